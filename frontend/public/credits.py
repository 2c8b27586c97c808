"""Where the geography comes from."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frontend.public.page import page, render

_FILE = Path(settings.BASE_DIR) / "directory" / "data" / "credits.json"


@cache
def _credits() -> list[dict[str, Any]]:
    return list(json.loads(_FILE.read_text(encoding="utf-8"))) if _FILE.exists() else []


@page()
def credits_page(request: HttpRequest) -> HttpResponse:
    """Sources and licences of the bundled geography, and of what the pages are made with."""
    return render(request, "pages/credits.html", {"credits": _credits()})
