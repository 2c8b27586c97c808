"""Days on which offices work. Weekends are known, public holidays are not."""

from datetime import date, timedelta

_SATURDAY = 5


def working_day_after(start: date, days: int) -> date:
    """The so-manieth day after `start` that is neither Saturday nor Sunday. Public holidays count as days."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            days -= 1
    return day
