"""How many a query finds, and of which kinds and prefectures: only when asked.

Kept sums answer where a query asks about kinds and prefectures alone (`directory.totals`). Elsewhere counting
is live and stops early: a count says exactly how many up to `MOST`, then "more than"; facets are exact as
long as what is found is at most `MOST_FOR_FACETS`, then they say how many there are at least.
"""

from dataclasses import dataclass
from typing import Any

from directory import totals
from directory.search import database
from directory.search.conditions import (
    Audience,
    Conditions,
    entry_conditions,
    in_entry,
    in_region,
    place_conditions,
    plain_conditions,
    region_conditions,
    somewhere,
)
from directory.search.query import Query
from directory.search.ring import Origin, covering_boxes

MOST = 1_000
MOST_FOR_FACETS = 3_000
_PATIENCE = 5_000  # rows that are looked at before everything that matches is found by its indexes


@dataclass(frozen=True)
class Facets:
    """Facet (`kind`, `prefecture`) -> value -> how many listings; `capped`: that many or more of each."""

    values: dict[str, dict[str, int]]
    capped: bool = False


@dataclass(frozen=True)
class Count:
    """How many; `capped`: that many or more."""

    value: int
    capped: bool


def count(query: Query, audience: Audience) -> Count:
    """How many listings a query finds, exactly up to `MOST`."""
    found = _from_sums(query, audience)
    if found is not None and len(query.prefectures) < 2:
        number = sum(found.get(query.prefectures[0] if query.prefectures else totals.JAPAN, {}).values())
    else:
        number = _at_most(query, audience, MOST + 1)
    return Count(min(number, MOST), number > MOST)


def finds(query: Query, audience: Audience) -> bool:
    """Whether a query finds anything."""
    return _at_most(query, audience, 1) > 0


def facets(query: Query, audience: Audience) -> Facets:
    """Of the listings that a query finds, how many are of each kind and in each prefecture.

    One with places in several prefectures counts in each; around a place, by its places there.
    """
    found = _from_sums(query, audience)
    if found is None:
        return _live_facets(query, audience)
    regions = {code: kinds for code, kinds in found.items() if code != totals.JAPAN}
    wanted = query.prefectures or (totals.JAPAN,)
    if len(wanted) > 1:
        return _live_facets(query, audience)
    return Facets(
        {
            "kind": dict(sorted(found.get(wanted[0], {}).items())),
            "prefecture": {code: sum(kinds.values()) for code, kinds in sorted(regions.items())},
        }
    )


def _from_sums(query: Query, audience: Audience) -> totals.Totals | None:
    """The kept sums a query asks for; None when it asks for more than kinds and prefectures."""
    plain = Query(kinds=query.kinds, prefectures=query.prefectures, employment=query.employment)
    asked = query.replace(
        sort="newest", limit=plain.limit, cursor="", include=(), fields=(), format="", lang=""
    )
    if asked != plain or query.employment == "false":
        return None
    return totals.by_kind_and_prefecture(
        open_data=audience is Audience.OPEN_DATA,
        kinds=query.kinds,
        prefectures=query.prefectures,
        aside=False if query.employment == "true" else None,
    )


def _at_most(query: Query, audience: Audience, most: int) -> int:
    """How many listings there are, counting to `most` at most."""
    rare = entry_conditions(query, "e", indexed=True)
    if _is_somewhere(query):
        number = _in_places(query, audience, most, _PATIENCE if rare.clauses else None)
        if number is not None:
            return number
    rows = plain_conditions(query, audience, "e")
    there = somewhere(query, "e.listing_id")
    if rare.clauses and not _is_somewhere(query):
        asked = entry_conditions(query, "e")
        statement = (
            f"SELECT count(*) FROM (SELECT FROM (SELECT * FROM directory_entry e WHERE {rows.sql} "
            f"LIMIT {_PATIENCE}) AS e WHERE {asked.sql} LIMIT %s) AS found"
        )
        number = _number(statement, [*rows.params, *asked.params, most])
        if number == most:
            return number
    # Words and filters first, by their indexes; then whether that is where it is asked.
    statement = (
        f"WITH e AS MATERIALIZED (SELECT e.listing_id FROM directory_entry e WHERE {(rows & rare).sql}) "
        f"SELECT count(*) FROM (SELECT FROM e WHERE {there.sql} LIMIT %s) AS found"
    )
    return _number(statement, [*rows.params, *rare.params, *there.params, most])


