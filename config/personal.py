"""Pages of people who have signed in are kept by nobody in between; others are asked about each time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PersonalPagesMiddleware:
    """`Cache-Control: private` for answers that depend on a session, `no-cache` for other pages: a kept copy
    is shown when its ETag is still that of the page (docs/decisions/0022-validators-of-pages.md).

    The session middleware (inside this one) says `Vary: Cookie` when a view looked into the session. Public
    pages do so only for who brings a session's cookie (`frontend.public.context`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(getattr(request, "session", None), "accessed", False):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        elif response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
