"""Results as lines of a file that may be long: CSV (RFC 4180) and newline-delimited JSON.

Each format is a writer: `opening()`, `lines(results)` as often as there are results, and `broken(problem)`
where it cannot go on: an ending that no strict reader takes for the end of a complete file.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import orjson

from api.formats.listings import only

# What a result holds under these names becomes a column for each part: `organization_id`.
_PARTS = {
    "organization": ("id", "name", "url"),
    "prefecture": ("code", "name_ja", "name_kana", "name_en"),
    "municipality": ("code", "name_ja", "name_kana", "name_en"),
    "point": ("lat", "lng", "precision"),
}
# Spreadsheets run a cell that begins so as a formula, full-width signs included.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def columns(fields: Iterable[str]) -> list[str]:
    """The CSV columns of these fields."""
    return [f"{name}_{part}" if part else name for name, part in _columns(fields)]


def _columns(fields: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, part) for name in fields for part in _PARTS.get(name, ("",))]


class NdjsonWriter:
    """One result a line, as the JSON list has it."""

    media_type = "application/x-ndjson"

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

    def __init__(self, fields: Sequence[str], chosen: Sequence[str]) -> None:
        """fields: all that a result may have; chosen: those that were asked for, or none for all."""
        self._columns = _columns([name for name in fields if not chosen or name in chosen])
        self._names = columns([name for name in fields if not chosen or name in chosen])

    def opening(self) -> bytes:
        return b"\xef\xbb\xbf" + _written([self._names])

    def lines(self, results: Iterable[dict[str, Any]]) -> bytes:
        return _written(self._row(each) for each in results)

    def broken(self, problem: dict[str, Any]) -> bytes:
        """A last line whose quotation mark is never closed."""
        words = f"! {problem['title']}: {problem['detail']} {problem.get('id', '')}"
        return b'"' + words.replace('"', "").encode()

    def _row(self, result: dict[str, Any]) -> list[Any]:
        cells = []
        for name, part in self._columns:
            value = result.get(name)
            if part and value is not None:
                value = value[part]
            cells.append(_CELLS[type(value)](value))
        return cells


def _written(rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)  # comma, quoted where needed, CRLF
    return text.getvalue().encode()


def _text(value: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what would be a formula."""
    return f"'{value}" if value and value[0] in _FORMULA else value


def _list(value: list[Any]) -> str:
    """Several values in one cell, by semicolons; points as `lat,lng`."""
    return ";".join(f"{each['lat']},{each['lng']}" if isinstance(each, dict) else each for each in value)


_CELLS: dict[type, Callable[[Any], Any]] = {
    str: _text,
    bool: lambda value: "true" if value else "false",
    int: lambda value: value,
    float: lambda value: value,
    list: lambda value: _text(_list(value)),
    type(None): lambda value: "",
}
