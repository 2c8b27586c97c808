"""The whole result as a file, against `COPY TO` of the same columns; and the memory that takes."""

import csv
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import psycopg
from django.db import connection

from bench.client import Client, WrongAnswer
from bench.context import Bench
from bench.method import QUICK, Spread, rates_in_turns, ratio
from bench.outcome import Outcome, Row, rates
from bench.servers import Server, export_url
from bench.world import using
from directory import kinds
from directory.models import Listing

_FORMATS = ("csv", "ndjson")
_LINE_ENDS = {"csv": b"\r\n", "ndjson": b"\n"}
_FLOOR = "`COPY TO` of the same columns"
_ABOUT = """\
`GET /api/v1/listings/?format=csv` and `format=ndjson` with 1,000,000 listings: the whole result (every
listing that is open data), one reader, read to the end; against `COPY (SELECT ...) TO STDOUT` of the same
columns from the same tables as the export role, read by psycopg. Memory: the largest process of a server that
does nothing else, looked at five times a second (RSS)."""

# What a column of the CSV is in SQL, where it is not simply a column of that name.
_COLUMNS = {
    "title_lang": "l.language",
    "url": "'http://localhost/' || l.kind || 's/' || l.id || '/'",
    "organization_id": "o.id", "organization_name": "o.name",
    "organization_url": "'http://localhost/organizations/' || o.id || '/'",
    "point_lat": "ST_Y(s.point::geometry)", "point_lng": "ST_X(s.point::geometry)",
    "point_precision": "pp.precision",
    "paused": "l.status = 'paused'",
    **{f"prefecture_{name}": f"p.{name}" for name in ("code", "name_ja", "name_kana", "name_en")},
    **{f"municipality_{name}": f"m.{name}" for name in ("code", "name_ja", "name_kana", "name_en")},
}  # fmt: skip


def measure(bench: Bench) -> Outcome:
    # A whole file takes minutes: a quick run takes one prefecture's.
    search = "&prefecture=32" if bench.scale == QUICK else ""
    outcome = Outcome(_ABOUT + (f" A quick run: `{search}`." if search else ""))
    with Server(bench.databases[bench.large]) as server:
        client = server.client()
        paths = {name: f"/api/v1/listings/?format={name}{search}" for name in _FORMATS}
        there = [name for name in _FORMATS if client.ask(f"{paths[name]}&municipality=32201").status == 200]
        for name in _FORMATS:
            if name not in there:
                outcome.missing(f"{name} export, 1M", _FLOOR, at_least=1 / 6)
        if not there:
            return outcome
        with using(bench.databases[bench.large]):
            sql, unknown = _copy(_header(client), "32" if search else "")
        before = server.memory()
        things: dict[str, Callable[[], float]] = {
            name: partial(_rate, client, paths[name], _LINE_ENDS[name]) for name in there
        }
        url = export_url(bench.databases[bench.large])
        with _watched(server) as peak:
            found = rates_in_turns({**things, "COPY TO": partial(_copied, url, sql)}, bench.scale.rounds)
        client.close()
    outcome.rows = [
        Row(f"{name} export, 1M", _FLOOR, ratio(found[name], found["COPY TO"]), 1 / 6) for name in there
    ] + outcome.rows
    megabytes = Spread.of([max(peak) / 1e6])
    outcome.rows += [
        Row("memory of the server while it exports", "–", megabytes, at_most=150, unit="MB RSS"),
        Row("its memory before", "–", Spread.of([before / 1e6]), unit="MB RSS"),
    ]
    outcome.tables = [rates("Rows a second", found, "rows/s")]
    outcome.raw = {"rows/s": found, "columns that COPY gives as NULL": unknown, "sql": sql}
    if unknown:
        outcome.about += f" COPY gives nothing for: {', '.join(unknown)}."
    return outcome


def _rate(client: Client, path: str, line_end: bytes) -> float:
    """Rows a second of a whole file. Raises WrongAnswer when it is not whole."""
    started = time.perf_counter()
    lines, last = 0, b""
    for part in client.stream(path):
        lines += part.count(line_end)
        last = part
    seconds = time.perf_counter() - started
    if not last.endswith(line_end):
        raise WrongAnswer(f"{path} broke off: ...{last[-200:]!r}")
    return lines / seconds


def _header(client: Client) -> list[str]:
    """The columns of the CSV."""
    text = client.get("/api/v1/listings/?format=csv&municipality=32201").body.decode("utf-8-sig")
    return next(csv.reader([text.splitlines()[0]]))


def _copy(columns: list[str], prefecture: str) -> tuple[str, list[str]]:
    """COPY of these columns, and the ones that it does not know."""
    details = [kind.detail._meta.db_table for kind in kinds.all_kinds()]
    tables = {"l": Listing._meta.db_table, **{f"d{number}": name for number, name in enumerate(details)}}
    held = {alias: _columns_of(table) for alias, table in tables.items()}
    given, unknown = [], []
    for column in columns:
        sources = [f"{alias}.{column}" for alias, names in held.items() if column in names]
        if column in _COLUMNS:
            given.append(_COLUMNS[column])
        elif sources:
            given.append(sources[0] if len(sources) == 1 else f"coalesce({', '.join(sources)})")
        else:
            given.append("NULL")
            unknown.append(column)
    joins = " ".join(
        f"LEFT JOIN {table} {alias} ON {alias}.listing_id = l.id"
        for alias, table in tables.items()
        if alias != "l"
    )
    only = f"AND pp.prefecture_id = '{prefecture}'" if prefecture else ""
    return (
        f"COPY (SELECT {', '.join(given)} FROM directory_publicplace pp JOIN directory_listing l "
        "ON l.id = pp.listing_id JOIN directory_organization o ON o.id = l.organization_id "
        "LEFT JOIN directory_spot s ON s.id = pp.spot_id "
        "JOIN directory_prefecture p ON p.code = pp.prefecture_id "
        f"LEFT JOIN directory_municipality m ON m.key = pp.municipality_id {joins} "
        f"WHERE pp.ordinal = 0 AND pp.open_data AND NOT pp.aside {only}) TO STDOUT (FORMAT csv, HEADER)"
    ), unknown


def _columns_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        return {column.name for column in connection.introspection.get_table_description(cursor, table)}


def _copied(url: str, sql: str) -> float:
    """Rows a second of COPY."""
    with psycopg.connect(url) as database, database.cursor() as cursor:
        started = time.perf_counter()
        with cursor.copy(sql.encode()) as copy:
            for _part in copy:
                pass
        return cursor.rowcount / (time.perf_counter() - started)


@contextmanager
def _watched(server: Server) -> Iterator[list[int]]:
    """The memory of a server while the block runs, in bytes, as often as it was looked at."""
    seen = [server.memory()]
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.2):
            seen.append(server.memory())

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        ended.set()
        watcher.join()
