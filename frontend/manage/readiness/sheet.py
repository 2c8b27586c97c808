"""The checklist as a sheet with what the workplace has written so far: to print, or as PDF, to talk over."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.mail import absolute
from directory.models import Draft, Organization, Workplace
from directory.texts import day
from directory.vocabulary import Lang
from frontend.manage.readiness import steps
from frontend.pdf import NoPdf, pdf_of
from frontend.pdf.answers import no_pdf, pdf_response
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.sheet import Sheet, filled_sheet, sheet_html
from frontend.signed_in import organization_page
from jobs.readiness import assessments, drafting, versions


@organization_page
@require_safe
def sheet(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """The draft, or else the newest version, as a page that prints as A4."""
    workplace = drafting.workplace_of(organization, workplace_id)
    filled = _filled(workplace, of_request(request).lang)
    if filled is None:
        return HttpResponseRedirect(reverse("worksheet"))
    context = {
        "sheet": filled,
        "pdf_url": reverse("manage-readiness-sheet-pdf", args=[organization.pk, workplace.pk]),
        "guide": absolute(reverse("employers")),
        "back_url": steps.url_of(workplace),
    }
    return render(request, "pages/worksheet.html", context)


@organization_page
@require_safe
def sheet_pdf(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """The same as PDF."""
    workplace = drafting.workplace_of(organization, workplace_id)
    language = of_request(request)
    filled = _filled(workplace, language.lang)
    if filled is None:
        return HttpResponseRedirect(reverse("worksheet-pdf"))
    try:
        document = pdf_of(sheet_html(filled, language))
    except NoPdf:
        return no_pdf(request, reverse("manage-readiness-sheet", args=[organization.pk, workplace.pk]))
    return pdf_response(document, "readiness-checklist.pdf")


def _filled(workplace: Workplace, lang: Lang) -> Sheet | None:
    draft, newest = drafting.draft_of(workplace), versions.newest(workplace.pk)
    if draft is not None:
        return filled_sheet(assessments.content_of(draft), lang, workplace=workplace.name)
    if newest is None:
        return None
    content = assessments.content_of(Draft(values=drafting.values_of(newest)))
    return filled_sheet(content, lang, workplace=workplace.name, answered_on=day(newest.answered_on, lang))
