"""The table of names, made from the gazetteer whenever that has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from directory.gazetteer.checksum import POSTAL_CHECKSUM_SQL
from directory.geocoding.names import (
    Spelling,
    Written,
    municipality_spellings,
    prefecture_spellings,
    town_spellings,
)
from directory.models import GazetteerIndex, GazetteerName

Level, Rank = GazetteerName.Level, GazetteerName.Rank

_RANKS = {
    "city": Rank.CITY,
    "designated_city": Rank.CITY,
    "ward": Rank.WARD,
    "special_ward": Rank.WARD,
    "town": Rank.TOWN,
    "village": Rank.VILLAGE,
}
# Whatever decides the keys: when one of these files changes, so does the table.
_ROOM = Path(__file__).resolve().parent
_RULES = (
    _ROOM / "index.py",
    _ROOM / "names.py",
    _ROOM / "normalize.py",
    _ROOM.parent / "gazetteer" / "romaji.py",
    _ROOM.parent / "data" / "kanji_variants.txt",
)

_COLUMNS = (
    "key", "latin", "level", "rank", "form", "prefecture_id", "municipality_id", "former_id", "town_id", "population"
)  # fmt: skip
_MUNICIPALITY_CHECKSUM_SQL = """
    SELECT coalesce(sum(('x' || left(md5(concat_ws(chr(31), key, prefecture_id, parent_id, type, name_ja,
    name_kana,
        name_en, county_ja, county_kana, county_en, population, valid_to)), 8))::bit(32)::bigint), 0)
    FROM directory_municipality
"""
_SUCCESSOR_CHECKSUM_SQL = """
    SELECT coalesce(sum(('x' || left(md5(from_municipality_id || '>' || to_municipality_id),
    8))::bit(32)::bigint), 0) FROM directory_municipality_successors
"""
_MUNICIPALITIES_SQL = """
    SELECT m.key, m.prefecture_id, m.type, m.name_ja, m.name_kana, m.name_en, m.county_ja, m.county_kana,
        p.name_ja, p.name_kana, coalesce(m.population, p.population, 0), m.valid_to IS NOT NULL, h.key
    FROM directory_municipality m
    LEFT JOIN directory_municipality p ON p.key = m.parent_id
    LEFT JOIN directory_municipality_successors s ON s.from_municipality_id = m.key
    LEFT JOIN directory_municipality h ON h.key = s.to_municipality_id AND h.valid_to IS NULL
        -- One that was founded anew under its own name is found by today's.
        AND h.name_ja <> m.name_ja
    ORDER BY m.key, h.key
"""
# One row a town: the one that has a point, else that of the town itself and not of an office in it.
_TOWNS_SQL = """
    SELECT DISTINCT ON (c.municipality_id, c.town_ja)
        c.id, c.municipality_id, m.prefecture_id, c.town_ja, c.town_kana, c.town_en,
        coalesce(m.population, p.population, 0)
    FROM directory_postalcode c
    JOIN directory_municipality m ON m.key = c.municipality_id
    LEFT JOIN directory_municipality p ON p.key = m.parent_id
    WHERE c.town_ja <> ''
    ORDER BY c.municipality_id, c.town_ja, c.point IS NULL, c.note <> '', c.code, c.id
"""


def fingerprint() -> str:
    """What the names are made from, in one line: the content of the gazetteer's tables and the rules of
    spelling.
    """
    rules = hashlib.sha256(b"".join(path.read_bytes() for path in _RULES)).hexdigest()[:16]
    with connection.cursor() as cursor:
        parts = [rules]
        for statement in (
            "SELECT count(*) FROM directory_prefecture",
            _MUNICIPALITY_CHECKSUM_SQL,
            _SUCCESSOR_CHECKSUM_SQL,
            POSTAL_CHECKSUM_SQL,
            # Ids, because names point at rows; points, because the row that has one stands for its town.
            "SELECT coalesce(sum(id), 0) || '+' || coalesce(sum(id) FILTER (WHERE point IS NOT NULL), 0)"
            " FROM directory_postalcode",
        ):
            cursor.execute(statement)
            parts.append(str(cursor.fetchone()[0]))
    return "/".join(parts)


def rebuild() -> int:
    """Write the table of names anew when the gazetteer or the rules have changed since; how many names were
    written.

    Call it at the end of everything that changes prefectures, municipalities or postal codes. It runs in one
    transaction: whoever geocodes meanwhile sees the names as they were.
    """
    current = fingerprint()
    if GazetteerIndex.objects.filter(fingerprint=current).exists():
        return 0
    count = 0
    rows = _rows()  # reads before COPY begins: one connection does one thing at a time
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_gazetteername")
        columns = ", ".join(_COLUMNS)
        with cursor.copy(f"COPY directory_gazetteername ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
                count += 1
        GazetteerIndex.objects.all().delete()
        GazetteerIndex.objects.create(fingerprint=current)
        cursor.execute("ANALYZE directory_gazetteername")
    return count


def _rows() -> Iterator[tuple[Any, ...]]:
    prefectures = _fetch(
        "SELECT code, name_ja, name_kana, name_en, population_2020 FROM directory_prefecture"
    )
    municipalities = _fetch(_MUNICIPALITIES_SQL)
    towns = _fetch(_TOWNS_SQL)
    return _all_rows(prefectures, municipalities, towns)


def _all_rows(
    prefectures: list[tuple[Any, ...]], municipalities: list[tuple[Any, ...]], towns: list[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    for code, ja, kana, en, population in prefectures:
        place = (code, None, None, None, population)
        yield from _spelled(prefecture_spellings(Written(ja, kana, en)), Level.PREFECTURE, Rank.CITY, place)
    for row in municipalities:
        (
            key,
            prefecture,
            kind,
            ja,
            kana,
            en,
            county_ja,
            county_kana,
            city_ja,
            city_kana,
            population,
            ended,
            heir,
        ) = row
        spellings = municipality_spellings(
            Written(ja, kana, en),
            Written(county_ja, county_kana) if county_ja else None,
            Written(city_ja, city_kana) if city_ja else None,
        )
        if not ended:
            place = (prefecture, key, None, None, population)
            yield from _spelled(spellings, Level.MUNICIPALITY, _RANKS[kind], place)
        elif heir:
            place = (prefecture, heir, key, None, 0)
            spellings = {s for s in spellings if s.form != GazetteerName.Form.COUNTY}
            yield from _spelled(spellings, Level.FORMER, Rank.FORMER, place)
    for town_id, municipality, prefecture, ja, kana, en, population in towns:
        place = (prefecture, municipality, None, town_id, population)
        yield from _spelled(town_spellings(Written(ja, kana, en)), Level.TOWN, Rank.TOWN_BLOCK, place)


def _spelled(
    spellings: set[Spelling], level: int, rank: int, place: tuple[Any, ...]
) -> Iterator[tuple[Any, ...]]:
    for spelling in sorted(spellings):
        yield (spelling.key, spelling.latin, int(level), int(rank), int(spelling.form), *place)


def _fetch(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
