"""Reading the table of names, and the places behind it, with as few statements as possible."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from directory.geocoding.answer import Candidate, LabelParts, NamedPart, PlaceType, Precision
from directory.models import GazetteerName

Level, Form, Rank = GazetteerName.Level, GazetteerName.Form, GazetteerName.Rank

# A name of a town block can be in use hundreds of times (本町); nobody chooses among more than these.
MOST_TOWNS = 200


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of one place (`GazetteerName`), with what ranking and composing need of the place."""

    key: str
    level: int
    rank: int
    form: int
    prefecture_id: str
    municipality_id: str | None
    former_id: str | None
    town_id: int | None
    population: int
    parent_id: str | None
    is_capital: bool


class PlaceKey(NamedTuple):
    """Which place: the finest of the ids that are set. postal_code: the code it was named by, if so."""

    prefecture_id: str
    municipality_id: str | None = None
    former_id: str | None = None
    town_id: int | None = None
    postal_code: str = ""


def place_key(row: NameRow) -> PlaceKey:
    """The place a name belongs to."""
    return PlaceKey(row.prefecture_id, row.municipality_id, row.former_id, row.town_id)


_SELECT = """
    SELECT key, level, rank, form, prefecture_id, municipality_id, former_id, town_id, population, parent_id,
        is_capital
    FROM directory_gazetteername
"""


def prefixes(text: str, longest: int = 40) -> list[str]:
    """All beginnings of a text, the shortest first."""
    return [text[:end] for end in range(1, min(len(text), longest) + 1)]


def regions(keys: Collection[str], *, latin: bool) -> list[NameRow]:
    """Prefectures and municipalities, today's and former, that have one of the keys."""
    return _names("level < 3 AND key = ANY(%s) AND latin = %s", [list(keys), latin])


def inside(
    keys: Collection[str], *, latin: bool, municipalities: Collection[str], prefectures: Collection[str]
) -> list[NameRow]:
    """Town blocks and former municipalities with one of the keys in these municipalities (a designated city's
    wards belong to it) or prefectures."""
    codes = list(municipalities)
    return _names(
        "level >= 2 AND key = ANY(%s) AND latin = %s"
        " AND (municipality_id = ANY(%s) OR parent_id = ANY(%s) OR prefecture_id = ANY(%s))",
        [list(keys), latin, codes, codes, list(prefectures)],
    )


def towns_anywhere(keys: Collection[str], *, latin: bool) -> list[NameRow]:
    """Town blocks with one of the keys, those of the longest key in the most populous municipalities
    first.
    """
    return _names(
        "level = 3 AND key = ANY(%s) AND latin = %s"
        " ORDER BY length(key) DESC, population DESC, municipality_id, key LIMIT %s",
        [list(keys), latin, MOST_TOWNS],
    )


def _names(condition: str, parameters: Sequence[Any]) -> list[NameRow]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_SELECT} WHERE {condition}", parameters)
        return [NameRow(*row) for row in cursor.fetchall()]


_PLACES_SQL = """
    WITH wanted (at, prefecture_id, municipality_id, former_id, town_id, postal_code) AS (
        SELECT * FROM unnest(%s::int[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::text[])
    )
    SELECT pr.code, w.municipality_id, w.former_id, w.town_id,
        pr.name_ja, pr.name_kana, pr.name_en,
        m.type, m.name_ja, m.name_kana, m.name_en, m.county_ja, m.county_kana,
        c.name_ja, c.name_kana, c.name_en,
        f.name_ja, f.name_kana, f.name_en,
        t.town_ja, t.town_kana, t.town_en,
        coalesce(f.point_precision, m.point_precision, 'prefecture'),
        coalesce(f.point_source, m.point_source, ''),
        t.point IS NOT NULL, t.point_source,
        ST_Y(coalesce(t.point, f.point, m.point, pr.point)::geometry),
        ST_X(coalesce(t.point, f.point, m.point, pr.point)::geometry),
        w.postal_code
    FROM wanted w
    LEFT JOIN directory_municipality m ON m.key = w.municipality_id
    -- 山口村 of 長野県 became part of 中津川市 in 岐阜県.
    JOIN directory_prefecture pr ON pr.code = coalesce(m.prefecture_id, w.prefecture_id)
    LEFT JOIN directory_municipality c ON c.key = m.parent_id
    LEFT JOIN directory_municipality f ON f.key = w.former_id
    LEFT JOIN directory_postalcode t ON t.id = w.town_id
    ORDER BY w.at
"""
_PREFECTURE_SOURCE = "naturalearth"
_TYPE_EN = {
    "city": "City",
    "designated_city": "City",
    "special_ward": "Ward",
    "town": "Town",
    "village": "Village",
}


def candidates(places: Iterable[PlaceKey]) -> list[Candidate]:
    """The places in the order given, composed for showing. A place that is gone from the gazetteer is left
    out.
    """
    wanted = list(places)
    if not wanted:
        return []
    columns: list[list[Any]] = [
        list(range(len(wanted))),
        *(list(column) for column in zip(*wanted, strict=True)),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_PLACES_SQL, columns)
        return [_candidate(row) for row in cursor.fetchall()]


def _candidate(row: tuple[Any, ...]) -> Candidate:
    prefecture_id, municipality_id, former_id, town_id = row[:4]
    postal_code: str = row[28]
    kind, municipality = row[7], NamedPart(*row[8:11])
    parts: list[NamedPart] = []
    if municipality_id:
        if row[11]:  # county
            parts.append(NamedPart(row[11], row[12], ""))
        if row[13]:  # a ward: its city's name stands in front of its own
            parts.append(NamedPart(row[13], row[14], row[15]))
            municipality = NamedPart(
                municipality.ja.removeprefix(row[13]),
                municipality.kana.removeprefix(row[14]),
                municipality.en,
            )
        else:
            municipality = NamedPart(
                municipality.ja, municipality.kana, f"{municipality.en} {_TYPE_EN[kind]}"
            )
        parts.append(municipality)
    town = NamedPart(*row[19:22]) if town_id and row[19] else None
    label = LabelParts(
        prefecture=NamedPart(*row[4:7]),
        municipality=parts,
        town=town,
        postal_code=postal_code,
        former=NamedPart(*row[16:19]) if former_id else None,
    ).label()
    precision: Precision = row[22]
    source: str = row[23] or _PREFECTURE_SOURCE
    if row[24]:
        precision, source = "town", row[25]
    return Candidate(
        labels=label,
        lat=round(row[26], 6),
        lng=round(row[27], 6),
        precision=precision,
        source=source,
        type=_type(municipality_id, town, postal_code),
        prefecture_code=prefecture_id,
        municipality_code=municipality_id,
        postal_code=postal_code or None,
        former=row[16] if former_id else None,
    )


def _type(municipality_id: str | None, town: NamedPart | None, postal_code: str) -> PlaceType:
    if postal_code:
        return "postal_code"
    if town:
        return "town"
    return "municipality" if municipality_id else "prefecture"
