"""One colleague: another role, handing over, leaving."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory import access, membership
from directory.models import Membership, Organization, Person
from frontend.manage.organizations.people import name_of
from frontend.public.page import render
from frontend.signed_in import organization_page, person_of

Step = Callable[[Organization, Person, Person], None]


def _owner(organization: Organization, colleague: Person, by: Person) -> None:
    membership.change_role(organization, colleague, Membership.Role.OWNER, by=by)


def _editor(organization: Organization, colleague: Person, by: Person) -> None:
    membership.change_role(organization, colleague, Membership.Role.EDITOR, by=by)


def _hand_over(organization: Organization, colleague: Person, by: Person) -> None:
    membership.hand_over(organization, colleague, by=by)


def _remove(organization: Organization, colleague: Person, by: Person) -> None:
    membership.remove(organization, colleague, by=by)


def _leave(organization: Organization, colleague: Person, by: Person) -> None:
    """Only ever oneself, whatever the address names."""
    membership.leave(organization, by=by)


_STEPS: dict[str, tuple[Step, Promise]] = {
    "owner": (_owner, _("役割を「管理する人」に変えました。")),
    "editor": (_editor, _("役割を「書く人」に変えました。")),
    "hand_over": (_hand_over, _("管理を引きつぎました。あなたは「書く人」になりました。")),
    "remove": (_remove, _("仲間から外しました。その人が書いたものは、団体に残っています。")),
    "leave": (_leave, _("団体からぬけました。あなたが書いたものは、団体に残っています。")),
}


@organization_page
def colleague(request: HttpRequest, organization: Organization, membership_id: int) -> HttpResponse:
    """What can be changed about a colleague; editors see only themselves here. POST: one of `_STEPS`."""
    person = person_of(request)
    subject = get_object_or_404(
        Membership.objects.select_related("person"), pk=membership_id, organization=organization
    )
    if subject.person != person:
        access.require_owner(person, organization)
    if request.method != "POST":
        return _page(request, organization, subject)
    if request.POST.get("step") not in _STEPS:
        raise Http404
    step, done = _STEPS[request.POST["step"]]
    try:
        step(organization, subject.person, person)
    except membership.NoColleague:
        raise Http404 from None
    except membership.LastOwner:
        return _page(request, organization, subject, last_owner=True)
    messages.success(request, str(done))
    if access.role_in(person, organization) is None:
        return redirect("manage")
    return redirect("manage-people", organization.pk)


def _page(
    request: HttpRequest, organization: Organization, subject: Membership, *, last_owner: bool = False
) -> HttpResponse:
    person = person_of(request)
    owns = access.owns(person, organization)
    context = {
        "organization": organization,
        "owns": owns,
        "subject": subject,
        "self": subject.person == person,
        "name": name_of(subject, for_owner=owns),
        "last_owner": last_owner,
    }
    return render(request, "manage/organizations/colleague.html", context, status=409 if last_owner else 200)
