"""The dates that follow from a schedule: a start, a rule, what is left out, what is added (RFC 5545).

Times are wall-clock times of the schedule's zone, as RFC 5545 wants it: a meeting at 14:00 stays at 14:00
when the clocks change. A time that the clocks skip is read with the offset before the change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

import jpholiday
from django.utils.translation import gettext as _

from directory.meetings.errors import BadSchedule
from directory.meetings.rule import TOKYO, Rule

EARLIEST = date(2000, 1, 1)
LATEST_YEARS = 5  # how far ahead a first meeting may be
LONGEST = timedelta(hours=48)
MOST_EXCEPTIONS = 500
# Endless rules are followed to here. One that has no date until then has none at all (the rarest true one is
# a weekday on 29 February), and dateutil would look for it until the year 9999.
_HORIZON = date(2100, 12, 31)


@dataclass(frozen=True)
class Schedule:
    """When something takes place.

    start: the first time, wall-clock, without a zone. duration: more than 0, at most 48 hours.
    excluded: days on which it does not take place. extra: further times. skip_holidays: not on public
    holidays of Japan.
    """

    start: datetime
    duration: timedelta
    rule: Rule | None = None
    excluded: frozenset[date] = frozenset()
    extra: tuple[datetime, ...] = ()
    skip_holidays: bool = False
    zone: ZoneInfo = TOKYO

    def check(self, today: date) -> None:
        """Raises BadSchedule where it cannot be kept."""
        if not EARLIEST <= self.start.date() <= _years_after(today, LATEST_YEARS):
            raise BadSchedule(
                "start",
                _("はじまる日は、%(first)d年から%(last)d年までにしてください。")
                % {"first": EARLIEST.year, "last": today.year + LATEST_YEARS},
            )
        if self.duration <= timedelta(0):
            raise BadSchedule("duration", _("終わる時間を、はじまる時間より後にしてください。"))
        if self.duration > LONGEST:
            raise BadSchedule("duration", _("1回は48時間までです。"))
        if len(self.excluded) + len(self.extra) > MOST_EXCEPTIONS:
            raise BadSchedule(
                "exceptions", _("例外の日は、あわせて%(most)d日までです。") % {"most": MOST_EXCEPTIONS}
            )
        if self.rule and self.rule.until and self.rule.until < self.start.date():
            raise BadSchedule("rrule", _("終わる日を、はじまる日より後にしてください。"))
        if next(self._by_rule(), None) is None:
            raise BadSchedule("rrule", _("この決まりに当てはまる日は、ありません。"))

    def aligned(self) -> "Schedule":
        """The same schedule from the first day that its rule names: RFC 5545 leaves open what a start means
        that is none of the rule's days. Raises BadSchedule when there is no such day.
        """
        first = next(self._by_rule(), None)
        if first is None:
            raise BadSchedule("rrule", _("この決まりに当てはまる日は、ありません。"))
        return replace(self, start=first)

    def between(self, first: date, last: date) -> list[datetime]:
        """Every time it begins on days of the schedule's zone from `first` to `last`, both included.

        Aware, in order, each once.
        """
        found = set()
        for start in self._all():
            if start.date() > last:
                break
            if start.date() >= first:
                found.add(start)
        found |= {extra for extra in self.extra if first <= extra.date() <= last}
        return [start.replace(tzinfo=self.zone) for start in sorted(found)]

    def upcoming(self, after: datetime, count: int) -> list[datetime]:
        """The next times that begin after a moment (aware): at most `count`."""
        local = after.astimezone(self.zone).replace(tzinfo=None)
        by_rule = islice((start for start in self._all() if start > local), count)
        extra = (start for start in self.extra if start > local)
        return [start.replace(tzinfo=self.zone) for start in sorted({*by_rule, *extra})[:count]]

    def takes_place_on(self, day: date) -> bool:
        """Whether it begins on that day."""
        return bool(self.between(day, day))

    def _all(self) -> Iterator[datetime]:
        """Times of the rule without the days that are left out; endless where the rule is."""
        for start in self._by_rule():
            if start.date() in self.excluded or (self.skip_holidays and is_holiday(start.date())):
                continue
            yield start

    def _by_rule(self) -> Iterator[datetime]:
        if self.rule is None:
            yield self.start
            return
        endless = self.rule.count is None and self.rule.until is None
        yield from (replace(self.rule, until=_HORIZON) if endless else self.rule).starting(self.start)


@cache
def is_holiday(day: date) -> bool:
    """Whether a day is a public holiday of Japan (Act on National Holidays, with substitute holidays)."""
    return bool(jpholiday.is_holiday(day))


def ends(start: datetime, duration: timedelta) -> datetime:
    """When a meeting that begins at `start` (aware) ends: by the clock on the wall, past midnight too."""
    return (start.replace(tzinfo=None) + duration).replace(tzinfo=start.tzinfo)


def at(day: date, clock: time) -> datetime:
    """A day and a time of day as one, without a zone."""
    return datetime.combine(day, clock)


def _years_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))
