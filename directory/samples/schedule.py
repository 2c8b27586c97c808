"""When invented groups meet."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from directory.meetings.occurrences import schedule_with
from directory.meetings.rule import WEEKDAYS
from directory.models import Listing, Meeting, MeetingChange
from directory.samples.parts import Text, columns, sample_id

_SATURDAY = 5
_PAIRS = [(1, 3), (2, 4)]
# Begin, and how many minutes.
_DAYTIME = [("10:00", 120), ("10:30", 90), ("13:00", 120), ("13:30", 120), ("14:00", 120)]
_EVENING = [("18:00", 120), ("18:30", 120), ("19:00", 90), ("19:00", 120)]
_OBON = range(12, 17)  # of August
_OBON_REST = Text(
    "お盆のため、お休みします。", "No meeting during Obon.", "お{盆|ぼん}なので {休|やす}みます。"
)
_ROOM_TAKEN = Text(
    "部屋が使えないため、次の週にします。",
    "A week later, as the room is taken.",
    "{部屋|へや}が {使|つか}えません。{次|つぎ}の {週|しゅう}に します。",
)
_What = MeetingChange.What


@dataclass(frozen=True)
class Planned:
    """The meetings of one group, and what is different on some of their days."""

    meetings: tuple[Meeting, ...]
    changes: tuple[MeetingChange, ...]


def plan(
    chance: random.Random, listing: Listing, today: datetime.date, slug: str, *, places: int, online: bool
) -> Planned:
    """A regular time. A group with two places meets at each once a month.

    places: how many it has. online: one can take part from anywhere.
    """
    weekday = WEEKDAYS[chance.choices(range(7), [8, 8, 10, 9, 8, 24, 18])[0]]
    rules = (
        [f"FREQ=MONTHLY;BYDAY={nth}{weekday}" for nth in (1, 3)] if places == 2 else [_rule(chance, weekday)]
    )
    evening = WEEKDAYS.index(weekday) < _SATURDAY and chance.random() < 0.45
    begin, minutes = chance.choice(_EVENING if evening else _DAYTIME)
    first = today - datetime.timedelta(days=420)
    meetings: list[Meeting] = []
    changes: list[MeetingChange] = []
    for number, rule in enumerate(rules):
        meeting = Meeting(
            id=sample_id("meeting", slug, number),
            group=listing,
            ordinal=number,
            starts_on=first,
            starts_at=datetime.time.fromisoformat(begin),
            duration=minutes,
            rrule=rule,
            skip_holidays=chance.random() < 0.15,
            place=number if places else None,
            online=online,
            newcomers=chance.choice([True, True, True, None]),
        )
        meeting.starts_on = schedule_with(meeting, []).aligned().start.date()
        meetings.append(meeting)
        changes += _changes(chance, meeting, today)
    return Planned(tuple(meetings), tuple(changes))


def _rule(chance: random.Random, weekday: str) -> str:
    """Every week, every other week (across New Year too), some weeks of a month, the last or the fifth."""
    nth = chance.randint(1, 4)
    first, second = chance.choice(_PAIRS)
    shapes = {
        f"FREQ=WEEKLY;BYDAY={weekday}": 20,
        f"FREQ=WEEKLY;INTERVAL=2;BYDAY={weekday}": 8,
        f"FREQ=MONTHLY;BYDAY={first}{weekday},{second}{weekday}": 25,
        f"FREQ=MONTHLY;BYDAY={nth}{weekday}": 30,
        f"FREQ=MONTHLY;BYDAY=-1{weekday}": 6,
        f"FREQ=MONTHLY;BYDAY=5{weekday}": 3,
        f"FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY={nth}{weekday}": 8,
    }
    return chance.choices(list(shapes), list(shapes.values()))[0]


def _changes(chance: random.Random, meeting: Meeting, today: datetime.date) -> Iterator[MeetingChange]:
    """Cancelled in Obon; now and then a date of the next weeks that is moved by a week."""
    schedule = schedule_with(meeting, [])
    days = [start.date() for start in schedule.between(today, today + datetime.timedelta(days=380))]
    for day in days:
        if day.month == 8 and day.day in _OBON:
            yield MeetingChange(
                meeting=meeting, day=day, what=_What.CANCELLED, **columns("reason", _OBON_REST)
            )
    later = days[1] + datetime.timedelta(days=7) if len(days) > 1 else None
    if later and later not in days and chance.random() < 0.12:
        yield MeetingChange(
            meeting=meeting,
            day=days[1],
            what=_What.MOVED,
            moved_on=later,
            moved_at=meeting.starts_at,
            **columns("reason", _ROOM_TAKEN),
        )
