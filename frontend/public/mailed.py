"""What pages behind links in mails have in common: nobody else keeps or finds them."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from frontend.public.page import render


def mailed_page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page whose address is a secret: kept nowhere in between, and not told to the pages it links to."""
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def unknown_link(request: HttpRequest) -> HttpResponse:
    """404 for a link that was altered, cut off or taken back."""
    return mailed_page(request, "pages/mailed_unknown.html", {}, status=404)
