"""Sessions of people who sign in. Machines have none: a cookie of theirs is neither read nor answered."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from config.errors import for_machines
from config.readonly import reads_only


class PageSessionMiddleware(SessionMiddleware):
    """Django's sessions, for pages alone."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """As Django's; an answer to a machine stays the same whatever cookie came with the question."""
        if for_machines(request):
            return response
        return super().process_response(request, response)


class SessionStore(DatabaseStore):
    """Sessions in the database, that may also end while a page is only read (`config.readonly`).

    A new password ends a person's sessions on other devices. Django notices that at their next request, and
    would delete the session in the middle of it.
    """

    def delete(self, session_key: str | None = None) -> None:
        """Delete the session's row. While nothing may be written it stays until it expires: it opens nothing,
        and the browser is told to forget its cookie."""
        if not reads_only():
            super().delete(session_key)
