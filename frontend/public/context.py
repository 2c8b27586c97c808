"""What every template knows."""

from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from directory.vocabulary import Lang
from frontend.public.language import LANGUAGES, address_in, of_request

# Quick exit leads to the weather of the Japan Meteorological Agency: a page nobody wonders about, of a public
# body, that opens fast and tracks nobody. Nothing is asked of it before the reader chooses to leave.
QUICK_EXIT = "https://www.jma.go.jp/bosai/map.html"


def site(request: HttpRequest) -> dict[str, Any]:
    """The language of the page, the same page in the others, and the way out."""
    language = of_request(request)
    lang: Lang = language.lang
    return {
        "language": language,
        "lang": lang,
        "languages": [
            {"language": other, "url": address_in(request, other), "current": other is language}
            for other in LANGUAGES
        ],
        "origin": _origin(request),
        "quick_exit": QUICK_EXIT,
    }


def _origin(request: HttpRequest) -> str:
    """Scheme and host for addresses that must be absolute; empty when the host is not one of ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
