"""Reading and writing rules."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.meetings.errors import BadSchedule
from directory.meetings.rule import Rule
from tests.directory.meetings.schedules import rules


@given(rules)
def test_what_is_written_is_read_back(rule: Rule) -> None:
    assert Rule.parse(str(rule)) == rule


@given(st.text(max_size=60) | st.text(alphabet="FREQ=;BYDAY,MOSAWEEKLYNTH-+0123456789", max_size=80))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    with suppress(BadSchedule):
        rule = Rule.parse(text)
        assert Rule.parse(str(rule)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BYDAY=SA",
        "FREQ=MINUTELY",
        "FREQ=HOURLY;INTERVAL=1",
        "FREQ=DAILY;BYHOUR=10",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=2SA",
        "FREQ=MONTHLY;BYDAY=0SA",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;X-UNKNOWN=1;" * 20,
        "FREQ=MONTHLY;BYDAY=٢SA",
    ],
)
def test_what_is_no_rule_of_ours_is_refused(text: str) -> None:
    with pytest.raises(BadSchedule) as refused:
        Rule.parse(text)
    assert refused.value.field == "rrule"


def test_an_end_in_utc_is_a_day_in_japan() -> None:
    assert Rule.parse("FREQ=DAILY;UNTIL=20261231T150000Z").until == date(2027, 1, 1)
    # 31 December 12:00 in Japan: the meeting at 14:00 of that day is none any more.
    assert Rule.parse("FREQ=DAILY;UNTIL=20261231T030000Z", at=time(14)).until == date(2026, 12, 30)
