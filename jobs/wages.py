"""The minimum wage of a prefecture on a day, and how a job's pay stands against it.

Figures are revised each year; new ones come into force from October on, on a day of each prefecture's own.
A figure is therefore known to hold until the 30 September after it began, or until a later one that is
already loaded begins. After that it is out of date: pay below it is still below (no figure was ever lowered),
but pay above it is "unknown", never "fine".
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from directory.search import database
from jobs.models import Job, MinimumWage
from jobs.pay import comparable, pays_overtime_in_advance


class Standing(StrEnum):
    """How pay stands against the minimum wage. ABOVE: at it or above it."""

    ABOVE = "above"
    BELOW = "below"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


def minimum_wage(prefecture_code: str, on: date) -> MinimumWage | None:
    """The newest figure of a prefecture (JIS X 0401) that had begun on a day; None where none is loaded.

    It may be out of date: see `is_current`.
    """
    begun = MinimumWage.objects.filter(prefecture_id=prefecture_code, effective_from__lte=on)
    return begun.order_by("-effective_from").first()


def is_current(wage: MinimumWage, on: date) -> bool:
    """Whether a figure is known to hold on a day."""
    if on <= _holds_until(wage):
        return True
    later = MinimumWage.objects.filter(prefecture_id=wage.prefecture_id, effective_from__gt=on)
    return later.exists()


def _holds_until(wage: MinimumWage) -> date:
    """The last day before new figures can come into force."""
    began = wage.effective_from
    return date(began.year + (began.month > 9), 9, 30)


def newest_by_prefecture(on: date) -> dict[str, tuple[MinimumWage, bool]]:
    """The newest figure of each prefecture that had begun on a day, and whether it is known to hold then.

    One statement: for lists.
    """
    found: dict[str, tuple[MinimumWage, bool]] = {}
    later = set()
    for wage in MinimumWage.objects.using(database.alias()).order_by("prefecture_id", "-effective_from"):
        if wage.effective_from > on:
            later.add(wage.prefecture_id)
        elif wage.prefecture_id not in found:
            current = on <= _holds_until(wage) or wage.prefecture_id in later
            found[wage.prefecture_id] = (wage, current)
    return found


def prefecture_of(job: Job) -> str:
    """JIS X 0401 code of where the work is done: the workplace's, else the listing's."""
    where = job.workplace.place if job.workplace else job.listing
    return where.municipality.prefecture_id


def against_minimum(job: Job, on: date) -> Standing:
    """How the least an hour of a job pays stands against the minimum wage of its prefecture on a day.

    Only employment has a minimum wage (Minimum Wage Act, art. 4). What is paid as overtime in advance does
    not count towards it, and we do not know how much that is: such pay is never said to be above.
    """
    if not job.is_employment:
        return Standing.NOT_APPLICABLE
    wage = minimum_wage(prefecture_of(job), on)
    hourly = comparable(job).hourly
    if job.pay_unit in ("none", "expenses_only"):
        return Standing.BELOW  # an employment contract without a wage: below whatever the figure is
    if wage is None or hourly is None:
        return Standing.UNKNOWN
    if hourly.low < Fraction(wage.yen):
        return Standing.BELOW
    if pays_overtime_in_advance(job) or not is_current(wage, on):
        return Standing.UNKNOWN
    return Standing.ABOVE


def is_held(job: Job, on: date) -> bool:
    """Whether pay keeps a job from being published by its owner alone.

    Pay below the minimum is lawful with the labour bureau's permission (減額特例, Minimum Wage Act, art. 7),
    and the act does not cover fiscal-year public employees; their owners state it.
    """
    if against_minimum(job, on) != Standing.BELOW:
        return False
    if job.minimum_wage_exception == "public_fiscal":
        return job.employment_type != "public_fiscal"
    return job.minimum_wage_exception != "reduction"
