"""Changing when a group meets. Every change goes through here: checked, recorded, its dates written anew."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from directory.history import recorded
from directory.meetings.errors import BadSchedule
from directory.meetings.occurrences import schedule_of, schedule_with, write
from directory.meetings.schedule import MOST_EXCEPTIONS
from directory.models import Listing, ListingPlace, Meeting, MeetingChange, Person
from directory.texts import today

MOST_MEETINGS = 20  # of one group
_What = MeetingChange.What


@dataclass(frozen=True)
class Reason:
    """Why a date is different, as everybody may read it."""

    ja: str = ""
    en: str = ""
    easy: str = ""

    @property
    def columns(self) -> dict[str, str]:
        return {"reason": self.ja, "reason_en": self.en, "reason_easy": self.easy}


@dataclass(frozen=True)
class Plan:
    """What a meeting is to be: the columns of `Meeting` that its owner decides."""

    starts_on: date
    starts_at: time
    duration: int
    rrule: str = ""
    skip_holidays: bool = False
    place: int | None = None
    online: bool = False
    newcomers: bool | None = None
    joining_url: str = ""
    zone: str = "Asia/Tokyo"
    left_out: frozenset[date] = field(default_factory=frozenset)

    @property
    def columns(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "left_out"}


def add(group: Listing, plan: Plan, *, by: Person | None = None) -> Meeting:
    """A new meeting of a group. Raises BadSchedule, naming the part that is wrong."""
    with recorded("add_meeting", by):
        Listing.objects.select_for_update().get(pk=group.pk)
        count = Meeting.objects.filter(group=group).count()
        if count >= MOST_MEETINGS:
            raise BadSchedule("meetings", _("集まりの日時は、%(most)dつまでです。") % {"most": MOST_MEETINGS})
        meeting = Meeting(group=group, ordinal=count)
        _set(meeting, plan)
        return meeting


def change(meeting: Meeting, plan: Plan, *, by: Person | None = None) -> None:
    """Make a meeting what is planned. What was said about dates that are no longer its own goes with them.

    Raises BadSchedule.
    """
    with recorded("change_meeting", by):
        meeting.sequence += 1
        _set(meeting, plan)
        schedule = schedule_of(meeting)
        for each in meeting.changes.exclude(what=_What.ADDED):
            if each.what != _What.LEFT_OUT and not schedule.takes_place_on(each.day):
                each.delete()
        _write(meeting)


def remove(meeting: Meeting, *, by: Person | None = None) -> None:
    """The group no longer meets like this."""
    with recorded("remove_meeting", by):
        group_id = meeting.group_id
        meeting.delete()
        write([group_id])


def cancel(meeting: Meeting, day: date, reason: Reason | None = None, *, by: Person | None = None) -> None:
    """Call one date off: it stays in calendars, marked, with its reason.

    Raises BadSchedule when the group does not meet on that day.
    """
    _change_day(meeting, day, "cancel_date", by, what=_What.CANCELLED, reason=reason)


def move(
    meeting: Meeting, day: date, to: date, at: time, reason: Reason | None = None, *, by: Person | None = None
) -> None:
    """Put one date elsewhere in time. Raises BadSchedule when the group does not meet on that day."""
    _change_day(meeting, day, "move_date", by, what=_What.MOVED, reason=reason, moved_on=to, moved_at=at)


def restore(meeting: Meeting, day: date, *, by: Person | None = None) -> None:
    """Take back what was said about one date: it takes place as the rule says."""
    with recorded("restore_date", by):
        meeting.changes.filter(day=day, what__in=(_What.CANCELLED, _What.MOVED)).delete()
        _grow(meeting)
        _write(meeting)


def leave_out(meeting: Meeting, day: date, *, by: Person | None = None) -> None:
    """A date that is not announced at all. Raises BadSchedule when the group does not meet on that day."""
    _change_day(meeting, day, "leave_date_out", by, what=_What.LEFT_OUT)


def add_date(meeting: Meeting, day: date, at: time, *, by: Person | None = None) -> None:
    """A further date outside of the rule. Raises BadSchedule when it meets on that day anyway."""
    with recorded("add_date", by):
        if schedule_of(meeting).takes_place_on(day):
            raise BadSchedule("day", _("その日は、もう予定に入っています。"))
        _put(meeting, day, what=_What.ADDED, moved_at=at)


def _change_day(
    meeting: Meeting,
    day: date,
    step: str,
    by: Person | None,
    *,
    what: str,
    reason: Reason | None = None,
    **values: Any,
) -> None:
    with recorded(step, by):
        if not schedule_of(meeting).takes_place_on(day):
            raise BadSchedule(
                "day", _("%(day)s は、この集まりの日ではありません。") % {"day": day.isoformat()}
            )
        _put(meeting, day, what=what, **(reason or Reason()).columns, **values)


def _put(meeting: Meeting, day: date, **values: Any) -> None:
    if meeting.changes.exclude(day=day).count() >= MOST_EXCEPTIONS:
        raise BadSchedule(
            "exceptions", _("例外の日は、あわせて%(most)d日までです。") % {"most": MOST_EXCEPTIONS}
        )
    nothing: Mapping[str, Any] = {"moved_on": None, "moved_at": None, **Reason().columns}
    meeting.changes.update_or_create(day=day, defaults={**nothing, **values})
    _grow(meeting)
    _write(meeting)


def _set(meeting: Meeting, plan: Plan) -> None:
    if plan.zone not in available_timezones():
        raise BadSchedule("zone", _("この時間帯は分かりません。"))
    for name, value in plan.columns.items():
        setattr(meeting, name, value)
    places = ListingPlace.objects.filter(listing_id=meeting.group_id).count()
    if plan.place is not None and plan.place >= places:
        raise BadSchedule("place", _("この場所はありません。"))
    if plan.place is None and not plan.online:
        raise BadSchedule("place", _("場所をえらぶか、オンラインにしてください。"))
    left_out = [MeetingChange(meeting=meeting, day=day, what=_What.LEFT_OUT) for day in plan.left_out]
    schedule = schedule_with(meeting, left_out)
    schedule.check(today())
    meeting.starts_on = schedule.aligned().start.date()
    meeting.save()
    for change in left_out:
        meeting.changes.get_or_create(day=change.day, defaults={"what": _What.LEFT_OUT})
    _write(meeting)


def _grow(meeting: Meeting) -> None:
    """Calendars take what has a higher number (RFC 5545, 3.8.7.4)."""
    meeting.sequence += 1
    meeting.save(update_fields=["sequence", "updated_at"])


def _write(meeting: Meeting) -> None:
    group_id: UUID = meeting.group_id
    write([group_id])
