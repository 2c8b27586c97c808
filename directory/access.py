"""Who may do what. Every face asks here; what is not somebody's is not there for them."""

from uuid import UUID

from directory.models import Membership, Organization, Person


class NotYours(LookupError):
    """There is no such thing for this person. Faces answer 404, so that nobody learns what others have."""


class OwnersOnly(PermissionError):
    """Somebody who acts for the organisation asks for what only its owners decide. Faces answer 403."""


def organization_of(person: Person, organization_id: UUID | str) -> Organization:
    """The organisation, if the person acts for it. Raises NotYours otherwise."""
    found = Organization.objects.filter(pk=organization_id, memberships__person=person).first()
    if found is None:
        raise NotYours("organization")
    return found


def role_in(person: Person, organization: Organization) -> str | None:
    """`owner`, `editor`, or None: asked each time, so that someone who was removed can do nothing more."""
    return (
        Membership.objects.filter(person=person, organization=organization)
        .values_list("role", flat=True)
        .first()
    )


def owns(person: Person, organization: Organization) -> bool:
    """Whether the person looks after the organisation: invites, hands over, changes roles."""
    return role_in(person, organization) == Membership.Role.OWNER


def require_owner(person: Person, organization: Organization) -> None:
    """Raises OwnersOnly for an editor, and NotYours for who does not act for the organisation."""
    role = role_in(person, organization)
    if role is None:
        raise NotYours("organization")
    if role != Membership.Role.OWNER:
        raise OwnersOnly(role)


def require_member(person: Person, organization: Organization) -> None:
    """Raises NotYours for who does not act for the organisation (any more)."""
    if role_in(person, organization) is None:
        raise NotYours("organization")


def is_operator(person: Person) -> bool:
    """Whether the person runs this site."""
    return person.is_active and person.is_superuser


def moderated_prefectures(person: Person) -> frozenset[str]:
    """JIS X 0401 codes of the prefectures that the person looks after. An operator's are all of them: none is
    named, see `may_moderate`."""
    return frozenset(person.moderates.values_list("prefecture_id", flat=True))


def may_moderate(person: Person, prefecture_code: str) -> bool:
    """Whether the person decides about listings of a prefecture."""
    return is_operator(person) or prefecture_code in moderated_prefectures(person)


def is_moderator(person: Person) -> bool:
    """Whether the person looks after any prefecture, or runs this site."""
    return is_operator(person) or person.moderates.exists()
