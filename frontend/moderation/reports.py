"""What readers reported, and what is done with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from directory import kinds
from directory import reports as domain
from directory.models import HAS_PAGE, Person, Report
from frontend.moderation.decision import ReportDecisionForm
from frontend.moderation.lines import report_line
from frontend.moderation.queue import sections
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.signed_in import moderation_page, person_of

_MOST = 100
_STEPS: dict[str, tuple[Callable[..., None], Promise]] = {
    "pass_on": (domain.pass_on, _("載せた人に、もういちど確かめてもらいます。")),
    "take_out": (domain.take_out, _("見えないようにしました。順番待ちに入っています。")),
    "close": (domain.close, _("終わりにしました。")),
    "dismiss": (domain.dismiss, _("とりあげませんでした。")),
}


@moderation_page
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Those that wait, what may harm first; then those that are done with."""
    person, lang = person_of(request), of_request(request).lang
    context = {
        "lines": [report_line(each, lang) for each in domain.waiting(person)[:_MOST]],
        "handled": [report_line(each, lang) for each in domain.handled(person)[:_MOST]],
    }
    return render(request, "moderation/reports.html", sections(person, "reports") | context)


@moderation_page
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """One report with its words, and the form for what is done with it."""
    person = person_of(request)
    found = domain.report_of(person, report_id)
    if request.method != "POST":
        return _page(request, person, found, ReportDecisionForm())
    form = ReportDecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, person, found, form, status=400)
    step, done = _STEPS[form.cleaned_data["decision"]]
    try:
        step(found, by=person, note=form.cleaned_data["words"])
    except domain.AlreadyHandled:
        found.refresh_from_db()
        form.add_error(None, _("ほかの担当の人が、先に決めていました。"))
        return _page(request, person, found, form, status=409)
    except domain.CannotAsk:
        form.add_error("decision", _("もう載っていないので、これはできません。"))
        return _page(request, person, found, form, status=409)
    messages.success(request, str(done))
    return HttpResponseRedirect(reverse("moderation-reports"))


def _page(
    request: HttpRequest, person: Person, found: Report, form: ReportDecisionForm, status: int = 200
) -> HttpResponse:
    listing = found.listing
    context: dict[str, Any] = {
        "line": report_line(found, of_request(request).lang),
        "open": found.state in (Report.State.OPEN, Report.State.PASSED_ON),
        "url": reverse("listing", args=[kinds.get(listing.kind).path, listing.pk])
        if listing.status in HAS_PAGE
        else "",
        "form": form,
    }
    return render(request, "moderation/report.html", sections(person, "reports") | context, status=status)
