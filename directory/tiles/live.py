"""Tiles of any other query: looked up live, over at most `MOST_PLACES` places."""

from uuid import UUID

from directory.search.conditions import Audience, listing_conditions, place_conditions, plain_conditions
from directory.search.query import Query
from directory.search.ring import Origin
from directory.tiles import sums
from directory.tiles.grid import Tile
from directory.tiles.statement import IS_SINGLE, Statement, cells, layers, spots_in

MOST_PLACES = 50_000


def draw(tile: Tile, query: Query) -> Statement:
    """The statement that gives a tile's bytes.

    Of more places than `MOST_PLACES` a part is looked at and its counts are scaled up: those whose listing's
    id, which is random, is small. So all tiles and all filters look at the same listings.
    """
    there = sums.count(tile.stored, query)
    sampled = there > MOST_PLACES
    here, found = plain_conditions(query, Audience.SITE, "pp"), listing_conditions(query, Audience.SITE)
    if sampled:
        here.add("pp.listing_id < %s", UUID(int=(1 << 128) * MOST_PLACES // there))
    found &= place_conditions(query, "pp")
    close, origin = "true", []
    if query.near:
        close = "ST_DWithin(s.point, %s::geography, %s)"
        origin = [Origin(query.near.lat, query.near.lng).ewkt, float(query.radius_km) * 1000]
    return Statement(
        f"""
        WITH here AS MATERIALIZED (
            SELECT pp.*, spot.x, spot.y, spot.cell
            FROM ({spots_in(tile, close)}) AS spot
            JOIN directory_publicplace pp ON pp.spot_id = spot.id
            WHERE {here.sql}
        ),
        found AS MATERIALIZED (SELECT listing_id, kind, x, y, cell FROM here AS pp WHERE {found.sql}),
        part AS (SELECT cell, kind, 1 AS count, x::bigint AS sum_x, y::bigint AS sum_y FROM found),
        cell AS ({cells(tile, factor=there / MOST_PLACES if sampled else 1)})
        SELECT {
            layers(
                tile,
                query.lang,
                listings=f"SELECT listing_id, x, y FROM found WHERE {IS_SINGLE}",
                approximate=sampled,
            )
        }
        """,
        [*origin, *here.params, *found.params],
    )
