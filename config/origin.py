"""Forms are taken from our own pages only, and no cookie is needed to know that.

Browsers say with every form where it comes from (`Sec-Fetch-Site`, and `Origin`, which no page can forge).
Django's token would need a cookie for everybody who opens a page with a form, and a form left open overnight
would be refused when it is sent at last (docs/decisions/0013-forms-by-origin.md).
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from config.readonly import SAFE_METHODS


class SameOriginMiddleware:
    """403 for a request that may change something and that a browser sends from another site.

    What names no origin at all is no browser: it holds no cookie of a person who did not mean to send it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS or from_here(request):
            return self.get_response(request)
        refused: HttpResponse = import_string(settings.CSRF_FAILURE_VIEW)(request)
        return refused


def from_here(request: HttpRequest) -> bool:
    """Whether a request comes from a page of this very host, or from no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        # `none`: typed or opened by the person themselves.
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    if origin in getattr(settings, "CSRF_TRUSTED_ORIGINS", ()):
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:  # no browser writes it like this
        return False