def _is_somewhere(query: Query) -> bool:
    return bool(query.near or place_conditions(query, "pp").clauses)


def _in_places(query: Query, audience: Audience, most: int, patience: int | None) -> int | None:
    """The same from the places there; None when that many rows held too few to tell.

    Listings with two places there count once: as many rows are looked at as that takes.
    """
    source = _places(query, audience)
    asked = in_entry(query, "pp.listing_id")
    rows = most + most // 8 + 1
    while True:
        bound = f"LIMIT {patience}" if patience else ""
        statement = (
            "SELECT count(*), count(DISTINCT listing_id) FROM ("
            f"SELECT pp.listing_id FROM ({source.sql} {bound}) AS pp WHERE {asked.sql} LIMIT %s"
            ") AS found"
        )
        with database.cursor() as cursor:
            cursor.execute(statement, [*source.params, *asked.params, rows])
            seen, listings = cursor.fetchone()
        if listings >= most:
            return most
        if seen < rows:
            return None if patience else int(listings)
        rows *= 4


def _places(query: Query, audience: Audience) -> Conditions:
    """A SELECT of the public places `pp` that are where a query asks (as one clause)."""
    asked = plain_conditions(query, audience, "pp")
    found = Conditions()
    if not query.near and query.bbox:
        asked &= region_conditions(query, "pp")
        found.add(
            "SELECT pp.* FROM directory_spot s JOIN directory_publicplace pp ON pp.spot_id = s.id "
            "WHERE s.point::geometry(Geometry,4326) && ST_MakeEnvelope(%s, %s, %s, %s, 4326) "
            f"AND {asked.sql}",
            *query.bbox,
            *asked.params,
        )
        return found
    if not query.near:
        asked &= region_conditions(query, "pp")
        found.add(f"SELECT pp.* FROM directory_publicplace pp WHERE {asked.sql}", *asked.params)
        return found
    # Another of the listing's places may be the one in the region.
    asked &= in_region(query, "pp.listing_id")
    origin = Origin(query.near.lat, query.near.lng)
    radius_m = float(query.radius_km) * 1000
    west, south, east, north = covering_boxes(origin, 0.0, radius_m)[0]
    found.add(
        "SELECT pp.* FROM directory_spot s JOIN directory_publicplace pp ON pp.spot_id = s.id "
        "WHERE s.point::geometry(Geometry,4326) && ST_MakeEnvelope(%s, %s, %s, %s, 4326) "
        f"AND ST_Distance(s.point, %s::geography) <= %s AND {asked.sql}",
        west, south, east, north, origin.ewkt, radius_m, *asked.params,
    )  # fmt: skip
    return found


def _live_facets(query: Query, audience: Audience) -> Facets:
    """Counted over at most `MOST_FOR_FACETS` rows: places around a place, else listings."""
    if _is_somewhere(query):
        source = _places(query, audience)
        asked = in_entry(query, "pp.listing_id")
        rows = (
            "SELECT pp.listing_id, pp.kind, ARRAY[pp.prefecture_id]::text[] AS prefectures "
            f"FROM ({source.sql}) AS pp WHERE {asked.sql}"
        )
        params = [*source.params, *asked.params]
    else:
        asked = plain_conditions(query, audience, "e") & entry_conditions(query, "e", indexed=True)
        rows = f"SELECT e.listing_id, e.kind, e.prefectures FROM directory_entry e WHERE {asked.sql}"
        params = asked.params
    statement = f"""
        WITH found AS MATERIALIZED ({rows} LIMIT {MOST_FOR_FACETS + 1})
        SELECT '', '', count(*) FROM found
        UNION ALL
        SELECT 'kind', kind, count(DISTINCT listing_id) FROM found GROUP BY kind
        UNION ALL
        SELECT 'prefecture', prefecture, count(DISTINCT listing_id)
        FROM found, unnest(prefectures) AS prefecture GROUP BY prefecture
        ORDER BY 1, 2"""
    values: dict[str, dict[str, int]] = {"kind": {}, "prefecture": {}}
    with database.cursor() as cursor:
        cursor.execute(statement, params)
        (_facet, _value, rows_seen), *rest = cursor.fetchall()
    for facet, value, number in rest:
        values[facet][value] = number
    return Facets(values, rows_seen > MOST_FOR_FACETS)


def _number(statement: str, params: list[Any]) -> int:
    with database.cursor() as cursor:
        cursor.execute(statement, params)
        (number,) = cursor.fetchone()
        return int(number)
