"""The table of names, made from the gazetteer whenever that has changed."""

import hashlib
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

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
    "key", "latin", "level", "rank", "form", "prefecture_id", "municipality_id", "former_id", "town_id",
    "population", "parent_id", "is_capital",
)  # fmt: skip
# Checksums of content, independent of the order of rows: the first 32 bits of each row's MD5, added up.
_CHECKSUM = "SELECT coalesce(sum(('x' || left(md5(concat_ws(chr(31), {})), 8))::bit(32)::bigint), 0) FROM {}"
_CHECKSUMS = (
    _CHECKSUM.format(
        "code, name_ja, name_kana, name_en, capital_id, population_2020", "directory_prefecture"
    ),
    _CHECKSUM.format(
        "key, prefecture_id, parent_id, type, name_ja, name_kana, name_en, county_ja, county_kana,"
        " population, valid_to",
        "directory_municipality",
    ),
    _CHECKSUM.format("from_municipality_id, to_municipality_id", "directory_municipality_successors"),
    POSTAL_CHECKSUM_SQL,
    # Ids, because names point at rows; points, because the row that has one stands for its town.
    "SELECT coalesce(sum(id), 0) || '+' || coalesce(sum(id) FILTER (WHERE point IS NOT NULL), 0)"
    " FROM directory_postalcode",
)
# A ward without a known population counts for an equal part of its city.
_MUNICIPALITIES_SQL = """
    SELECT m.key, m.prefecture_id, m.type, m.name_ja, m.name_kana, m.name_en, m.county_ja, m.county_kana,
        m.parent_id, p.name_ja, p.name_kana, coalesce(m.population, p.population / nullif(w.count, 0), 0),
        EXISTS (SELECT FROM directory_prefecture r WHERE r.capital_id = m.key),
        m.valid_to IS NOT NULL, h.key, h.parent_id
    FROM directory_municipality m
    LEFT JOIN directory_municipality p ON p.key = m.parent_id
    LEFT JOIN (
        SELECT parent_id, count(*) FROM directory_municipality WHERE valid_to IS NULL GROUP BY parent_id
    ) w ON w.parent_id = m.parent_id
    LEFT JOIN directory_municipality_successors s ON s.from_municipality_id = m.key
    LEFT JOIN directory_municipality h ON h.key = s.to_municipality_id AND h.valid_to IS NULL
        -- One that was founded anew under its own name is found by today's.
        AND h.name_ja <> m.name_ja
    ORDER BY m.key, h.key
"""


# Ids of prefecture, municipality, former municipality and town; population; id of the city; capital or not.
_Place = tuple[str, str | None, str | None, int | None, int, str | None, bool]


class _MunicipalityRow(NamedTuple):
    """A row of `_MUNICIPALITIES_SQL`: a former one once for each of today's that it became part of."""

    key: str
    prefecture: str
    type: str
    ja: str
    kana: str
    en: str
    county_ja: str
    county_kana: str
    city: str | None
    city_ja: str | None
    city_kana: str | None
    population: int
    is_capital: bool
    ended: bool
    heir: str | None
    heir_city: str | None


# One row a town: the one that has a point, else that of the town itself and not of an office in it. A town
# block has no population here; how many postal codes it has (large offices have their own) tells how much
# goes on there, so that 銀座 is first of all Tokyo's.
_TOWNS_SQL = """
    SELECT DISTINCT ON (c.municipality_id, c.town_ja)
        c.id, c.municipality_id, m.prefecture_id, c.town_ja, c.town_kana, c.town_en,
        least(count(*) OVER (PARTITION BY c.municipality_id, c.town_ja), 200) * 10000000
            + coalesce(m.population, p.population / nullif(w.count, 0), 0),
        m.parent_id
    FROM directory_postalcode c
    JOIN directory_municipality m ON m.key = c.municipality_id
    LEFT JOIN directory_municipality p ON p.key = m.parent_id
    LEFT JOIN (
        SELECT parent_id, count(*) FROM directory_municipality WHERE valid_to IS NULL GROUP BY parent_id
    ) w ON w.parent_id = m.parent_id
    WHERE c.town_ja <> ''
    ORDER BY c.municipality_id, c.town_ja, c.point IS NULL, c.note <> '', c.code, c.id
"""


