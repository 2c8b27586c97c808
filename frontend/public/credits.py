"""Where the geography comes from."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frontend.public import wording
from frontend.public.language import of_request
from frontend.public.page import page, render

_FILE = Path(settings.BASE_DIR) / "directory" / "data" / "credits.json"


@cache
def _sources() -> list[dict[str, Any]]:
    return list(json.loads(_FILE.read_text(encoding="utf-8")))


@page()
def credits_page(request: HttpRequest) -> HttpResponse:
    """Sources and licences of the bundled geography."""
    lang = of_request(request).lang
    credits_in_lang = [
        {**source, "what": source["what"][lang], "lang": wording.language_of(source["name"], lang)}
        for source in _sources()
    ]
    return render(request, "pages/credits.html", {"credits": credits_in_lang})
