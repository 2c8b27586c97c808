"""What a bench says of what it found."""

from pathlib import Path

import pytest

from bench.method import Spread
from bench.outcome import MET, MISSED, NOT_THERE, Outcome, Record, Row, Table, number
from bench.report import markdown

FOUND = Spread(0.6, 0.4, 0.7)


@pytest.mark.parametrize(
    ("row", "verdict", "budget"),
    [
        (Row("a", "b", FOUND, at_least=0.5), MET, "at least 0.5 x"),
        (Row("a", "b", FOUND, at_least=0.65), MISSED, "at least 0.65 x"),
        (Row("a", "b", FOUND, at_most=0.6, unit="kB"), MET, "at most 0.6 kB"),
        (Row("a", "b", FOUND, at_most=0.5), MISSED, "at most 0.5 x"),
        (Row("a", "b", None, at_most=0.5), NOT_THERE, "at most 0.5 x"),
        (Row("a", "b", None, problem="503"), MISSED, ""),
        (Row("a", "b", FOUND), "", ""),
    ],
)
def test_the_median_is_held_against_the_budget(row: Row, verdict: str, budget: str) -> None:
    assert (row.verdict, row.budget) == (verdict, budget)


def test_a_result_gives_its_spread() -> None:
    assert Row("a", "b", FOUND).result == "0.6 x (0.4 to 0.7)"
    assert Row("a", "b", Spread(3.0, 3.0, 3.0), unit="pages").result == "3 pages"
    assert Row("a", "b", None).result == "–"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.12345, "0.123"),
        (1.0, "1"),
        (1234.5, "1,234"),
        (99.94, "99.9"),
        (15_000_000.0, "15,000,000"),
    ],
)
def test_numbers_have_the_digits_that_count(value: float, text: str) -> None:
    assert number(value) == text


def _record() -> Record:
    outcome = Outcome(
        "How it was done.",
        [
            Row("tile", "constant view", FOUND, at_least=0.65),
            Row("tile", "itself", Spread(1.0, 0.9, 1.1), noise=True),
            Row("aside", "something", FOUND),
        ],
        [Table("Each", [["what", "ms"], ["a|b", "1"]])],
    )
    outcome.missing("suggest", "its SQL")
    return Record("tiles", "2026-11-23 10:00", "abc1234", 12.3, outcome)


def test_a_record_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    record = _record()
    record.save(tmp_path / "new")
    assert Record.load(tmp_path / "new" / "tiles.json") == record


def test_the_report_hides_nothing() -> None:
    head = {"machine": "m", "versions": "v", "rounds": 5, "samples": 100, "seconds": 4}
    page = markdown([_record()], ["exports"], "Because.", head)
    assert "0 met, 1 missed, 1 not there yet." in page
    assert "| tile | constant view | 0.6 x (0.4 to 0.7) | at least 0.65 x | **MISSED** |" in page
    assert "| suggest | its SQL | – |  | not there yet |" in page
    assert "Not run yet: exports." in page
    assert "| tile | itself | 1 x (0.9 to 1.1) |" in page.split("## Noise")[1].split("##")[0]
    assert "Because." in page.split("## What misses, and what was tried")[1].split("##")[0]
    details = page.split("## Tiles")[1]
    assert "at commit abc1234" in details
    assert "| aside | something | 0.6 x (0.4 to 0.7) |" in details
    assert "| a\\|b | 1 |" in details
