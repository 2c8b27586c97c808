"""What every template knows."""

from typing import Any

from django.conf import settings
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
        "signed_in": _signed_in(request),
    }


def _signed_in(request: HttpRequest) -> bool:
    """Whether the reader has signed in. Who brings no session's cookie is not looked up: their pages are the
    same for everybody, and may be kept by caches (`config.personal`)."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    # None where a request was refused before anybody looked who it is from.
    reader = getattr(request, "user", None)
    return reader is not None and reader.is_authenticated


def _origin(request: HttpRequest) -> str:
    """Scheme and host for addresses that must be absolute; empty when the host is not one of ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""
