"""Tiles of any other query: looked up live, over at most `MOST_PLACES` places."""

from uuid import UUID

from directory import filters
from directory.filters import AllOf, Terms
from directory.search.conditions import (
    Audience,
    Conditions,
    entry_conditions,
    listing_conditions,
    place_conditions,
    plain_conditions,
)
from directory.search.query import Query
from directory.search.ring import Origin
from directory.tiles import sums
from directory.tiles.grid import Tile
from directory.tiles.statement import IS_SINGLE, Statement, cells, layers, spots_in

MOST_PLACES = 50_000


def draw(tile: Tile, query: Query) -> Statement:
    """The statement that gives a tile's bytes.

    Of more places than `MOST_PLACES` those are looked at that an index finds for the query. When these are
    too many as well, a part is looked at and its counts are scaled up: the places whose listing's id, which
    is random, is small. So all tiles and all filters look at the same listings.
    """
    spots, here = Conditions(), plain_conditions(query, Audience.SITE, "pp")
    if query.near:
        origin = Origin(query.near.lat, query.near.lng).ewkt
        spots.add("ST_DWithin(s.point, %s::geography, %s)", origin, float(query.radius_km) * 1000)
    factor = 1.0
    if (there := sums.count(tile.stored, query)) > MOST_PLACES:
        known = _by_index(query, spots)
        if known.clauses and _are_few(known):
            spots.add(
                f"s.id IN (SELECT spot_id FROM directory_publicplace pp WHERE {known.sql})", *known.params
            )
            here &= known
        else:
            factor = there / MOST_PLACES
            here.add("pp.listing_id < %s", UUID(int=(1 << 128) * MOST_PLACES // there))
    found = listing_conditions(query, Audience.SITE) & place_conditions(query, "pp")
    single = f"SELECT listing_id, x, y FROM found WHERE {IS_SINGLE}"
    return Statement(
        f"""
        WITH here AS MATERIALIZED (
            SELECT pp.*, spot.x, spot.y, spot.cell
            FROM ({spots_in(tile, spots.sql)}) AS spot
            JOIN directory_publicplace pp ON pp.spot_id = spot.id
            WHERE {here.sql}
        ),
        found AS MATERIALIZED (SELECT listing_id, kind, x, y, cell FROM here AS pp WHERE {found.sql}),
        part AS (SELECT cell, kind, 1 AS count, x::bigint AS sum_x, y::bigint AS sum_y FROM found),
        cell AS ({cells(tile, factor=factor)})
        SELECT {layers(tile, query.lang, listings=single, approximate=factor != 1)}
        """,
        [*spots.params, *here.params, *found.params],
    )


def _by_index(query: Query, spots: Conditions) -> Conditions:
    """What of a query an index of public places `pp`, entries or spots answers; nothing when none does."""
    where = place_conditions(query.replace(prefectures=(), outside_centres=False), "pp")
    if spots.clauses:
        where.add(f"pp.spot_id IN (SELECT s.id FROM directory_spot s WHERE {spots.sql})", *spots.params)
    known = filters.all_filters()
    tagged = tuple(each for each in query.filters if isinstance(known[each[0]], Terms | AllOf))
    if query.words or tagged:
        asked = entry_conditions(query.replace(filters=tagged), "e", indexed=True)
        where.add(
            f"pp.listing_id IN (SELECT e.listing_id FROM directory_entry e WHERE {asked.sql})", *asked.params
        )
    return where


def _are_few(asked: Conditions) -> bool:
    """Whether no more than `MOST_PLACES` public places fulfil conditions."""
    (found,) = Statement(
        f"""
        SELECT count(*) FROM (
            SELECT FROM directory_publicplace pp WHERE {asked.sql} LIMIT {MOST_PLACES + 1}
        ) AS place""",
        asked.params,
    ).first_row()
    return int(found) <= MOST_PLACES
