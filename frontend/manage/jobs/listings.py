"""An organisation's jobs: all of them, and what one can do with each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory import lifecycle, reviews
from directory.models import Listing, Organization, Person, Review, Status
from directory.texts import day, last_day
from directory.vocabulary import Lang, label
from frontend.public.language import of_request
from frontend.public.page import method_not_allowed, render
from frontend.signed_in import organization_page, person_of
from jobs import adverts
from jobs.form.fields import STEPS
from jobs.publishing import outcome_of


@organization_page
@require_safe
def jobs(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Adverts in the making, and jobs with their state."""
    lang = of_request(request).lang
    drafts = adverts.drafts_of(organization)
    context = {
        "organization": organization,
        "drafts": [(draft, adverts.name_of(draft)) for draft in drafts],
        "first_step": STEPS[0].name,
        "jobs": [_row(listing, lang) for listing in adverts.jobs_of(organization)],
    }
    return render(request, "manage/jobs/list.html", context)


@organization_page
@require_safe
def job(request: HttpRequest, organization: Organization, listing_id: UUID) -> HttpResponse:
    """One job: how it stands, until when, and what can be done."""
    listing = adverts.job_of(organization, listing_id)
    lang = of_request(request).lang
    returned = listing.reviews.exclude(words="").order_by("-decided_at").first()
    context = _row(listing, lang) | {
        "organization": organization,
        "outcome": outcome_of(listing).value,
        "review_days": reviews.REVIEW_DAYS,
        "returned": returned if listing.status == Status.DRAFT else None,
        "changeable": listing.status in adverts.CHANGEABLE,
        "public": listing.status in (Status.PUBLISHED, Status.CLOSED),
    }
    return render(request, "manage/jobs/job.html", context)


def _row(listing: Listing, lang: Lang) -> dict[str, Any]:
    expires = listing.expires_at if listing.status == Status.PUBLISHED else None
    return {
        "listing": listing,
        "status": label("listing_status", listing.status, lang),
        "until": day(last_day(expires), lang) if expires else "",
        "open": listing.status == Status.PUBLISHED,
    }


@organization_page
def edit(request: HttpRequest, organization: Organization, listing_id: UUID) -> HttpResponse:
    """Begin to change a job; what is public stays as it is until the change is published."""
    listing = adverts.job_of(organization, listing_id)
    if request.method != "POST":
        return method_not_allowed(request, ("POST",))
    draft = adverts.change(listing, by=person_of(request))
    return HttpResponseRedirect(reverse("manage-job-step", args=[organization.pk, draft.pk, STEPS[0].name]))


Step = Callable[..., None]


def _button(request: HttpRequest, organization: Organization, listing_id: UUID, step: Step) -> HttpResponse:
    """A step of a job's life: a page with one button, and the step when it is pressed."""
    listing = adverts.job_of(organization, listing_id)
    back = HttpResponseRedirect(reverse("manage-job", args=[organization.pk, listing.pk]))
    if request.method != "POST":
        context = _row(listing, of_request(request).lang) | {
            "organization": organization,
            "step": step.__name__,
        }
        return render(request, "manage/jobs/button.html", context)
    try:
        step(listing, by=person_of(request))
    except lifecycle.NotAllowed:
        messages.warning(request, _("いまの状態では、できません。"))
    else:
        messages.success(request, _("できました。"))
    return back


@organization_page
def confirm(request: HttpRequest, organization: Organization, listing_id: UUID) -> HttpResponse:
    """Everything it says is still right."""
    return _button(request, organization, listing_id, lifecycle.confirm)


@organization_page
def close(request: HttpRequest, organization: Organization, listing_id: UUID) -> HttpResponse:
    """The search for somebody is over."""
    return _button(request, organization, listing_id, lifecycle.close)


@organization_page
def withdraw(request: HttpRequest, organization: Organization, listing_id: UUID) -> HttpResponse:
    """Take it away, from any state."""
    return _button(request, organization, listing_id, withdraw_job)


def withdraw_job(listing: Listing, *, by: Person) -> None:
    """A job that waits to be looked at is taken back first."""
    if listing.reviews.filter(state=Review.State.OPEN).exists() and listing.status == Status.PENDING:
        reviews.take_back(listing, by=by)
    lifecycle.withdraw(listing, by=by)
