"""Results as lines of a file that may be long: CSV (RFC 4180) and newline-delimited JSON.

Each format is a writer: `opening()`, `lines(results)` as often as there are results, and `broken(problem)`
where it cannot go on: an ending that no strict reader takes for the end of a complete file. `leaves_out`
names the fields of results that it cannot hold.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from api.formats.listings import only

# What a result holds under these names becomes a column for each part: `organization_id`.
_PARTS = {
    "organization": ("id", "name", "url"),
    "workplace": ("id", "name", "url"),
    "prefecture": ("code", "name_ja", "name_kana", "name_en"),
    "municipality": ("code", "name_ja", "name_kana", "name_en"),
    "point": ("lat", "lng", "precision"),
}
# Spreadsheets run a cell that begins so as a formula, full-width signs included.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


class NdjsonWriter:
    """One result a line, as the JSON list has it."""

    media_type = "application/x-ndjson"
    leaves_out: frozenset[str] = frozenset()

    def __init__(self, fields: Sequence[str], chosen: Sequence[str]) -> None:
        """fields: all that a result may have; chosen: those that were asked for, or none for all."""
        self._chosen = frozenset(chosen)

    def opening(self) -> bytes:
        return b""

    def lines(self, results: Iterable[dict[str, Any]]) -> bytes:
        return b"".join(
            orjson.dumps(only(each, self._chosen), option=orjson.OPT_APPEND_NEWLINE) for each in results
        )

    def broken(self, problem: dict[str, Any]) -> bytes:
        """A last line that is no JSON: the problem detail behind an exclamation mark."""
        return b"!" + orjson.dumps(problem)


class CsvWriter:
    """A table with a header. UTF-8 with a byte order mark, without which Excel in Japan reads Shift_JIS."""

    media_type = "text/csv; charset=utf-8; header=present"
    leaves_out = frozenset({"matched"})  # a list of objects fits no cell

    def __init__(self, fields: Sequence[str], chosen: Sequence[str]) -> None:
        """fields: all that a result may have; chosen: those that were asked for, or none for all."""
        self._columns: list[str] = []
        self._first: dict[str, int] = {}  # where the columns of a field begin
        for name in fields:
            if not chosen or name in chosen:
                self._first[name] = len(self._columns)
                self._columns += [f"{name}_{part}" for part in _PARTS[name]] if name in _PARTS else [name]

    def opening(self) -> bytes:
        return b"\xef\xbb\xbf" + _written([self._columns])

    def lines(self, results: Iterable[dict[str, Any]]) -> bytes:
        return _written(self._row(each) for each in results)

    def broken(self, problem: dict[str, Any]) -> bytes:
        """A last line whose quotation mark is never closed."""
        words = f"! {problem['title']}: {problem['detail']} {problem.get('id', '')}"
        return b'"' + words.replace('"', "").encode()

    def _row(self, result: dict[str, Any]) -> list[Any]:
        cells: list[Any] = [None] * len(self._columns)
        for name, value in result.items():
            column = self._first.get(name)
            if column is None:
                continue
            if isinstance(value, dict):
                for offset, part in enumerate(_PARTS[name]):
                    cells[column + offset] = _cell(value[part])
            else:
                cells[column] = _cell(value)
        return cells


def _written(rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)  # comma, quoted where needed, CRLF
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    """A value as `csv` writes it (nothing for None, numbers as they are)."""
    if isinstance(value, str):
        # No spreadsheet runs what begins with an apostrophe.
        return f"'{value}" if value and value[0] in _FORMULA else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(f"{each['lat']},{each['lng']}" if isinstance(each, dict) else each for each in value)
    return value
