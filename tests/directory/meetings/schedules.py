"""Random schedules, for properties."""

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from directory.meetings.errors import BadSchedule
from directory.meetings.rule import NthDay, Rule
from directory.meetings.schedule import Schedule

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
weekdays = st.integers(0, 6)
ordinals = st.sampled_from([1, 2, 3, 4, 5, -1])


def _unique(values: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(tuple)


_ends = st.one_of(
    st.just({}),
    st.integers(1, 60).map(lambda count: {"count": count}),
    st.dates(date(2028, 1, 1), date(2029, 6, 30)).map(lambda until: {"until": until}),
)
_shapes = st.one_of(
    st.fixed_dictionaries({"frequency": st.just("DAILY"), "interval": st.integers(1, 10)}),
    st.fixed_dictionaries(
        {
            "frequency": st.just("WEEKLY"),
            "interval": st.integers(1, 4),
            "days": _unique(st.builds(NthDay, weekdays), 3),
        }
    ),
    st.fixed_dictionaries(
        {
            "frequency": st.just("MONTHLY"),
            "interval": st.integers(1, 3),
            "days": _unique(st.builds(NthDay, weekdays, ordinals), 3),
        }
    ),
    st.fixed_dictionaries(
        {
            "frequency": st.just("MONTHLY"),
            "interval": st.integers(1, 3),
            "month_days": _unique(st.sampled_from([*range(1, 32), -1]), 3),
        }
    ),
    st.fixed_dictionaries(
        {
            "frequency": st.just("YEARLY"),
            "months": _unique(st.integers(1, 12), 3),
            "days": _unique(st.builds(NthDay, weekdays, ordinals), 2),
        }
    ),
)
rules = st.builds(lambda shape, end: Rule(**shape, **end), _shapes, _ends)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """A schedule that has dates, from the first day of its rule on."""
    start = datetime.combine(draw(days), draw(st.times()).replace(second=0, microsecond=0))
    minutes = draw(st.integers(15, 240))
    schedule = Schedule(start, timedelta(minutes=minutes), draw(rules), skip_holidays=draw(st.booleans()))
    try:
        return schedule.aligned()
    except BadSchedule:  # a rule that ends before its first date
        reject()
