"""Sessions of people who sign in. Machines have none: a cookie of theirs is neither read nor answered."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from config.errors import for_machines


class PageSessionMiddleware(SessionMiddleware):
    """Django's sessions, for pages alone."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """As Django's; an answer to a machine stays the same whatever cookie came with the question."""
        if for_machines(request):
            return response
        return super().process_response(request, response)
