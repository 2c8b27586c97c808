"""Loads the bundled geography into the database: whole, in one transaction, and only what differs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from directory.gazetteer import bundle
from directory.gazetteer.checksum import POSTAL_CHECKSUM_SQL
from directory.gazetteer.staging import Change, stage, upsert

# `point_source` of a point that an operator imported; the loader leaves such points alone.
IMPORTED = "import:"
# One load at a time; any number will do, as long as no one else uses it.
_LOCK = 7012_0402

Report = Callable[[str], None]


@dataclass
class LoadResult:
    """What a load did. `points`: (precision, source) -> number of today's municipalities."""

    changes: dict[str, Change] = field(default_factory=dict)
    points: dict[tuple[str, str], int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)  # keys that are in the database but no longer in the bundle

    @property
    def total(self) -> int:
        return sum(change.total for change in self.changes.values())


def load(data: Path = bundle.DATA, report: Report = lambda line: None) -> LoadResult:
    """Bring prefectures, municipalities and postal codes to the state of the bundle in `data`.

    Points imported by an operator stay. Municipalities that left the bundle stay too (listings may refer
    to them) and are named in the result. Raises FileNotFoundError for a missing file and the database's
    errors otherwise; then nothing has changed.
    """
    result = LoadResult()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        report("Prefectures")
        result.changes["prefectures"] = _prefectures(cursor, data)
        report("Municipalities, former ones included")
        result.changes["municipalities"] = _municipalities(cursor, data)
        result.changes["prefectures"] += _capitals(cursor)
        result.changes["successors"] = _successors(cursor)
        result.kept = _kept(cursor)
        report("Postal codes")
        result.changes["postal codes"] = _postal_codes(cursor, data, report)
        result.points = _points(cursor)
    if result.total:
        _analyze()
    return result


def _prefectures(cursor: CursorWrapper, data: Path) -> Change:
    detail = bundle.geometries("prefectures.geojson.gz", data)
    outline = bundle.geometries("prefectures-outline.geojson.gz", data)
    points = {row["code"]: row for row in bundle.rows("prefecture_points.csv", data)}
    facts = (
        "code", "iso_3166_2", "local_gov_code", "name_ja", "name_kana", "name_en", "region_key", "region_ja",
        "region_kana", "region_en", "population_2020", "grid_col", "grid_row",
    )  # fmt: skip
    stage(
        cursor,
        "new_prefectures",
        (*facts, "lat", "lng", "detail", "outline"),
        (
            [
                *(row[column] for column in facts),
                points[row["code"]]["lat"],
                points[row["code"]]["lng"],
                detail[row["code"]],
                outline[row["code"]],
            ]
            for row in bundle.rows("prefectures.csv", data)
        ),
    )
    numbers = {"population_2020", "grid_col", "grid_row"}
    return upsert(
        cursor,
        "directory_prefecture",
        "new_prefectures",
        ("code",),
        {
            **{column: f"s.{column}::int" if column in numbers else f"s.{column}" for column in facts},
            "point": "ST_SetSRID(ST_MakePoint(s.lng::float8, s.lat::float8), 4326)::geography",
            "geometry": "ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(s.detail), 4326))",
            "outline": "ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(s.outline), 4326))",
        },
    )


def _municipalities(cursor: CursorWrapper, data: Path) -> Change:
    header, rows = bundle.tuples("municipalities.csv", data)
    stage(cursor, "new_municipalities", header, rows)
    cursor.execute(
        """
        ALTER TABLE new_municipalities ADD point geography(Point, 4326);
        UPDATE new_municipalities
        SET point = ST_SetSRID(ST_MakePoint(lng::float8, lat::float8), 4326)::geography;
        """
    )
    cursor.execute(
        """
        UPDATE new_municipalities s
        SET point = m.point, point_precision = m.point_precision, point_source = m.point_source
        FROM directory_municipality m
        WHERE m.key = s.key AND starts_with(m.point_source, %s)
        """,
        [IMPORTED],
    )
    same = (
        "key", "code", "local_gov_code", "type", "name_ja", "name_kana", "name_en", "county_ja",
        "county_kana", "county_en", "full_name_ja", "point", "point_precision", "point_source",
        "population_source", "source_note",
    )  # fmt: skip
    return upsert(
        cursor,
        "directory_municipality",
        "new_municipalities",
        ("key",),
        {
            **{column: f"s.{column}" for column in same},
            "prefecture_id": "s.prefecture",
            "parent_id": "nullif(s.parent, '')",
            "population": "nullif(s.population, '')::int",
            "is_centre": "s.is_capital = '1' OR s.type IN ('designated_city', 'ward', 'special_ward')",
            "valid_from": "nullif(s.valid_from, '')::date",
            "valid_to": "nullif(s.valid_to, '')::date",
        },
    )


