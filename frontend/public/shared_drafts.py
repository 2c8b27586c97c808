"""A draft that its organisation hands on by a link, to be agreed upon: nobody else can guess the address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from directory.drafts import shared_draft
from directory.models import Draft
from frontend.pdf import NoPdf, pdf_of
from frontend.public.jobs.draft import draft_context
from frontend.public.jobs.page import JobPage
from frontend.public.language import of_request
from frontend.public.page import page, render
from jobs.adverts import PURPOSE


@page()
def draft_page(request: HttpRequest, share_key: str) -> HttpResponse:
    """The draft, marked as one."""
    draft = _draft(share_key)
    return _private(render(request, "pages/draft.html", draft_context(draft, of_request(request).lang)))


@page()
def draft_pdf(request: HttpRequest, share_key: str) -> HttpResponse:
    """The draft on paper. 503 where no PDF can be made: the page can be printed instead."""
    draft = _draft(share_key)
    context = draft_context(draft, of_request(request).lang)
    said: JobPage = context["job"]
    context["sections"] = (said.work, said.time, said.pay, said.place, said.support, said.asked, said.people,
                           said.contract)  # fmt: skip
    try:
        pdf = pdf_of(render_to_string("paper/draft.html", context, request))
    except NoPdf:
        return _private(HttpResponse(_("いまPDFを作れません。ページを印刷してください。"), status=503))
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="draft.pdf"'
    return _private(response)


def _draft(share_key: str) -> Draft:
    draft = shared_draft(share_key)
    if draft is None or draft.purpose != PURPOSE:
        raise Http404
    return draft


def _private(response: HttpResponse) -> HttpResponse:
    """Seen by whoever has the link, kept by nobody in between, found by no search engine."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
