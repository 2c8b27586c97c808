"""Mails about what ends soon: 14 and 3 days before, and when it has ended. Each once, none missed.

What was sent is written down (`Reminder`) in the transaction that sends it. After a break the nearest of the
mails that are due is sent, and the others, which would be stale, are not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from directory import confirming, kinds, lifecycle, mail
from directory.models import Listing, Person, Reminder, Status
from directory.owners import HAS_OWNER, write_to_owners
from directory.texts import day, last_day, without_ruby
from directory.vocabulary import Lang

DAYS_BEFORE = (14, 3)
# A notice that something has ended is still sent so long after.
_NOTICE_LASTS = timedelta(days=30)
# So many mails' worth at a time, so that no transaction takes long.
_AT_ONCE = 100


@dataclass(frozen=True)
class Mark:
    """The mail that is due for what ends after one moment and until the other."""

    days: int
    after: datetime
    until: datetime


def marks(now: datetime) -> list[Mark]:
    """The mails before an end: between 14 and 3 days before it the first, from then on the second."""
    last, first = (now + timedelta(days=days) for days in sorted(DAYS_BEFORE))
    return [Mark(max(DAYS_BEFORE), last, first), Mark(min(DAYS_BEFORE), now, last)]


def ended(now: datetime) -> Mark:
    """The notice that it has ended."""
    return Mark(0, now - _NOTICE_LASTS, now)


def send_due(subject: str, items: QuerySet[Any], mark: Mark, write: Callable[[Any, int], None]) -> int:
    """Send the mail of a mark for each of `items` (with `expires_at`) that it was not sent for; how many.

    Run twice at once, one of the two fails at the constraint `reminder_once` and undoes what it sent; the
    next hour goes on from there.
    """
    sent = Reminder.objects.filter(
        subject=subject, key=OuterRef("pk"), ends_at=OuterRef("expires_at"), days=mark.days
    )
    due = items.filter(Q(expires_at__gt=mark.after, expires_at__lte=mark.until), ~Exists(sent))
    count = 0
    while True:
        with transaction.atomic():
            batch = list(
                due.select_for_update(of=("self",), no_key=True, skip_locked=True).order_by("expires_at")[
                    :_AT_ONCE
                ]
            )
            Reminder.objects.bulk_create(
                Reminder(subject=subject, key=item.pk, ends_at=item.expires_at, days=mark.days)
                for item in batch
            )
            for item in batch:
                write(item, mark.days)
        if not batch:
            return count
        count += len(batch)


def remind_of_listings(now: datetime | None = None) -> int:
    """Warn the owners of listings that nobody confirmed, 14 and 3 days before they retire. Returns how many.

    What was confirmed after the moment of a mail (a job whose deadline is next week) is spared that mail.
    """
    moment = now or timezone.now()
    owned = Listing.objects.filter(status=Status.PUBLISHED).filter(HAS_OWNER).select_related("organization")
    return sum(
        send_due(
            "listing",
            owned.exclude(confirmed_at__gte=F("expires_at") - timedelta(days=mark.days)),
            mark,
            _remind,
        )
        for mark in marks(moment)
    )


def retire_listings(now: datetime | None = None) -> int:
    """Retire what nobody confirmed in time, and tell its owners in the same transaction. Returns how many."""
    return lifecycle.expire_due(now, tell=_tell_retired)


def _remind(listing: Listing, days: int) -> None:
    _write("listing_ends", listing)


def _tell_retired(listings: Iterable[Listing]) -> None:
    ids = [listing.pk for listing in listings]
    for listing in Listing.objects.filter(HAS_OWNER, pk__in=ids).select_related("organization"):
        _write("listing_retired", listing)


def _write(name: str, listing: Listing) -> None:
    kind = kinds.get(listing.kind)

    def context(person: Person, lang: Lang) -> dict[str, object]:
        return {
            "name": without_ruby(listing.title),
            "ends_on": day(last_day(listing.expires_at), lang) if listing.expires_at else "",
            "closes": kind.unconfirmed == Status.CLOSED,
            "own_end": not confirming.prolongs(listing),
            "link": confirming.link(listing, person),
            "manage": mail.address("manage", lang=lang),
        }

    write_to_owners(listing.organization, name, context)
