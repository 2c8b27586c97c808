"""Who acts for an organisation, and as what. An organisation always keeps an owner."""

from typing import Any

from django.utils import timezone

from directory import access
from directory.history import recorded
from directory.models import Invitation, Membership, Organization, Person


class LastOwner(ValueError):
    """Without this person these organisations would have no owner. Somebody else becomes one first."""

    def __init__(self, organizations: list[Organization]) -> None:
        super().__init__(", ".join(str(organization.pk) for organization in organizations))
        self.organizations = organizations


class NoColleague(LookupError):
    """The person does not act for the organisation, or no longer does."""


def change_role(organization: Organization, person: Person, role: str, *, by: Person) -> None:
    """Make a colleague an owner or an editor; for owners. Raises LastOwner, NoColleague."""
    with recorded("change role", by):
        _lock(organization)
        access.require_owner(by, organization)
        membership = _membership(organization, person)
        if role != Membership.Role.OWNER:
            _require_another_owner(organization, person)
        membership.role = Membership.Role(role)
        membership.save()


def remove(organization: Organization, person: Person, *, by: Person) -> None:
    """A colleague no longer acts for the organisation; for owners. What they wrote stays with it.

    Invitations that the colleague could come back by end too, also those that they sent themselves: one may
    be to another address of theirs. Raises LastOwner, NoColleague.
    """
    with recorded("remove colleague", by):
        _lock(organization)
        access.require_owner(by, organization)
        _end(organization, person)
        _withdraw(organization, invited_by=person)


def leave(organization: Organization, *, by: Person) -> None:
    """`by` no longer acts for the organisation. Raises LastOwner, NoColleague."""
    with recorded("leave organization", by):
        _lock(organization)
        _end(organization, by)


def leave_all(person: Person) -> None:
    """Leave every organisation, before an account is deleted. Raises LastOwner, and then none is left."""
    with recorded("leave organizations", person):
        # One after the other in the same order everywhere, so that two who leave wait, and not in a circle.
        organizations = list(person.organizations.order_by("pk").select_for_update(no_key=True, of=("self",)))
        if alone := owned_alone(person):
            raise LastOwner(alone)
        for organization in organizations:
            _end(organization, person)


def hand_over(organization: Organization, to: Person, *, by: Person) -> None:
    """A colleague becomes owner, and `by` an editor, in one step. Raises NoColleague."""
    with recorded("hand over organization", by):
        _lock(organization)
        access.require_owner(by, organization)
        if to == by:
            raise NoColleague("handed over to oneself")
        receiver = _membership(organization, to)
        receiver.role = Membership.Role.OWNER
        receiver.save()
        giver = _membership(organization, by)
        giver.role = Membership.Role.EDITOR
        giver.save()


def owned_alone(person: Person) -> list[Organization]:
    """The organisations that would have no owner without this person."""
    others = Membership.objects.filter(role=Membership.Role.OWNER).exclude(person=person)
    owned = Organization.objects.filter(memberships__person=person, memberships__role=Membership.Role.OWNER)
    return list(owned.exclude(pk__in=others.values("organization")).order_by("name_kana", "pk"))


def _lock(organization: Organization) -> None:
    """Whoever changes who acts for an organisation waits here: two owners cannot leave at once."""
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)


def _membership(organization: Organization, person: Person) -> Membership:
    found = Membership.objects.filter(organization=organization, person=person).first()
    if found is None:
        raise NoColleague("not a member")
    return found


def _require_another_owner(organization: Organization, person: Person) -> None:
    owners = Membership.objects.filter(organization=organization, role=Membership.Role.OWNER)
    if not owners.exclude(person=person).exists():
        raise LastOwner([organization])


def _end(organization: Organization, person: Person) -> None:
    membership = _membership(organization, person)
    _require_another_owner(organization, person)
    membership.delete()
    _withdraw(organization, email__iexact=person.email)


def _withdraw(organization: Organization, **which: Any) -> None:
    """Invitations that nobody has accepted open nothing any more."""
    unanswered = Invitation.objects.filter(
        organization=organization, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    unanswered.filter(**which).update(withdrawn_at=timezone.now())
