"""The link for a peer worker employed there, with which they may sign the checklist. Made by owners."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from directory import access
from directory.mail import absolute
from directory.models import Organization
from directory.texts import current_lang, day
from frontend.manage.readiness import steps
from frontend.public.page import method_not_allowed, render
from frontend.signed_in import organization_page, person_of
from jobs.readiness import cosigning, drafting

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


@organization_page
def cosign(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """GET: what it is. POST: a new link, shown once. Nothing here tells what became of a link."""
    workplace = drafting.workplace_of(organization, workplace_id)
    if request.method not in _METHODS:
        return method_not_allowed(request, _METHODS)
    link, status = "", 200
    if request.method == "POST":
        try:
            secret = cosigning.make_link(workplace, by=person_of(request))
            link = absolute(reverse("cosign", args=[secret]))
        except cosigning.NoChecklist:
            status = 409
    made = cosigning.last_link_made(workplace)
    return render(
        request,
        "manage/readiness/cosign.html",
        {
            **steps.frame(organization, workplace, ""),
            "owns": access.owns(person_of(request), organization),
            "ready": cosigning.current_version(workplace) is not None,
            "link": link,
            "made": day(timezone.localdate(made), current_lang()) if made else "",
        },
        status=status,
    )
