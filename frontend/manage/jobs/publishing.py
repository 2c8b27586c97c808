"""What a draft still needs, and publishing it."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory import access
from directory.models import Draft, Organization
from directory.texts import day, today, yen
from directory.vocabulary import Lang
from frontend.manage.jobs.kept import draft_page
from frontend.public.language import of_request
from frontend.public.page import method_not_allowed, render
from frontend.signed_in import organization_page, person_of
from jobs import adverts
from jobs import publishing as domain
from jobs.form.columns import unsaved
from jobs.form.fields import FIELDS, STEPS
from jobs.pay_words import pay_in_words
from jobs.publishing import Gate, Missing, gate_of
from jobs.readiness.instruments import item_words
from jobs.wages import is_current, minimum_wage, prefecture_of


@organization_page
@require_safe
def gate(request: HttpRequest, organization: Organization, draft_id: UUID) -> HttpResponse:
    """What is still missing and why, with a link to its step; and the button that publishes."""
    draft = adverts.draft_of(organization, draft_id)
    return _page(request, draft, gate_of(draft))


@draft_page
def publish(request: HttpRequest, organization: Organization, draft_id: UUID) -> HttpResponse:
    """Publish a draft. Pressed twice, both lead to the same job."""
    if request.method != "POST":
        return method_not_allowed(request, ("POST",))
    try:
        draft = adverts.draft_of(organization, draft_id)
    except access.NotYours:
        # The first of two presses was faster; of a draft that never was there is no job either.
        draft = Draft(pk=draft_id, organization=organization)
    try:
        listing, _outcome = domain.publish(draft, by=person_of(request))
    except domain.NotReady as refused:
        return _page(request, draft, refused.gate, status=400)
    return HttpResponseRedirect(reverse("manage-job", args=[organization.pk, listing.pk]))


def _page(request: HttpRequest, draft: Draft, gate: Gate, status: int = 200) -> HttpResponse:
    lang = of_request(request).lang
    context: dict[str, Any] = {
        "organization": draft.organization,
        "draft": draft,
        "gate": gate,
        "refused": status != 200,
        "steps": STEPS,
        "missing": _by_step(gate.missing),
        "wrong": [(FIELDS[name], words) for name, words in gate.wrong.items()],
        "stops": [(FIELDS[each.field], each) for each in gate.stops],
        "advice": [(FIELDS[each.field], each) for each in gate.advice],
        "core": [item_words(code, lang) for code in gate.core],
        "checklist": reverse("manage-readiness", args=[draft.organization_id, draft.workplace_id])
        if draft.workplace_id
        else "",
        "pay": _pay(draft, gate, lang),
    }
    return render(request, "manage/jobs/gate.html", context, status=status)


def _by_step(missing: tuple[Missing, ...]) -> list[tuple[Any, list[Missing]]]:
    named = {step.name: step for step in STEPS}
    return [(named[name], list(each)) for name, each in groupby(missing, key=lambda one: one.field.step)]


def _pay(draft: Draft, gate: Gate, lang: Lang) -> dict[str, Any]:
    """Pay as it will be shown, with the minimum wage beside it."""
    job = unsaved(draft, gate.said.values)
    wage = minimum_wage(prefecture_of(job), today())
    return {
        "words": pay_in_words(job, lang) if job.pay_unit else None,
        "standing": gate.standing.value,
        "held": gate.held,
        "minimum": yen(wage.yen, lang) if wage else "",
        "since": day(wage.effective_from, lang) if wage else "",
        "current": wage is not None and is_current(wage, today()),
    }
