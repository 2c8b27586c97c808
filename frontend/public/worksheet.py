"""The readiness checklist as a sheet, for people who have no account: to print, or as PDF."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from directory.mail import absolute
from frontend.pdf import NoPdf
from frontend.pdf.answers import no_pdf, pdf_response
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.sheet import empty_pdf, empty_sheet
from jobs.readiness.instruments import current


@page()
def worksheet(request: HttpRequest) -> HttpResponse:
    """The sheet as a page; prints as A4."""
    context = {
        "sheet": empty_sheet(of_request(request).lang),
        "pdf_url": reverse("worksheet-pdf"),
        "guide": absolute(reverse("employers")),
    }
    return render(request, "pages/worksheet.html", context)


@page()
def worksheet_pdf(request: HttpRequest) -> HttpResponse:
    """The sheet as PDF."""
    try:
        document = empty_pdf(of_request(request), current().version)
    except NoPdf:
        return no_pdf(request, reverse("worksheet"))
    return pdf_response(document, "readiness-checklist.pdf")
