"""Pay made comparable: yen an hour and yen a month, by one rule.

A year has 52 weeks; a month is a twelfth of it. What is paid a month or a year is divided by hours a week:
the lower bound by the most hours that the advert names, the upper bound by the fewest. What is paid a day is
divided by the hours of a day, what is paid a session by the hours of a session. Where hours are not written
the worth of an hour is unknown, and unknown matches no search.

`LOWEST_HOURLY_YEN` says the same in SQL; a property test holds one against the other.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Self

from jobs.models import Job

WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12
WEEKS_A_MONTH = Fraction(WEEKS_A_YEAR, MONTHS_A_YEAR)

# SQL over a row `d` of jobs_job: the lower bound in yen an hour, null where it is unknown.
_HOURS_A_YEAR = f"nullif({WEEKS_A_YEAR} * coalesce(d.hours_week_max, d.hours_week_min), 0)"
LOWEST_HOURLY_YEN = f"""CASE d.pay_unit
    WHEN 'hourly' THEN d.pay_min
    WHEN 'daily' THEN d.pay_min / nullif(d.hours_day, 0)
    WHEN 'monthly' THEN d.pay_min * {MONTHS_A_YEAR} / {_HOURS_A_YEAR}
    WHEN 'annual' THEN d.pay_min / {_HOURS_A_YEAR}
    WHEN 'per_session' THEN d.pay_min / nullif(d.session_hours, 0)
END"""


class Assumption(StrEnum):
    """What a figure rests on; pages say it beside the figure (`jobs/pay_words.py`)."""

    WEEKS = "weeks"  # 52 weeks a year, a month is a twelfth
    HOURS_WEEK = "hours_week"  # the hours a week of the advert
    HOURS_DAY = "hours_day"
    DAYS_WEEK = "days_week"
    SESSION_HOURS = "session_hours"
    ASSIGNMENTS = "assignments"
    FIXED_OVERTIME = "fixed_overtime"  # overtime paid in advance may be part of the wage


@dataclass(frozen=True)
class Bounds:
    """A lower and an upper bound, exact."""

    low: Fraction
    high: Fraction

    def in_yen(self) -> tuple[int, int]:
        """Whole yen: the lower bound rounded down, the upper one up, so that neither promises too much."""
        return floor(self.low), ceil(self.high)

    def times(self, few: Fraction, many: Fraction) -> Self:
        return type(self)(self.low * few, self.high * many)

    def over(self, few: Fraction, many: Fraction) -> Self:
        """Divided so that the lower bound is the least it can be."""
        return type(self)(self.low / many, self.high / few)


@dataclass(frozen=True)
class Comparable:
    """What a job pays, in yen an hour and yen a month; None where it is unknown."""

    hourly: Bounds | None
    monthly: Bounds | None
    assumptions: tuple[Assumption, ...] = ()


def comparable(job: Job) -> Comparable:
    """A job's pay by the rule of this module. Unknown for what is no pay: expenses, none, B-type wages."""
    if job.pay_min is None:
        return Comparable(None, None)
    paid = Bounds(Fraction(job.pay_min), Fraction(job.pay_min if job.pay_max is None else job.pay_max))
    week = _range(job.hours_week_min, job.hours_week_max)
    match job.pay_unit:
        case "hourly":
            monthly = _a_month(paid, week)
            found = Comparable(paid, monthly, _named(monthly, Assumption.WEEKS, Assumption.HOURS_WEEK))
        case "monthly" | "annual":
            a_month = paid if job.pay_unit == "monthly" else paid.over(*_twice(MONTHS_A_YEAR))
            hourly = week and a_month.over(*_twice(WEEKS_A_MONTH)).over(*week)
            named = _named(hourly, Assumption.WEEKS, Assumption.HOURS_WEEK)
            found = Comparable(hourly, a_month, named)
        case "daily":
            day, days = _range(job.hours_day, job.hours_day), _range(job.days_week_min, job.days_week_max)
            hourly, monthly = day and paid.over(*day), _a_month(paid, days)
            named = _named(hourly, Assumption.HOURS_DAY) + _named(
                monthly, Assumption.WEEKS, Assumption.DAYS_WEEK
            )
            found = Comparable(hourly, monthly, named)
        case "per_session":
            length = _range(job.session_hours, job.session_hours)
            times = _range(job.assignments_month_min, job.assignments_month_max)
            hourly, monthly = length and paid.over(*length), times and paid.times(*times)
            named = _named(hourly, Assumption.SESSION_HOURS) + _named(monthly, Assumption.ASSIGNMENTS)
            found = Comparable(hourly, monthly, named)
        case _:
            return Comparable(None, None)
    return _with_overtime(found, job)


def pays_overtime_in_advance(job: Job) -> bool:
    """Whether the wage may hold overtime paid in advance: then an hour is worth less than the figure says."""
    return job.fixed_overtime.strip(" 。.").lower() not in (
        "",
        "なし",
        "無し",
        "ありません",
        "ない",
        "none",
        "no",
    )


def _with_overtime(found: Comparable, job: Job) -> Comparable:
    if not pays_overtime_in_advance(job):
        return found
    return Comparable(found.hourly, found.monthly, (*found.assumptions, Assumption.FIXED_OVERTIME))


def _a_month(paid: Bounds, a_week: tuple[Fraction, Fraction] | None) -> Bounds | None:
    """What is paid an hour or a day, times how many of them there are a week, in a month."""
    return a_week and paid.times(*a_week).times(*_twice(WEEKS_A_MONTH))


def _range(few: object, many: object) -> tuple[Fraction, Fraction] | None:
    """Both ends of a range of which one may not be written; None where none is, or nothing above zero."""
    ends = [Fraction(str(each)) for each in (few, many) if each is not None]
    return (ends[0], ends[-1]) if ends and min(ends) > 0 else None


def _twice(number: Fraction | int) -> tuple[Fraction, Fraction]:
    return Fraction(number), Fraction(number)


def _named(figure: Bounds | None, *assumptions: Assumption) -> tuple[Assumption, ...]:
    """The assumptions of a figure that is known."""
    return assumptions if figure else ()
