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
within a round. The table gives the median of the rounds, and in brackets the lowest and the highest. *A/A*
rows compare a thing with itself: what they differ from 1 is noise.
"""


def markdown(records: Sequence[Record], missing: Sequence[str], notes: str, head: dict[str, object]) -> str:
    """The whole page. missing: benches that have not been run."""
    rows = [row for record in records for row in record.outcome.rows]
    judged = [row for row in rows if row.budget != "none" or row.verdict == NOT_THERE]
    parts = [_HEAD.format(**head), "## Budgets\n", _summary(judged), _budget_table(judged)]
    if missing:
        parts.append(f"Not run yet: {', '.join(missing)}.\n")
    parts += ["## What misses, and what was tried\n", notes.strip() + "\n"]
    for record in records:
        parts += _details(record)
    return "\n".join(parts)


def _summary(rows: Sequence[Row]) -> str:
    missed = sum(row.verdict == MISSED for row in rows)
    absent = sum(row.verdict == NOT_THERE for row in rows)
    return f"{len(rows) - missed - absent} met, {missed} missed, {absent} not there yet.\n"


def _budget_table(rows: Sequence[Row]) -> str:
    lines = [["what", "held against", "measured", "budget", ""]]
    lines += [[row.what, row.floor, row.result, row.budget, _loud(row.verdict)] for row in rows]
    return _table(lines)


def _loud(verdict: str) -> str:
    return f"**{verdict}**" if verdict == MISSED else verdict


def _details(record: Record) -> list[str]:
    at = f" at commit {record.commit}" if record.commit else ""
    parts = [
        f"## {record.name.capitalize()}\n",
        f"Measured {record.when} UTC{at}, in {record.seconds:.0f} s.\n",
        record.outcome.about.strip() + "\n",
    ]
    informing = [row for row in record.outcome.rows if row.budget == "none" and row.measured]
    if informing:
        parts.append(
            _table([["", "held against", "measured"], *[[r.what, r.floor, r.result] for r in informing]])
        )
    for table in record.outcome.tables:
        parts += [f"**{table.title}**\n", _table(table.lines)]
    return parts


def _table(lines: Sequence[Sequence[str]]) -> str:
    head, *body = [[cell.replace("|", "\\|") for cell in line] for line in lines]
    rule = ["---"] + ["---:" if len(head) > 1 else "---" for _cell in head[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, rule, *body]) + "\n"
