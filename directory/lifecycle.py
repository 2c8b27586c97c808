"""What happens to a listing between its draft and its end. Every change of state goes through here.

Each function runs in a transaction and is recorded with who did it and why (pghistory context). A step
that the listing's state does not allow raises `NotAllowed`.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from directory import kinds
from directory.history import recorded
from directory.locks import hold_organization, hold_organizations
from directory.models import FINDABLE, Listing, Person, Status

_AT_ONCE = 1000


class NotAllowed(ValueError):
    """This step cannot be taken from the listing's present state."""


@contextmanager
def _recorded(
    listing: Listing, step: str, by: Person | None, why: str, allowed: tuple[str, ...]
) -> Iterator[Listing]:
    """Lock the listing, check its state, and record who takes which step and why."""
    with recorded(step, by, why):
        hold_organization(listing.organization_id)
        locked = Listing.objects.select_for_update().get(pk=listing.pk)
        if locked.status not in allowed:
            raise NotAllowed(f"cannot {step} a listing that is {locked.status}")
        yield locked
        locked.save()
    listing.refresh_from_db()


def publish(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """Make a draft, or one that was checked or closed, public. Counts as a confirmation."""
    allowed = (Status.DRAFT, Status.PENDING, Status.CLOSED)
    with _recorded(listing, "publish", by, why, allowed) as locked:
        locked.status = Status.PUBLISHED
        locked.published_at = locked.published_at or timezone.now()
        _confirm(locked)


def submit(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """It waits to be looked at before it is public (`directory.reviews`)."""
    allowed = (Status.DRAFT, Status.PENDING, *FINDABLE, Status.CLOSED)
    with _recorded(listing, "submit", by, why, allowed) as locked:
        locked.status = Status.PENDING


def give_back(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """What waited to be looked at is a draft again, for its owner to change."""
    with _recorded(listing, "give back", by, why, (Status.PENDING,)) as locked:
        locked.status = Status.DRAFT


def confirm(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """Say that what it says is still right: it stays fresh for its kind's period."""
    with _recorded(listing, "confirm", by, why, tuple(FINDABLE)) as locked:
        if locked.status == Status.NEEDS_CHECK:
            locked.status = Status.PUBLISHED
        _confirm(locked)


def pause(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """A group rests for a while. It stays findable, marked so, and does not expire meanwhile."""
    if not kinds.get(listing.kind).pauses:
        raise NotAllowed(f"a {listing.kind} does not pause")
    with _recorded(listing, "pause", by, why, (Status.PUBLISHED, Status.NEEDS_CHECK)) as locked:
        locked.status = Status.PAUSED


def resume(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """A group meets again."""
    with _recorded(listing, "resume", by, why, (Status.PAUSED,)) as locked:
        locked.status = Status.PUBLISHED
        _confirm(locked)


def close(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """It is over: no search finds it, its page says so."""
    with _recorded(listing, "close", by, why, tuple(FINDABLE)) as locked:
        locked.status = Status.CLOSED


def withdraw(listing: Listing, *, by: Person | None = None, why: str = "") -> None:
    """Take it away in one step, from any state."""
    with _recorded(listing, "withdraw", by, why, tuple(Status.values)) as locked:
        locked.status = Status.WITHDRAWN


def expire_due(
    now: datetime | None = None, *, tell: Callable[[Iterable[Listing]], None] = lambda _retired: None
) -> int:
    """Retire what nobody confirmed in time; returns how many. Safe to run at any time, any number of times.

    Each kind says what an unconfirmed listing becomes. A paused group is left alone. tell: called within the
    transaction with what was retired, so that its owners are told if and only if it happened.
    """
    due = Listing.objects.filter(status=Status.PUBLISHED, expires_at__lte=now or timezone.now())
    return sum(_retire(due.filter(kind=kind.key), kind.unconfirmed, tell) for kind in kinds.all_kinds())


def _retire(due: QuerySet[Listing], status: str, tell: Callable[[Iterable[Listing]], None]) -> int:
    """Some at a time: what was imported together expires together, and statements may not take long."""
    retired = 0
    while found := list(due.values_list("pk", "organization_id")[:_AT_ONCE]):
        ids = [pk for pk, _organization in found]
        with recorded("expire", why="not confirmed in time"):
            hold_organizations(organization for _pk, organization in found)
            # Asked again: one may have been confirmed meanwhile.
            locked = list(due.filter(pk__in=ids).select_for_update(no_key=True))
            still_due = Listing.objects.filter(pk__in=[listing.pk for listing in locked])
            retired += still_due.update(status=status, updated_at=timezone.now())
            tell(locked)
    return retired


def _confirm(listing: Listing) -> None:
    now, kind = timezone.now(), kinds.get(listing.kind)
    listing.confirmed_at = now
    listing.check_asked_at = None
    listing.expires_at = min(filter(None, (now + kind.freshness, kind.ends(listing))))
