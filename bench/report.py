"""`docs/benchmarks.md`, written from what the benches found."""

from collections.abc import Sequence

from bench.outcome import MISSED, NOT_THERE, Record, Row

_HEAD = """\
# Benchmarks

Written by `make bench` (`bench/`); only the part *What misses, and what was tried* is written by hand
(`bench/notes.md`).

| | |
|---|---|
| machine | {machine} |
| versions | {versions} |

Generator, web server and PostgreSQL share these cores, so absolute times hold nowhere else: **we judge by
ratios**. Two databases hold 1,000,000 and 100,000 synthetic listings (54 % of them live, as many people live
there). The server is granian as `make run` starts it, as the web role, pool on, `jit` off, request limits
off. The things compared take turns: request by request where latency is compared ({samples} requests a thing
and more, one reader), run by run where throughput is ({rounds} rounds of {seconds} s). A ratio is taken
within a round. The table gives the median of the rounds, and in brackets the lowest and the highest. Under
*Noise* a thing is compared with itself (A/A).
"""


def markdown(records: Sequence[Record], missing: Sequence[str], notes: str, head: dict[str, object]) -> str:
    """The whole page. missing: benches that have not been run."""
    rows = [row for record in records for row in record.outcome.rows]
    judged = [row for row in rows if row.budget or row.verdict]
    noise = [row for row in rows if row.noise]
    parts = [
        _HEAD.format(**head),
        "## Budgets\n",
        _summary(judged),
        _table([["what", "held against", "measured", "budget", ""], *map(_judged, judged)]),
    ]
    if missing:
        parts.append(f"Not run yet: {', '.join(missing)}.\n")
    parts += ["## Noise\n", _table([_INFORMING, *map(_informing, noise)])]
    parts += ["## What misses, and what was tried\n", notes.strip() + "\n"]
    for record in records:
        parts += _details(record)
    return "\n".join(parts)


_INFORMING = ["what", "held against", "measured"]


def _summary(rows: Sequence[Row]) -> str:
    missed = sum(row.verdict == MISSED for row in rows)
    absent = sum(row.verdict == NOT_THERE for row in rows)
    return f"{len(rows) - missed - absent} met, {missed} missed, {absent} not there yet.\n"


def _judged(row: Row) -> list[str]:
    verdict = f"**{row.verdict}**" if row.verdict == MISSED else row.verdict
    return [*_informing(row), row.budget, verdict]


def _informing(row: Row) -> list[str]:
    return [row.what, row.floor, row.result]


def _details(record: Record) -> list[str]:
    at = f" at commit {record.commit}" if record.commit else ""
    parts = [
        f"## {record.name.capitalize()}\n",
        f"Measured {record.when} UTC{at}, in {record.seconds:.0f} s.\n",
        record.outcome.about.strip() + "\n",
    ]
    others = [row for row in record.outcome.rows if not row.budget and not row.noise and row.measured]
    if others:
        parts.append(_table([_INFORMING, *map(_informing, others)]))
    for table in record.outcome.tables:
        parts += [f"**{table.title}**\n", _table(table.lines)]
    return parts


def _table(lines: Sequence[Sequence[str]]) -> str:
    """The first line is the head."""
    head, *body = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *body]) + "\n"
