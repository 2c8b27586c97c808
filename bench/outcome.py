"""What a bench found: rows that are held against a budget, and tables beside them."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.method import Rounds, Spread, percentile

NOT_THERE = "not there yet"
MET = "met"
MISSED = "MISSED"


@dataclass(frozen=True)
class Row:
    """One thing that was measured, and its budget.

    floor: what it is held against. measured: None where there is nothing to measure yet.
    at_least, at_most: the budget; a row with neither only informs. unit: behind the numbers (`x`: a ratio).
    noise: the two things compared are one and the same. problem: what was answered instead.
    """

    what: str
    floor: str
    measured: Spread | None
    at_least: float | None = None
    at_most: float | None = None
    unit: str = "x"
    noise: bool = False
    problem: str = ""

    @property
    def budget(self) -> str:
        """The budget in words; empty without one."""
        if self.at_least is not None:
            return f"at least {number(self.at_least)} {self.unit}"
        return f"at most {number(self.at_most)} {self.unit}" if self.at_most is not None else ""

    @property
    def verdict(self) -> str:
        """By the median: met, MISSED (wrong answers too), or that there is nothing to measure yet; empty
        without a budget.
        """
        if self.problem:
            return MISSED
        if self.measured is None:
            return NOT_THERE
        if self.at_least is not None:
            return MET if self.measured.median >= self.at_least else MISSED
        if self.at_most is not None:
            return MET if self.measured.median <= self.at_most else MISSED
        return ""

    @property
    def result(self) -> str:
        """The median with the lowest and highest round."""
        if self.measured is None:
            return self.problem or "–"
        median, low, high = (
            number(part) for part in (self.measured.median, self.measured.low, self.measured.high)
        )
        return f"{median} {self.unit}" + (f" ({low} to {high})" if low != high else "")


@dataclass(frozen=True)
class Table:
    """Details: cells as text, the first line being the head."""

    title: str
    lines: list[list[str]]


@dataclass
class Outcome:
    """All that one bench found.

    about: what was done, in a few sentences. raw: every sample, for who wants to look again.
    """

    about: str
    rows: list[Row] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)

    def missing(self, what: str, floor: str = "–", **budget: Any) -> None:
        """Say that there is nothing to measure yet."""
        self.rows.append(Row(what, floor, None, **budget))

    def failed(self, what: str, problem: Exception, floor: str = "–") -> None:
        """Say that it answered wrongly, too late for instance: a miss whatever the budget."""
        self.rows.append(Row(what, floor, None, problem=f"{problem}"[:200]))


@dataclass(frozen=True)
class Record:
    """An outcome as it is kept: which bench, when (UTC, ISO 8601), at which commit, how long it took."""

    name: str
    when: str
    commit: str
    seconds: float
    outcome: Outcome

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / f"{self.name}.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> "Record":
        kept = json.loads(file.read_text(encoding="utf-8"))
        found = kept.pop("outcome")
        rows = [
            Row(**{**row, "measured": Spread(**row["measured"]) if row["measured"] else None})
            for row in found.pop("rows")
        ]
        tables = [Table(**table) for table in found.pop("tables")]
        return cls(**kept, outcome=Outcome(**found, rows=rows, tables=tables))


def latencies(title: str, taken: dict[str, Rounds]) -> Table:
    """p50 and p95 of each thing, in milliseconds."""
    lines = [["", "p50 ms", "p95 ms", "requests"]]
    for name, rounds in taken.items():
        p50, p95 = (number(percentile(rounds, percent) * 1000) for percent in (50, 95))
        lines.append([name, p50, p95, str(sum(map(len, rounds)))])
    return Table(title, lines)


def rates(title: str, taken: dict[str, list[float]], unit: str = "requests/s") -> Table:
    """The rate of each thing."""
    lines = [["", unit, "lowest to highest"]]
    for name, values in taken.items():
        found = Spread.of(values)
        lines.append([name, number(found.median), f"{number(found.low)} to {number(found.high)}"])
    return Table(title, lines)


def number(value: float) -> str:
    """Three digits that count; whole numbers from 100 on."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
