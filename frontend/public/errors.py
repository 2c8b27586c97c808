"""Calm answers when something is not there, not allowed or broken, with ways on."""

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string

from frontend.public.page import bad_request as render_bad_request
from frontend.public.page import render

# Shown when even the error page cannot be made: no template, no style, no database.
_LAST_RESORT = (
    '<!doctype html><html lang="ja"><meta charset="utf-8"><title>となり</title>'
    "<h1>いま、うまく動いていません</h1><p>あなたのせいではありません。少し待ってから、もういちど開いてください。</p>"
    '<p lang="en">Something is not working right now. It is not your fault. Please try again in a while.</p>'
    '<p><a href="/crisis/">つらいときの相談先</a></p></html>'
)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is at this address."""
    return render(request, "errors/404.html", {}, status=404)


def gone(request: HttpRequest) -> HttpResponse:
    """410: there was something, and its owner took it down."""
    return render(request, "errors/410.html", {}, status=410)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this reader."""
    return render(request, "errors/403.html", {}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form was sent that this site did not make, or made too long ago."""
    return render(request, "errors/403.html", {"form_expired": True}, status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: tried too often. Nothing is lost, and it opens again by itself."""
    return render(request, "errors/429.html", {}, status=429)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a request no page can read."""
    return render_bad_request(request, [])


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Stands on as little as possible."""
    try:
        return HttpResponse(render_to_string("errors/500.html", {}, request), status=500)
    except (TemplateDoesNotExist, ImproperlyConfigured, OSError, RuntimeError):
        return HttpResponse(_LAST_RESORT, status=500)
