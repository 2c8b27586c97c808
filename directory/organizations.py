"""Organisations as their owners write them: beginning one, and changing what it says."""

from dataclasses import dataclass, fields
from typing import Any

from directory import access
from directory.history import recorded
from directory.models import Membership, Municipality, Organization, Person, Review
from directory.reviews import open_review
from directory.verification import VerificationState, verification_of

# So many a person may have that nobody has verified yet: somebody has to look at each.
MOST_UNVERIFIED = 5


class TooManyUnverified(ValueError):
    """The person has registered five organisations already that nobody has verified yet."""


@dataclass(frozen=True)
class OrganizationText:
    """What an owner says about an organisation. org_type: a key of the vocabulary's `org_type`."""

    name: str
    org_type: str
    municipality: Municipality
    name_kana: str = ""
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    website: str = ""


# What makes it this organisation and no other: once one of these changes, nobody has seen yet that it exists.
_IDENTITY = ("name", "municipality")


def create(text: OrganizationText, *, by: Person) -> Organization:
    """A new organisation that `by` owns. Somebody who looks after its prefecture is asked to look at it.

    Raises TooManyUnverified.
    """
    with recorded("create organization", by):
        # One at a time, so that two sent at once count each other.
        Person.objects.select_for_update(no_key=True).get(pk=by.pk)
        owned = Organization.objects.filter(memberships__person=by, memberships__role=Membership.Role.OWNER)
        if owned.filter(verified_at__isnull=True).count() >= MOST_UNVERIFIED:
            raise TooManyUnverified(by.pk)
        organization = Organization.objects.create(**_columns(text))
        Membership.objects.create(organization=organization, person=by, role=Membership.Role.OWNER)
        open_review(organization, reason=Review.Reason.NEW_ORGANIZATION, by=by)
    return organization


def edit(organization: Organization, text: OrganizationText, *, by: Person) -> None:
    """Change what the organisation says about itself; for owners (`access.OwnersOnly`).

    A verified one that takes another name or municipality is to be looked at anew, as is one that was sent
    back with words.
    """
    with recorded("edit organization", by):
        locked = Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
        access.require_owner(by, locked)
        columns = _columns(text)
        if any(getattr(locked, field) != columns[field] for field in _IDENTITY):
            locked.verified_at = locked.verified_by = None
        for field, value in columns.items():
            setattr(locked, field, value)
        locked.save()
        if verification_of(locked).state in (VerificationState.UNASKED, VerificationState.RETURNED):
            open_review(locked, reason=Review.Reason.NEW_ORGANIZATION, by=by)
    organization.refresh_from_db()


def _columns(text: OrganizationText) -> dict[str, Any]:
    return {field.name: getattr(text, field.name) for field in fields(text)}
