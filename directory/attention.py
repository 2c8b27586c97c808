"""What waits for the people of an organisation, oldest first.

Parts of the domain register what may wait: a subject and a provider that looks for it. Nothing here knows
words or addresses; `frontend/manage/attention.py` has both for every subject.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from directory.models import Membership, Organization, Person


@dataclass(frozen=True)
class Attention:
    """One thing that somebody should look at.

    since: when it began to wait. key: the id of what it is about, as text; name: what that is called by its
    owner. kind: of the listing it is about, if it is about one. until: when it ends, if it does. said: what a
    moderator wrote. owners_only: editors can do nothing about it, so they are not told.
    """

    since: datetime
    key: str
    name: str = ""
    kind: str = ""
    until: datetime | None = None
    said: str = ""
    owners_only: bool = False


@dataclass(frozen=True)
class Waiting:
    """What waits, of which subject, for whom and for which organisation."""

    person: Person
    organization: Organization
    subject: str
    item: Attention


Provider = Callable[[Organization], Iterable[Attention]]
_PROVIDERS: dict[str, Provider] = {}


def register(subject: str, provider: Provider) -> None:
    """Make a subject known. Raises ValueError when it is taken."""
    if subject in _PROVIDERS:
        raise ValueError(f"what waits as {subject!r} is registered twice")
    _PROVIDERS[subject] = provider


def subjects() -> frozenset[str]:
    """Every subject that may wait."""
    return frozenset(_PROVIDERS)


def waiting_for(person: Person, organization: Organization | None = None) -> list[Waiting]:
    """What waits for a person in all their organisations, or in one of them; oldest first."""
    memberships = Membership.objects.filter(person=person).select_related("organization")
    if organization is not None:
        memberships = memberships.filter(organization=organization)
    found = [
        Waiting(person, membership.organization, subject, item)
        for membership in memberships
        for subject, provider in _PROVIDERS.items()
        for item in provider(membership.organization)
        if membership.role == Membership.Role.OWNER or not item.owners_only
    ]
    return sorted(found, key=lambda each: (each.item.since, each.subject, each.item.key))
