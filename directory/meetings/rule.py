"""A recurrence rule (RFC 5545, 3.3.10): read strictly, written in one form.

Groups meet once a day at most, so rules of hours, minutes and seconds are refused; everything else that the
standard knows is kept, whether our own editor can write it or not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from directory.meetings.errors import BadSchedule

TOKYO = ZoneInfo("Asia/Tokyo")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
LONGEST = 400  # characters
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_DATE = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)


@dataclass(frozen=True)
class NthDay:
    """A weekday (0 is Monday); nth: which of a month or year, negative from its end, 0 for every one."""

    weekday: int
    nth: int = 0

    def __str__(self) -> str:
        return f"{self.nth or ''}{WEEKDAYS[self.weekday]}"


@dataclass(frozen=True)
class Rule:
    """What repeats. Tuples are empty where the rule does not name a part.

    until: the last day (in the zone of the schedule), inclusive. count: how many in all. At most one of both.
    """

    frequency: str
    interval: int = 1
    days: tuple[NthDay, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None

    @classmethod
    def parse(cls, text: str, *, zone: ZoneInfo = TOKYO, at: time = time.min) -> "Rule":
        """Read the value of an RRULE. Raises BadSchedule("rrule", ...) for what is no rule of ours.

        zone, at: where and at what time of day it takes place: an UNTIL in UTC may end before that day's.
        """
        return _parse(text, zone, at)

    def __str__(self) -> str:
        """The value of the RRULE, in one order. `until` is the end of its day, as local time of the schedule:
        `directory.meetings.schedule` gives calendars the moment in UTC.
        """
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        for name, values in (
            ("BYMONTH", self.months),
            ("BYWEEKNO", self.weeks),
            ("BYYEARDAY", self.year_days),
            ("BYMONTHDAY", self.month_days),
            ("BYDAY", self.days),
            ("BYSETPOS", self.positions),
        ):
            if values:
                parts.append(f"{name}={','.join(str(value) for value in values)}")
        if self.week_start:
            parts.append(f"WKST={WEEKDAYS[self.week_start]}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}T235959")
        return ";".join(parts)

    def starting(self, start: datetime) -> Any:
        """dateutil's rule from a start (without a zone: wall-clock time)."""
        return rrulestr(str(self), dtstart=start)


def _parse(text: str, zone: ZoneInfo, at: time) -> Rule:
    if len(text) > LONGEST:
        raise _bad(_("くり返しの決まりが長すぎます。%(longest)d文字までです。") % {"longest": LONGEST})
    parts: dict[str, str] = {}
    for part in text.strip().removeprefix("RRULE:").upper().split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value:
            raise _bad(_("くり返しの決まり「%(part)s」が読めません。") % {"part": part[:40]})
        if name in parts:
            raise _bad(_("くり返しの決まりに「%(part)s」が2回あります。") % {"part": name[:40]})
        parts[name] = value
    frequency = parts.pop("FREQ", "")
    if frequency not in FREQUENCIES:
        raise _bad(_("くり返しは、毎日・毎週・毎月・毎年のどれかにしてください。"))
    fields: dict[str, Any] = {"frequency": frequency}
    for name, value in parts.items():
        known = _PARTS.get(name)
        if known is None:
            raise _bad(_("くり返しの決まりの「%(part)s」は使えません。") % {"part": name[:40]})
        field, read = known
        try:
            fields[field] = _until(value, zone, at) if field == "until" else read(value)
        except ValueError:
            shown = f"{name}={value}"[:40]
            raise _bad(_("くり返しの決まり「%(part)s」が読めません。") % {"part": shown}) from None
    rule = Rule(**fields)
    _check(rule)
    return rule


def _check(rule: Rule) -> None:
    """What the standard forbids in combination (RFC 5545, 3.3.10)."""
    numbered = any(day.nth for day in rule.days)
    forbidden = (
        (rule.count is not None and rule.until is not None, "COUNT, UNTIL"),
        (numbered and rule.frequency not in ("MONTHLY", "YEARLY"), "BYDAY"),
        (numbered and rule.weeks, "BYDAY, BYWEEKNO"),
        (rule.month_days and rule.frequency == "WEEKLY", "BYMONTHDAY"),
        (rule.year_days and rule.frequency != "YEARLY", "BYYEARDAY"),
        (rule.weeks and rule.frequency != "YEARLY", "BYWEEKNO"),
        (
            rule.positions
            and not (rule.days or rule.month_days or rule.months or rule.year_days or rule.weeks),
            "BYSETPOS",
        ),
    )
    for wrong, names in forbidden:
        if wrong:
            raise _bad(_("くり返しの決まりで「%(part)s」は、この形では使えません。") % {"part": names})


def _bad(message: str) -> BadSchedule:
    return BadSchedule("rrule", message)


def _whole(lowest: int, highest: int, *, signed: bool = False) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[+-]?\d{1,4}" if signed else r"\d{1,4}", text, re.ASCII):
            raise ValueError(text)
        number = int(text)
        if not lowest <= abs(number) <= highest:
            raise ValueError(text)
        return number

    return read


def _several(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    def read_all(text: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(read(part) for part in text.split(",")))

    return read_all


def _day(text: str) -> NthDay:
    match = _DAY.fullmatch(text)
    if not match or abs(nth := int(match[1] or 0)) > 53 or (match[1] and not nth):
        raise ValueError(text)
    return NthDay(WEEKDAYS.index(match[2]), nth)


def _until(text: str, zone: ZoneInfo, at: time) -> date:
    """The last day on which it may begin at `at`."""
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    day, clock, utc = match.groups()
    if not clock:
        return datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007  # a day has no zone
    end = datetime.strptime(day + clock, "%Y%m%d%H%M%S").replace(tzinfo=UTC if utc else zone).astimezone(zone)
    return end.date() if end.time() >= at else end.date() - timedelta(days=1)


def _week_start(text: str) -> int:
    return WEEKDAYS.index(text)


_PARTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "INTERVAL": ("interval", _whole(1, 400)),
    "COUNT": ("count", _whole(1, 2000)),
    "UNTIL": ("until", str),
    "BYDAY": ("days", _several(_day)),
    "BYMONTHDAY": ("month_days", _several(_whole(1, 31, signed=True))),
    "BYMONTH": ("months", _several(_whole(1, 12))),
    "BYSETPOS": ("positions", _several(_whole(1, 366, signed=True))),
    "BYYEARDAY": ("year_days", _several(_whole(1, 366, signed=True))),
    "BYWEEKNO": ("weeks", _several(_whole(1, 53, signed=True))),
    "WKST": ("week_start", _week_start),
}
