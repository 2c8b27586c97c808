"""Where to turn when things are hard."""

from django.http import HttpRequest, HttpResponse

from directory.crisis import CHECKED_ON, EMERGENCY, LINES
from directory.texts import day
from frontend.public.language import of_request
from frontend.public.page import page, render


@page()
def crisis(request: HttpRequest) -> HttpResponse:
    """The crisis lines; works without scripts, prints on one sheet."""
    return render(
        request,
        "pages/crisis.html",
        {"lines": LINES, "emergency": EMERGENCY, "checked_on": day(CHECKED_ON, of_request(request).lang)},
    )
