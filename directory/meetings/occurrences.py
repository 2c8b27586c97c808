"""Every date of the coming year as a row, so that searches by place and time stay fast.

`write` derives them anew for some groups, in the transaction that changed a meeting; a task writes them all
each night, so that the window moves on (docs/decisions/0024-meetings-as-dates.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from directory.meetings.rule import TOKYO, WEEKDAYS, Rule
from directory.meetings.schedule import Schedule, at, ends
from directory.meetings.words import schedule_words
from directory.models import Group, Listing, Meeting, MeetingChange, Occurrence
from directory.texts import today
from directory.vocabulary import Lang

# Days that rows are kept before and after today.
BEHIND, AHEAD = 31, 400
_AT_ONCE = 200  # groups
_BETWEEN: dict[Lang, str] = {"ja": "、", "en": "; ", "easy": "、"}
# The columns of a group's words, by language, with how much each holds.
_TEXTS: tuple[tuple[Lang, str, int], ...] = (
    ("ja", "schedule_text", 200),
    ("en", "schedule_text_en", 300),
    ("easy", "schedule_text_easy", 400),
)
_COLUMNS = ("meeting_id", "group_id", "start", "end", "day", "original", "status", "place", "online")
_What = MeetingChange.What


@dataclass(frozen=True)
class Date:
    """A date of a meeting, aware, in its zone. original: when it was to begin; change: what is different."""

    meeting: Meeting
    start: datetime
    end: datetime
    original: datetime
    change: MeetingChange | None = None

    @property
    def cancelled(self) -> bool:
        return self.change is not None and self.change.what == _What.CANCELLED


def schedule_of(meeting: Meeting) -> Schedule:
    """The schedule of a meeting as it stands: without the days that were left out, with those added.

    Moved and cancelled days are still in it. Reads `meeting.changes`; prefetch them for many.
    """
    return schedule_with(meeting, meeting.changes.all())


def schedule_with(meeting: Meeting, changes: Iterable[MeetingChange]) -> Schedule:
    """The schedule of a meeting, saved or not, with these changes."""
    changes = list(changes)
    return Schedule(
        start=at(meeting.starts_on, meeting.starts_at),
        duration=timedelta(minutes=meeting.duration),
        rule=Rule.parse(meeting.rrule) if meeting.rrule else None,
        excluded=frozenset(change.day for change in changes if change.what == _What.LEFT_OUT),
        extra=tuple(
            at(change.day, change.moved_at or meeting.starts_at)
            for change in changes
            if change.what == _What.ADDED
        ),
        skip_holidays=meeting.skip_holidays,
        zone=ZoneInfo(meeting.zone),
    )


def dates(meeting: Meeting, first: date, last: date) -> list[Date]:
    """All dates of a meeting that begin on days (of its zone) from `first` to `last`, in order.

    Moved ones are where they were moved to; cancelled ones are among them, marked.
    """
    changes = {change.day: change for change in meeting.changes.all()}
    moved = [change for change in changes.values() if change.what == _What.MOVED]
    schedule = schedule_of(meeting)
    # A date that was moved into the window may come from outside of it.
    earliest = min([first, *(change.day for change in moved)])
    latest = max([last, *(change.day for change in moved)])
    found = []
    for original in schedule.between(earliest, latest):
        change = changes.get(original.date())
        start = original
        if change and change.what == _What.MOVED and change.moved_on and change.moved_at:
            start = at(change.moved_on, change.moved_at).replace(tzinfo=schedule.zone)
        if first <= start.date() <= last:
            found.append(Date(meeting, start, ends(start, schedule.duration), original, change))
    return sorted(found, key=lambda each: (each.start, each.original))


def next_dates(group: Listing, count: int) -> list[Date]:
    """The next dates of a group, cancelled ones among them: those that have not ended. In two statements."""
    now = timezone.now()
    first = timezone.localdate(now) - timedelta(days=2)  # one that began before midnight may still go on
    found = [
        each
        for meeting in group.meetings.prefetch_related("changes")
        for each in dates(meeting, first, first + timedelta(days=AHEAD))
        if each.end > now
    ]
    return sorted(found, key=lambda each: each.start)[:count]


def write(group_ids: Iterable[UUID]) -> int:
    """Write the dates of some groups anew, and what else follows from their meetings (`summary`).

    One transaction; returns how many dates were new, changed or gone.
    """
    ids = list(group_ids)
    first, last = today() - timedelta(days=BEHIND), today() + timedelta(days=AHEAD)
    with transaction.atomic():
        groups = list(Group.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
        meetings = list(
            Meeting.objects.filter(group_id__in=ids).order_by("ordinal", "id").prefetch_related("changes")
        )
        wanted = {row.pk: row for meeting in meetings for row in _rows(meeting, first, last)}
        written = _bring_to(wanted, Occurrence.objects.filter(group_id__in=ids))
        for group in groups:
            _write_summary(group, [meeting for meeting in meetings if meeting.group_id == group.pk])
    return written


def _bring_to(wanted: dict[UUID, Occurrence], there: QuerySet[Occurrence]) -> int:
    """Make the rows `there` the wanted ones; those that are right stay untouched."""
    right, wrong = set(), []
    for row in there:
        new = wanted.get(row.pk)
        if new is not None and all(getattr(row, name) == getattr(new, name) for name in _COLUMNS):
            right.add(row.pk)
        else:
            wrong.append(row.pk)
    Occurrence.objects.filter(pk__in=wrong).delete()
    missing = [row for key, row in wanted.items() if key not in right]
    Occurrence.objects.bulk_create(missing, batch_size=2000)
    return len(wrong) + len(missing)


def write_all() -> int:
    """Write the dates of every group anew, some groups at a time. May run at any time, and again."""
    written, after = 0, UUID(int=0)
    while ids := list(
        Meeting.objects.filter(group_id__gt=after)
        .order_by("group_id")
        .values_list("group_id", flat=True)
        .distinct()[:_AT_ONCE]
    ):
        written += write(ids)
        after = ids[-1]
    return written


def _rows(meeting: Meeting, first: date, last: date) -> Iterator[Occurrence]:
    for each in dates(meeting, first, last):
        yield Occurrence(
            id=occurrence_id(meeting, each.original),
            meeting=meeting,
            group_id=meeting.group_id,
            start=each.start,
            end=each.end,
            day=each.start.astimezone(TOKYO).date(),
            original=each.original,
            status=Occurrence.Status.CANCELLED if each.cancelled else Occurrence.Status.SCHEDULED,
            place=meeting.place,
            online=meeting.online,
        )


def occurrence_id(meeting: Meeting, original: datetime) -> UUID:
    """The id that a date of a meeting always has."""
    return uuid5(meeting.pk, original.astimezone(UTC).isoformat())


def summary(schedules: list[Schedule]) -> dict[str, Any]:
    """What cards and filters say of schedules, as columns of `Group`.

    Of none, nothing: then a group keeps its owner's own words.
    """
    if not schedules:
        return {"weekday": []}
    texts = {
        name: _as_many_as_fit([schedule_words(schedule, lang) for schedule in schedules], lang, longest)
        for lang, name, longest in _TEXTS
    }
    return {"weekday": _weekdays(schedules), **texts}


def summary_of(meetings: Iterable[Meeting], changes: Iterable[MeetingChange]) -> dict[str, Any]:
    """The summary of meetings, saved or not, with their changes."""
    by_meeting: dict[UUID, list[MeetingChange]] = defaultdict(list)
    for change in changes:
        by_meeting[change.meeting_id].append(change)
    return summary([schedule_with(meeting, by_meeting[meeting.pk]) for meeting in meetings])


def _write_summary(group: Group, meetings: list[Meeting]) -> None:
    wanted = summary([schedule_of(meeting) for meeting in meetings])
    changed = {name: value for name, value in wanted.items() if getattr(group, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(group, name, value)
        group.save(update_fields=list(changed))


def _as_many_as_fit(sentences: list[str], lang: Lang, longest: int) -> str:
    """The sentences as one text. What does not fit stands on the group's page, with every meeting."""
    text = ""
    for sentence in dict.fromkeys(sentences):
        longer = f"{text}{_BETWEEN[lang]}{sentence}" if text else sentence
        if len(longer) > longest:
            break
        text = longer
    return text


def _weekdays(schedules: list[Schedule]) -> list[str]:
    """`mo` to `su` in the order of the week: what the rules name; of one that names none, its next dates."""
    found: set[int] = set()
    for schedule in schedules:
        if schedule.rule and schedule.rule.days:
            found |= {day.weekday for day in schedule.rule.days}
        else:
            first = today()
            found |= {start.weekday() for start in schedule.between(first, first + timedelta(days=AHEAD))}
    return [name.lower() for number, name in enumerate(WEEKDAYS) if number in found]