def _capitals(cursor: CursorWrapper) -> Change:
    cursor.execute(
        """
        UPDATE directory_prefecture p SET capital_id = s.key
        FROM new_municipalities s
        WHERE s.is_capital = '1' AND s.prefecture = p.code AND p.capital_id IS DISTINCT FROM s.key
        """
    )
    return Change(updated=cursor.rowcount)


def _successors(cursor: CursorWrapper) -> Change:
    cursor.execute(
        """
        DROP TABLE IF EXISTS pg_temp.new_successors;
        CREATE TEMP TABLE new_successors ON COMMIT DROP AS
        SELECT s.key AS former, heir FROM new_municipalities s,
             unnest(string_to_array(s.successors, '|')) AS heir
        WHERE s.successors <> ''
        """
    )
    cursor.execute(
        """
        DELETE FROM directory_municipality_successors d
        WHERE EXISTS (SELECT FROM new_municipalities s WHERE s.key = d.from_municipality_id)
          AND NOT EXISTS (SELECT FROM new_successors n
                          WHERE n.former = d.from_municipality_id AND n.heir = d.to_municipality_id)
        """
    )
    deleted = cursor.rowcount
    cursor.execute(
        """
        INSERT INTO directory_municipality_successors (from_municipality_id, to_municipality_id)
        SELECT former, heir FROM new_successors n
        WHERE NOT EXISTS (SELECT FROM directory_municipality_successors d
                          WHERE d.from_municipality_id = n.former AND d.to_municipality_id = n.heir)
        """
    )
    return Change(inserted=cursor.rowcount, deleted=deleted)


def _kept(cursor: CursorWrapper) -> list[str]:
    cursor.execute(
        """
        SELECT m.key FROM directory_municipality m
        WHERE NOT EXISTS (SELECT FROM new_municipalities s WHERE s.key = m.key) ORDER BY m.key
        """
    )
    return [key for (key,) in cursor.fetchall()]


def _postal_codes(cursor: CursorWrapper, data: Path, report: Report) -> Change:
    cursor.execute(POSTAL_CHECKSUM_SQL)
    (checksum,) = cursor.fetchone()
    if checksum == bundle.manifest(data)["postal_checksum"]:
        return Change()
    header, rows = bundle.tuples("postal_codes.csv.gz", data)
    report("  copying")
    stage(cursor, "new_postal_codes", header, rows)
    report("  comparing and writing")
    cursor.execute(
        """
        DELETE FROM directory_postalcode p
        WHERE NOT EXISTS (SELECT FROM new_postal_codes s
                          WHERE s.code = p.code AND s.municipality = p.municipality_id
                            AND s.town_ja = p.town_ja)
        """
    )
    deleted = Change(deleted=cursor.rowcount)
    # A point, once imported, belongs to the row and is not part of the bundle; the source of none is ''.
    cursor.execute("ALTER TABLE new_postal_codes ADD point_source text DEFAULT ''")
    cursor.execute(
        """
        UPDATE new_postal_codes s SET point_source = p.point_source FROM directory_postalcode p
        WHERE p.point_source <> '' AND p.code = s.code
          AND p.municipality_id = s.municipality AND p.town_ja = s.town_ja
        """
    )
    return deleted + upsert(
        cursor,
        "directory_postalcode",
        "new_postal_codes",
        ("code", "municipality_id", "town_ja"),
        {
            "code": "s.code",
            "municipality_id": "s.municipality",
            "town_ja": "s.town_ja",
            "town_kana": "s.town_kana",
            "town_en": "s.town_en",
            "note": "s.note",
            "point_source": "s.point_source",
        },
    )


def _points(cursor: CursorWrapper) -> dict[tuple[str, str], int]:
    cursor.execute(
        """
        SELECT point_precision, point_source, count(*) FROM directory_municipality
        WHERE valid_to IS NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
        """
    )
    return {(precision, source): count for precision, source, count in cursor.fetchall()}


def _analyze() -> None:
    """Fresh statistics, so that the first searches after a load are planned on them."""
    with connection.cursor() as cursor:
        for table in ("directory_prefecture", "directory_municipality", "directory_postalcode"):
            cursor.execute(f"ANALYZE {table}")
