"""The link in a mail that says with one button: it is still like this. No sign-in, one listing, once.

The link is signed and nothing of it is stored. It names the listing, the end that it warns of and the person
it was sent to, so that
- it is used up by itself as soon as the listing has another end (docs/decisions/0020-confirming-by-mail.md),
- it opens nothing for somebody who no longer acts for the organisation,
- the confirmation is recorded as that person's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.core import signing
from django.utils import timezone

from directory import kinds, lifecycle, mail
from directory.access import role_in
from directory.history import recorded
from directory.locks import hold_organization
from directory.models import FINDABLE, Listing, Person
from directory.vocabulary import Lang

_SALT = "directory.confirming"
# After the end of which it warned a link opens nothing for longer than this.
LASTS = timedelta(days=180)


class LinkState(StrEnum):
    """open: it can be confirmed. used: it was confirmed since, by this link or otherwise. over: the listing
    is closed or withdrawn. ends: its own end comes (a deadline), so confirming would not keep it. old: the
    link is too old.
    """

    OPEN = "open"
    USED = "used"
    OVER = "over"
    ENDS = "ends"
    OLD = "old"


@dataclass(frozen=True)
class Link:
    """What a link in a mail stands for. ends_at: the end of which it warned."""

    listing: Listing
    person: Person
    ends_at: datetime | None


class CannotConfirm(ValueError):
    """The link does not confirm its listing (any more): `state` says why."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(state)
        self.state = state


def link(listing: Listing, person: Person) -> str:
    """The address in a mail to a person, in their language, that confirms a listing as it stands now."""
    return mail.address("confirm", token(listing, person), lang=mail.lang_of(person.language))


def token(listing: Listing, person: Person) -> str:
    """The signed part of the address."""
    ends = listing.expires_at.isoformat() if listing.expires_at else ""
    return signing.dumps([str(listing.pk), ends, person.pk], salt=_SALT)


def read(text: str) -> Link | None:
    """What a token stands for. None: it was altered, or its person no longer acts for the organisation."""
    try:
        listing_id, ends, person_id = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    listing = Listing.objects.select_related("organization").filter(pk=UUID(listing_id)).first()
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if listing is None or person is None or role_in(person, listing.organization) is None:
        return None
    return Link(listing, person, datetime.fromisoformat(ends) if ends else None)


def state_of(opened: Link) -> LinkState:
    """Whether a link confirms its listing now, and if not, why not."""
    listing, now = opened.listing, timezone.now()
    if listing.status not in FINDABLE:
        return LinkState.OVER
    if listing.expires_at != opened.ends_at:
        return LinkState.USED
    if opened.ends_at and now > opened.ends_at + LASTS:
        return LinkState.OLD
    if not prolongs(listing) and listing.check_asked_at is None:
        return LinkState.ENDS
    return LinkState.OPEN


def prolongs(listing: Listing) -> bool:
    """Whether confirming keeps a listing longer: not beyond an end of its own."""
    ends = kinds.get(listing.kind).ends(listing)
    return ends is None or listing.expires_at is None or listing.expires_at < ends


def confirm(opened: Link) -> None:
    """Say that it is still like this. Pressed twice, it is done once. Raises CannotConfirm."""
    with recorded("confirm by mail", opened.person):
        hold_organization(opened.listing.organization_id)
        locked = Listing.objects.select_for_update().get(pk=opened.listing.pk)
        state = state_of(Link(locked, opened.person, opened.ends_at))
        if state != LinkState.OPEN:
            raise CannotConfirm(state)
        lifecycle.confirm(locked, by=opened.person)
    opened.listing.refresh_from_db()


def close(opened: Link) -> None:
    """Say that it is over. Raises CannotConfirm when it is already, or when the link is used up."""
    with recorded("close by mail", opened.person):
        hold_organization(opened.listing.organization_id)
        locked = Listing.objects.select_for_update().get(pk=opened.listing.pk)
        state = state_of(Link(locked, opened.person, opened.ends_at))
        if state not in (LinkState.OPEN, LinkState.ENDS):
            raise CannotConfirm(state)
        lifecycle.close(locked, by=opened.person)
    opened.listing.refresh_from_db()


def lang_of(opened: Link) -> Lang:
    """The language of the person it was sent to."""
    return mail.lang_of(opened.person.language)
