"""Finer points that an operator brings: town blocks, boundaries' centres, measured addresses.

An imported point carries `import:<source>` and stays on every later load of the bundle.
"""

import math
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from directory.gazetteer import checking
from directory.gazetteer.codes import normalize_municipality_code
from directory.gazetteer.loading import IMPORTED
from directory.gazetteer.operator_files import LineError, read
from directory.gazetteer.staging import stage

REQUIRED = ("lat", "lng", "precision", "source")
OPTIONAL = ("code", "postal_code", "town")
# What a point may stand for: a municipality's any of the three, a town's or postal code's the first two.
PRECISIONS = ("address", "town", "municipality")
SOURCE_LENGTH = 40 - len(IMPORTED)
# Where Japan is, in degrees: a swapped pair of coordinates falls outside.
SOUTH, NORTH, WEST, EAST = 20.0, 46.0, 122.0, 154.5
_POSTAL = re.compile(r"[0-9]{7}", re.ASCII)
_STAGED = ("line", "code", "postal_code", "town", "lat", "lng", "precision", "source")


@dataclass
class ImportResult:
    """`matched` lines of `lines` found their place; `municipalities` and `postal_rows` would change or
    did."""

    lines: int = 0
    matched: int = 0
    municipalities: int = 0
    postal_rows: int = 0
    errors: list[LineError] = field(default_factory=list)
    applied: bool = False


def import_points(path: Path, apply: bool = False, skip_errors: bool = False) -> ImportResult:
    """Read a file of points (columns: `directory/data/README.md`) and, with `apply`, write it.

    Nothing is written when any line is wrong, unless `skip_errors`. Raises FileError for a file that cannot
    be read.
    """
    found = read(path, REQUIRED, OPTIONAL)
    result = ImportResult(lines=len(found.rows) + len(found.errors), errors=list(found.errors))
    staged = []
    for line, row in found.rows:
        try:
            staged.append((line, *_parse(row)))
        except ValueError as error:
            result.errors.append(LineError(line, str(error)))
    with transaction.atomic(), connection.cursor() as cursor:
        stage(cursor, "new_points", _STAGED, staged)
        _resolve(cursor)
        refused = _refused(cursor)
        result.errors = sorted(result.errors + refused, key=lambda error: error.line)
        result.matched = len(staged) - len({error.line for error in refused})
        result.applied = apply and (skip_errors or not result.errors)
        result.municipalities, result.postal_rows = _write(cursor)
        if not result.applied:
            transaction.set_rollback(True)
    return result


def _parse(row: dict[str, str]) -> tuple[str, str, str, str, str, str, str]:
    """Values of one line in the order of `_STAGED` after the line. Raises ValueError with the field's
    name."""
    code = unicodedata.normalize("NFKC", row["code"])
    postal = unicodedata.normalize("NFKC", row["postal_code"]).replace("-", "").removeprefix("〒")
    town = row["town"]
    if not code and not postal:
        raise ValueError("code or postal_code is needed")
    if code and postal:
        raise ValueError("give code or postal_code, not both")
    if code:
        try:
            code = normalize_municipality_code(code)
        except ValueError as error:
            raise ValueError(f"code: {error}") from error
    if postal and not _POSTAL.fullmatch(postal):
        raise ValueError(f"postal_code: {row['postal_code']!r} is not seven digits")
    lat, lng = (_degrees(row, name) for name in ("lat", "lng"))
    if not (SOUTH <= lat <= NORTH and WEST <= lng <= EAST):
        raise ValueError(f"lat, lng: {lat}, {lng} is not in Japan (latitude first)")
    precision = row["precision"]
    if precision not in PRECISIONS:
        raise ValueError(f"precision: {precision!r} is none of {', '.join(PRECISIONS)}")
    if precision == "municipality" and (postal or town):
        raise ValueError("precision: the point of a town or postal code is 'town' or 'address'")
    if not row["source"] or len(row["source"]) > SOURCE_LENGTH:
        raise ValueError(f"source: 1 to {SOURCE_LENGTH} characters are needed")
    return code, postal, town, repr(lat), repr(lng), precision, row["source"]


def _degrees(row: dict[str, str], name: str) -> float:
    try:
        value = float(row[name])
    except ValueError:
        raise ValueError(f"{name}: {row[name]!r} is not a number") from None
    if not math.isfinite(value):
        raise ValueError(f"{name}: {row[name]!r} is not a number")
    return value


