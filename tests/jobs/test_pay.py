"""Pay made comparable: Python and SQL say the same, bounds are bounds, and what is unknown stays unknown."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from directory.vocabulary import keys
from jobs.models import Job
from jobs.pay import LOWEST_HOURLY_YEN, Assumption, comparable
from jobs.pay_words import pay_in_words


def hours(most: int = 168) -> st.SearchStrategy[Decimal | None]:
    return st.none() | st.decimals(Decimal("0.1"), most, places=1)


def least_first(pair: tuple[Any, Any]) -> tuple[Any, Any]:
    few, many = pair
    return (few, many) if few is None or many is None or few <= many else (many, few)


JOBS = st.builds(
    lambda unit, pay, week, days, day, session, times: Job(
        pay_unit=unit,
        pay_min=pay[0],
        pay_max=pay[1] if pay[0] is not None else None,
        hours_week_min=week[0],
        hours_week_max=week[1],
        days_week_min=days[0],
        days_week_max=days[1],
        hours_day=day,
        session_hours=session,
        assignments_month_min=times[0],
        assignments_month_max=times[1],
    ),
    st.sampled_from(keys("pay_unit")),
    st.tuples(st.none() | st.integers(0, 2**31 - 1), st.none() | st.integers(0, 2**31 - 1)).map(least_first),
    st.tuples(hours(), hours()).map(least_first),
    st.tuples(hours(7), hours(7)).map(least_first),
    hours(24),
    hours(24),
    st.tuples(st.none() | st.integers(1, 60), st.none() | st.integers(1, 60)).map(least_first),
)


@pytest.mark.django_db
@given(JOBS, st.integers(1, 100_000))
def test_sql_and_python_are_the_same_rule(job: Job, asked: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {LOWEST_HOURLY_YEN} >= %s FROM (VALUES (
                %s, %s::int, %s::numeric, %s::numeric, %s::numeric, %s::numeric
            )) d (pay_unit, pay_min, hours_week_min, hours_week_max, hours_day, session_hours)""",
            [asked, job.pay_unit, job.pay_min, job.hours_week_min, job.hours_week_max, job.hours_day,
             job.session_hours],
        )  # fmt: skip
        (found,) = cursor.fetchone()
    hourly = comparable(job).hourly
    assert found == (None if hourly is None else hourly.low >= asked)


@given(JOBS)
def test_a_lower_bound_is_never_above_the_upper_one(job: Job) -> None:
    found = comparable(job)
    for bounds in (found.hourly, found.monthly):
        assert bounds is None or bounds.low <= bounds.high
        assert bounds is None or bounds.in_yen()[0] <= bounds.low <= bounds.high <= bounds.in_yen()[1]


@pytest.mark.parametrize(
    ("fields", "hourly", "monthly"),
    [
        # 16 to 20 hours a week at 1,100 to 1,200 yen: 1,100 x 16 x 52 / 12 = 76,266.6..., 104,000.
        ({"pay_unit": "hourly", "pay_min": 1100, "pay_max": 1200, "hours_week_min": Decimal(16),
          "hours_week_max": Decimal(20)}, (1100, 1200), (76266, 104000)),
        ({"pay_unit": "hourly", "pay_min": 1100}, (1100, 1100), None),
        # 182,000 yen a month at 35 hours a week: x 12 / (52 x 35) = 1,200 an hour.
        ({"pay_unit": "monthly", "pay_min": 182000, "hours_week_max": Decimal(35)},
         (1200, 1200), (182000, 182000)),
        ({"pay_unit": "monthly", "pay_min": 182000, "hours_week_min": Decimal(30),
          "hours_week_max": Decimal(35)}, (1200, 1400), (182000, 182000)),
        ({"pay_unit": "annual", "pay_min": 2184000, "hours_week_min": Decimal(35)},
         (1200, 1200), (182000, 182000)),
        ({"pay_unit": "daily", "pay_min": 9000, "hours_day": Decimal("7.5"), "days_week_min": Decimal(3)},
         (1200, 1200), (117000, 117000)),
        ({"pay_unit": "daily", "pay_min": 9000, "hours_week_max": Decimal(20)}, None, None),
        ({"pay_unit": "per_session", "pay_min": 3000, "session_hours": Decimal(2),
          "assignments_month_min": 2, "assignments_month_max": 4}, (1500, 1500), (6000, 12000)),
        ({"pay_unit": "wage_b", "pay_min": 20000}, None, None),
        ({"pay_unit": "none", "pay_min": None}, None, None),
    ],
)  # fmt: skip
def test_what_an_hour_and_a_month_are_worth(
    fields: dict[str, Any], hourly: tuple[int, int] | None, monthly: tuple[int, int] | None
) -> None:
    found = comparable(Job(**fields))
    assert (found.hourly and found.hourly.in_yen()) == hourly
    assert (found.monthly and found.monthly.in_yen()) == monthly


def test_assumptions_are_said_in_words() -> None:
    job = Job(pay_unit="monthly", pay_min=182000, hours_week_min=Decimal("30.0"), hours_week_max=Decimal(35))
    words = pay_in_words(job, "ja")
    assert words.amount == "月給 182,000円"
    assert words.hourly == "約1,200円–1,400円"
    assert words.monthly == ""  # it is what is paid
    assert words.monthly_yen == (182000, 182000)
    assert words.assumptions == (
        "1年を52週、1か月をその12分の1として計算しました。",
        "週30–35時間として計算しました。",
    )


@pytest.mark.parametrize(("said", "may_be_in_it"), [("", False), ("なし。", False), ("月20時間分", True)])
def test_overtime_paid_in_advance_is_an_assumption(said: str, may_be_in_it: bool) -> None:
    job = Job(pay_unit="hourly", pay_min=1100, fixed_overtime=said)
    assert (Assumption.FIXED_OVERTIME in comparable(job).assumptions) is may_be_in_it
    assert (hourly := comparable(job).hourly) is not None
    assert hourly.low == Fraction(1100)
