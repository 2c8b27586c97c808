"""Calm answers when something is not there, not allowed or broken, with ways on."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError
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


def come_back(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """429: this reader's line asks for much at once; 503: everybody does, or the database is slow."""
    return _standing_on_little(request, status, {"own": status == HTTPStatus.TOO_MANY_REQUESTS})


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _standing_on_little(request, HTTPStatus.INTERNAL_SERVER_ERROR, {})


def _standing_on_little(request: HttpRequest, status: HTTPStatus, context: dict[str, Any]) -> HttpResponse:
    """A page for when much may be broken: and a few sentences without style when even that cannot be
    made."""
    request.user = AnonymousUser()  # nobody asks the database who is reading
    template = "errors/500.html" if status == HTTPStatus.INTERNAL_SERVER_ERROR else "errors/busy.html"
    try:
        return HttpResponse(render_to_string(template, context, request), status=status)
    except (
        DatabaseError,
        InterfaceError,
        TemplateDoesNotExist,
        ImproperlyConfigured,
        OSError,
        RuntimeError,
    ):
        return HttpResponse(_LAST_RESORT, status=status)
