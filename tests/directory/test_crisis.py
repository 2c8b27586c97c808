"""The crisis lines: the right numbers, written as they should be."""

import datetime
import re

import pytest

from directory.crisis import CHECKED_ON, EMERGENCY, LINES

# Numbers that were seen wrong on public pages (research of the project, W22).
WRONG = {"0570046556", "0570078355"}
RIGHT = {
    "yorisoi": {"0120-279-338", "0120-279-226"},
    "kokoro": {"0570-064-556"},
    "inochi": {"0570-783-556", "0120-783-556"},
    "sos": {"0120-061-338"},
    "childline": {"0120-99-7777"},
    "mamorou": set(),
}


def test_numbers() -> None:
    assert {line.key: {number.written for number in line.numbers} for line in LINES} == RIGHT
    assert [number.written for number in EMERGENCY] == ["119", "110"]


def test_no_wrong_number() -> None:
    assert not WRONG & {number.tel for line in LINES for number in line.numbers}


def test_numbers_can_be_called() -> None:
    for line in LINES:
        for number in line.numbers:
            assert re.fullmatch(r"0\d{9}", number.tel), number


def test_7119_is_no_crisis_line() -> None:
    assert all("7119" not in number.written for line in LINES for number in line.numbers)


def test_every_line_can_be_reached_and_names_its_sources() -> None:
    for line in LINES:
        assert line.numbers or line.website.startswith("https://")
        assert line.sources


def test_checked_within_a_year() -> None:
    """Fails once a year, on purpose: somebody has to read the numbers again."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    assert today + datetime.timedelta(days=1) >= CHECKED_ON
    if today - CHECKED_ON > datetime.timedelta(days=366):
        pytest.fail("The crisis lines were last compared with their sources more than a year ago.")