# Names of towns are compared without 大字 and 字 and with full-width letters and digits made plain.
_SAME_TOWN = """(regexp_replace(normalize(p.town_ja, NFKC), '^(大字|字)', '')
               = regexp_replace(normalize(s.town, NFKC), '^(大字|字)', ''))"""


def _resolve(cursor: CursorWrapper) -> None:
    """Give every staged line its point and the rows it stands for (`new_targets`)."""
    cursor.execute(
        f"""
        ALTER TABLE new_points ADD point geography(Point, 4326);
        UPDATE new_points SET point = ST_SetSRID(
            ST_MakePoint(round(lng::numeric, 6)::float8, round(lat::numeric, 6)::float8), 4326)::geography;
        DROP TABLE IF EXISTS pg_temp.new_targets;
        CREATE TEMP TABLE new_targets ON COMMIT DROP AS
            SELECT s.line::int AS line, m.key AS municipality, NULL::bigint AS postal
            FROM new_points s JOIN directory_municipality m ON m.key = s.code
            WHERE s.code <> '' AND s.town = '' AND m.valid_to IS NULL
            UNION ALL
            SELECT s.line::int, p.municipality_id, p.id
            FROM new_points s JOIN directory_postalcode p ON p.municipality_id = s.code
             AND {_SAME_TOWN}
            WHERE s.code <> '' AND s.town <> ''
            UNION ALL
            SELECT s.line::int, p.municipality_id, p.id
            FROM new_points s JOIN directory_postalcode p ON p.code = s.postal_code
             AND (s.town = '' OR {_SAME_TOWN})
            WHERE s.postal_code <> '';
        """  # noqa: S608 - only the constant above is put in
    )


def _refused(cursor: CursorWrapper) -> list[LineError]:
    """Lines that find nothing, mean what another line means, or lie outside their prefecture. Removes their
    targets."""
    errors = []
    cursor.execute(
        """
        SELECT s.line::int, s.code, s.postal_code, s.town FROM new_points s
        WHERE NOT EXISTS (SELECT FROM new_targets t WHERE t.line = s.line::int)
        """
    )
    for line, code, postal, town in cursor.fetchall():
        place = " ".join(part for part in (code, postal, town) if part)
        errors.append(LineError(line, f"{place} is not in the gazetteer"))
    cursor.execute(
        """
        SELECT line, min(first) FROM (
            SELECT line, min(line) OVER (PARTITION BY municipality, postal) AS first FROM new_targets
        ) AS same WHERE line > first GROUP BY line
        """
    )
    errors += [LineError(line, f"the same place as line {first}") for line, first in cursor.fetchall()]
    cursor.execute(
        """
        SELECT DISTINCT ON (t.line)
            t.line, m.key, ST_Distance(s.point, p.geometry::geography) / 1000, p.name_ja
        FROM new_targets t JOIN new_points s ON s.line::int = t.line
        JOIN directory_municipality m ON m.key = t.municipality
        JOIN directory_prefecture p ON p.code = m.prefecture_id
        WHERE NOT ST_Covers(p.geometry, s.point::geometry)
          AND ST_Distance(s.point, p.geometry::geography) > %s
        """,
        [checking.TOLERANCE_KM * 1000],
    )
    undrawn = checking.explained()
    for line, key, km, prefecture in cursor.fetchall():
        if key not in undrawn:
            errors.append(LineError(line, f"the point lies {km:.1f} km outside {prefecture}"))
    cursor.execute("DELETE FROM new_targets WHERE line = ANY(%s)", [[error.line for error in errors]])
    return errors


def _write(cursor: CursorWrapper) -> tuple[int, int]:
    """Rows of municipalities and of postal codes that changed."""
    cursor.execute(
        """
        UPDATE directory_municipality m
        SET point = s.point, point_precision = s.precision, point_source = %s || s.source
        FROM new_targets t JOIN new_points s ON s.line::int = t.line
        WHERE t.postal IS NULL AND m.key = t.municipality
          AND (m.point, m.point_precision, m.point_source)
              IS DISTINCT FROM (s.point, s.precision, %s || s.source)
        """,
        [IMPORTED, IMPORTED],
    )
    municipalities = cursor.rowcount
    cursor.execute(
        """
        UPDATE directory_postalcode p SET point = s.point, point_source = %s || s.source
        FROM new_targets t JOIN new_points s ON s.line::int = t.line
        WHERE p.id = t.postal AND (p.point, p.point_source) IS DISTINCT FROM (s.point, %s || s.source)
        """,
        [IMPORTED, IMPORTED],
    )
    return municipalities, cursor.rowcount
