"""Sheets that everybody may print and use."""

from django.http import HttpRequest, HttpResponse

from frontend.public.language import of_request
from frontend.public.page import page, render
from jobs.readiness.guides import guide


@page()
def hand_over(request: HttpRequest) -> HttpResponse:
    """A template to write on when a manager or colleague moves on."""
    return _page(request, "hand_over", room_to_write=True)


@page()
def interview(request: HttpRequest) -> HttpResponse:
    """What to ask in an interview, and what not."""
    return _page(request, "interview", room_to_write=False)


def _page(request: HttpRequest, name: str, *, room_to_write: bool) -> HttpResponse:
    shown = guide(name, of_request(request).lang)
    return render(request, "pages/readiness/guide.html", {"guide": shown, "room_to_write": room_to_write})
