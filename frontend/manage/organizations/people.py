"""The people who act for an organisation, and whom they have invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from directory import access, invitations
from directory.models import Invitation, Membership, Organization
from directory.texts import day
from frontend.manage.organizations.forms import InvitationForm
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.signed_in import organization_page, person_of


@organization_page
def people(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Who acts for the organisation. POST: an owner invites somebody."""
    if request.method != "POST":
        return _page(request, organization, InvitationForm())
    access.require_owner(person_of(request), organization)
    form = InvitationForm(request.POST)
    if form.is_valid() and _invited(request, organization, form):
        messages.success(request, _("%(email)s に招待を送りました。") % {"email": form.cleaned_data["email"]})
        return redirect("manage-people", organization.pk)
    return _page(request, organization, form, status=400)


@organization_page
def invitation_withdraw(
    request: HttpRequest, organization: Organization, invitation_id: UUID
) -> HttpResponse:
    """POST: the link of an invitation opens nothing any more."""
    if request.method == "POST":
        invitation = get_object_or_404(Invitation, pk=invitation_id, organization=organization)
        invitations.withdraw(invitation, by=person_of(request))
        messages.success(request, _("招待を取り消しました。"))
    return redirect("manage-people", organization.pk)


def name_of(membership: Membership, *, for_owner: bool) -> str:
    """What colleagues call a person; only owners see an address."""
    return membership.person.nickname or (membership.person.email if for_owner else _("呼び名のない人"))


def _invited(request: HttpRequest, organization: Organization, form: InvitationForm) -> bool:
    """Send the invitation; where it cannot be sent the form says why."""
    values = form.cleaned_data
    try:
        invitations.invite(
            organization,
            values["email"],
            values["role"],
            lang=values["lang"],
            by=person_of(request),
        )
    except invitations.AlreadyColleague:
        form.add_error("email", _("この人は、もうこの団体の仲間です。"))
    except invitations.TooManyInvitations:
        form.add_error("email", _("一日に送れる招待は20通までです。明日、もう一度送ってください。"))
    return form.is_valid()


def _page(
    request: HttpRequest, organization: Organization, form: InvitationForm, status: int = 200
) -> HttpResponse:
    person, lang = person_of(request), of_request(request).lang
    owns = access.owns(person, organization)
    colleagues = [
        {
            "id": each.pk,
            "name": name_of(each, for_owner=owns),
            "email": each.person.email if owns and each.person.nickname else "",
            "role": each.role,
            "self": each.person_id == person.pk,
        }
        for each in organization.memberships.select_related("person").order_by("created_at", "pk")
    ]
    invited = [
        {
            "id": each.pk,
            "email": each.email,
            "role": each.role,
            "until": day(timezone.localdate(each.expires_at), lang),
            "over": each.expires_at <= timezone.now(),
        }
        for each in (invitations.unanswered(organization) if owns else ())
    ]
    context = {
        "organization": organization,
        "owns": owns,
        "colleagues": colleagues,
        "invited": invited,
        "form": form,
    }
    return render(request, "manage/organizations/people.html", context, status=status)