def fingerprint() -> str:
    """What the names are made from, in one line: the content of the gazetteer's tables and the rules of
    spelling.
    """
    rules = hashlib.sha256(b"".join(path.read_bytes() for path in _RULES)).hexdigest()[:16]
    parts = [rules, *(str(_fetch(statement)[0][0]) for statement in _CHECKSUMS)]
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
    # Read, and ordered as the indexes are, before COPY begins: one connection does one thing at a time.
    rows = sorted(_rows(), key=itemgetter(0))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_gazetteername")
        # Nobody reads an empty table: filling it without its indexes and building them after takes a fifth of
        # the time. Later on a rebuild must not lock readers out.
        bare = cursor.rowcount == 0 and _may_alter()
        if bare:
            with connection.schema_editor(atomic=False) as editor:
                for index in GazetteerName._meta.indexes:
                    editor.remove_index(GazetteerName, index)
        with cursor.copy(f"COPY directory_gazetteername ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        if bare:
            with connection.schema_editor(atomic=False) as editor:
                for index in GazetteerName._meta.indexes:
                    editor.add_index(GazetteerName, index)
        GazetteerIndex.objects.all().delete()
        GazetteerIndex.objects.create(fingerprint=current)
        cursor.execute("ANALYZE directory_gazetteername")
    return len(rows)


def _may_alter() -> bool:
    """Whether this database role owns the table."""
    owned = (
        "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'directory_gazetteername'::regclass"
    )
    return bool(_fetch(owned)[0][0])


def _rows() -> Iterator[tuple[Any, ...]]:
    prefectures = _fetch(
        "SELECT code, name_ja, name_kana, name_en, population_2020 FROM directory_prefecture"
    )
    municipalities = _fetch(_MUNICIPALITIES_SQL)
    towns = _fetch(_TOWNS_SQL)
    return _all_rows(prefectures, map(_MunicipalityRow._make, municipalities), towns)


def _all_rows(
    prefectures: Iterable[tuple[Any, ...]],
    municipalities: Iterable[_MunicipalityRow],
    towns: Iterable[tuple[Any, ...]],
) -> Iterator[tuple[Any, ...]]:
    for code, ja, kana, en, population in prefectures:
        place: _Place = (code, None, None, None, population, None, False)
        yield from _spelled(prefecture_spellings(Written(ja, kana, en)), Level.PREFECTURE, Rank.CITY, place)
    for row in municipalities:
        spellings = municipality_spellings(
            Written(row.ja, row.kana, row.en),
            Written(row.county_ja, row.county_kana) if row.county_ja else None,
            Written(row.city_ja, row.city_kana) if row.city_ja and row.city_kana else None,
        )
        if not row.ended:
            place = (row.prefecture, row.key, None, None, row.population, row.city, row.is_capital)
            yield from _spelled(spellings, Level.MUNICIPALITY, _RANKS[row.type], place)
        elif row.heir:
            place = (row.prefecture, row.heir, row.key, None, 0, row.heir_city, False)
            spellings = {s for s in spellings if s.form != GazetteerName.Form.COUNTY}
            yield from _spelled(spellings, Level.FORMER, Rank.FORMER, place)
    for town_id, municipality, prefecture, ja, kana, en, population, city in towns:
        place = (prefecture, municipality, None, town_id, population, city, False)
        yield from _spelled(town_spellings(Written(ja, kana, en)), Level.TOWN, Rank.TOWN_BLOCK, place)


def _spelled(spellings: set[Spelling], level: int, rank: int, place: _Place) -> Iterator[tuple[Any, ...]]:
    for spelling in sorted(spellings):
        yield (spelling.key, spelling.latin, int(level), int(rank), int(spelling.form), *place)


def _fetch(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
