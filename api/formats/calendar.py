"""Meetings as iCalendar (RFC 5545), so that a phone can subscribe to them.

What a lock screen shows names no group: SUMMARY is neutral, the group stands in DESCRIPTION. Outlook takes
one ordinal a rule, so a "2nd and 4th Saturday" is two events. Dates that a rule alone cannot leave out
(public holidays) are left out one by one, as far ahead as the calendar looks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.utils.translation import gettext as _

from directory.meetings.occurrences import schedule_of
from directory.meetings.schedule import Schedule, at, ends, is_holiday
from directory.models import Meeting, MeetingChange
from directory.texts import owner_text, without_ruby
from directory.vocabulary import Lang

AHEAD = timedelta(days=732)  # for what is left out one by one
_What = MeetingChange.What


@dataclass(frozen=True)
class Entry:
    """A meeting with what a calendar says of it, in the reader's language.

    group: what the group is called. place: where, as far as may be shown. url: of the group's page, absolute.
    sample: fictional.
    """

    meeting: Meeting
    group: str
    place: str
    url: str
    sample: bool = False


def calendar(entries: Iterable[Entry], *, name: str, lang: Lang, today: date) -> bytes:
    """A calendar of meetings; prefetch their changes. CRLF and folding at 75 octets are icalendar's work."""
    book = icalendar.Calendar()
    book.add("prodid", "-//Tonari//Meetings//JA")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    book.add("x-wr-timezone", "Asia/Tokyo")
    book.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    book.add("x-published-ttl", "PT12H")
    zones: dict[str, ZoneInfo] = {}
    events: list[icalendar.Event] = []
    for entry in entries:
        zones.setdefault(entry.meeting.zone, ZoneInfo(entry.meeting.zone))
        events += _events(entry, lang, today)
    for zone in zones.values():
        book.add_component(icalendar.Timezone.from_tzinfo(zone, first_date=date(2020, 1, 1)))
    for event in events:
        book.add_component(event)
    return book.to_ical()


def _events(entry: Entry, lang: Lang, today: date) -> list[icalendar.Event]:
    meeting = entry.meeting
    schedule = schedule_of(meeting)
    changes = {change.day: change for change in meeting.changes.all()}
    found: list[icalendar.Event] = []
    for number, part in enumerate(_parts(schedule)):
        uid = _uid(meeting, f"-{number}" if number else "")
        event = _event(entry, uid, part.start.replace(tzinfo=part.zone), part.duration)
        if part.rule:
            event.add("rrule", icalendar.vRecur.from_ical(_for_calendars(part)))
        if part.rule and (left_out := sorted(_left_out(part, today))):
            event.add("exdate", [at(day, part.start.time()).replace(tzinfo=part.zone) for day in left_out])
        found.append(event)
        for day, change in changes.items():
            if change.what in (_What.CANCELLED, _What.MOVED) and part.takes_place_on(day):
                found.append(_changed(entry, uid, part, change, lang))
    for extra in schedule.extra:
        uid = _uid(meeting, f"-{extra:%Y%m%d}")
        found.append(_event(entry, uid, extra.replace(tzinfo=schedule.zone), schedule.duration))
    return found


def _parts(schedule: Schedule) -> list[Schedule]:
    """The schedule as such whose rules have one ordinal each, without what was added to it."""
    alone = replace(schedule, extra=())
    rule = schedule.rule
    if rule is None or len(rule.days) < 2 or rule.positions or not all(day.nth for day in rule.days):
        return [alone]
    if rule.count is not None:
        # So many of all together end on some day: each part ends on it.
        *_others, last = rule.starting(schedule.start)
        rule = replace(rule, count=None, until=last.date())
    parts = (replace(alone, rule=replace(rule, days=(day,))) for day in rule.days)
    return [part.aligned() for part in parts if _has_dates(part)]


def _has_dates(schedule: Schedule) -> bool:
    return schedule.rule is None or next(iter(schedule.rule.starting(schedule.start)), None) is not None


def _for_calendars(schedule: Schedule) -> str:
    """The rule as calendars want it: UNTIL is a moment in UTC (RFC 5545, 3.3.10)."""
    assert schedule.rule is not None
    text = str(replace(schedule.rule, until=None))
    if schedule.rule.until is None:
        return text
    last = at(schedule.rule.until, schedule.start.time()).replace(tzinfo=schedule.zone)
    return f"{text};UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _left_out(schedule: Schedule, today: date) -> set[date]:
    """Days of the rule on which it does not take place."""
    whole = replace(schedule, excluded=frozenset(), skip_holidays=False)
    days = {day for day in schedule.excluded if whole.takes_place_on(day)}
    if schedule.skip_holidays:
        coming = whole.between(max(schedule.start.date(), today - timedelta(days=92)), today + AHEAD)
        days |= {start.date() for start in coming if is_holiday(start.date())}
    return days


def _event(entry: Entry, uid: str, start: datetime, duration: timedelta) -> icalendar.Event:
    meeting = entry.meeting
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", meeting.updated_at.astimezone(UTC))
    event.add("last-modified", meeting.updated_at.astimezone(UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", start)
    event.add("dtend", ends(start, duration))
    event.add("summary", _("見本の予定") if entry.sample else _("となりの予定"))
    event.add("description", "\n".join(filter(None, (entry.group, meeting.joining_url, entry.url))))
    event.add("url", entry.url)
    if entry.place:
        event.add("location", entry.place)
    event.add("transp", "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _changed(entry: Entry, uid: str, part: Schedule, change: MeetingChange, lang: Lang) -> icalendar.Event:
    """The event of one day that is cancelled or moved: it takes the place of the rule's."""
    original = at(change.day, part.start.time()).replace(tzinfo=part.zone)
    start = original
    if change.what == _What.MOVED and change.moved_on and change.moved_at:
        start = at(change.moved_on, change.moved_at).replace(tzinfo=part.zone)
    event = _event(entry, uid, start, part.duration)
    event.add("recurrence-id", original)
    words = without_ruby(owner_text(_Spoken(change, entry), "reason", lang)[0])
    if change.what == _What.CANCELLED:
        event.add("status", "CANCELLED")
        _put(event, "summary", _("中止：%(summary)s") % {"summary": str(event["summary"])})
    if words:
        _put(event, "description", f"{words}\n{event['description']}")
    return event


def _put(event: icalendar.Event, name: str, value: Any) -> None:
    del event[name]
    event.add(name, value)


class _Spoken:
    """A change with the language that its group writes in."""

    def __init__(self, change: MeetingChange, entry: Entry) -> None:
        self.language = entry.meeting.group.language
        self.reason, self.reason_en, self.reason_easy = change.reason, change.reason_en, change.reason_easy


def _uid(meeting: Meeting, suffix: str) -> str:
    """Stays the same for ever: calendars know an event by it."""
    return f"{meeting.pk}{suffix}@tonari"
