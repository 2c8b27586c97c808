"""What this site is, and what it keeps of its readers."""

from django.http import HttpRequest, HttpResponse

from frontend.public.page import page, render


@page()
def about(request: HttpRequest) -> HttpResponse:
    """What the site does, and what it does not do."""
    return render(request, "pages/about.html", {})


@page()
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, what is not."""
    return render(request, "pages/privacy.html", {})
