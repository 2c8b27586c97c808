"""How pages answer with a PDF, and what they answer when there is none."""

from django.http import HttpRequest, HttpResponse

from frontend.public.page import render


def pdf_response(document: bytes, name: str) -> HttpResponse:
    """A PDF that browsers show, and save under a name."""
    response = HttpResponse(document, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def no_pdf(request: HttpRequest, instead: str) -> HttpResponse:
    """503: it could not be made just now. instead: the page that can be printed in its place."""
    return render(request, "errors/no_pdf.html", {"instead": instead}, status=503)
