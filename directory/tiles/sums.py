"""Tiles that the kept sums answer: asked is only of which kind, in which prefecture, employment or not.

A tile is drawn by one statement, and its version is of the same snapshot: two tiles of one version are equal.
"""

from functools import lru_cache

from directory.search.conditions import Audience, Conditions, plain_conditions, region_conditions
from directory.search.query import Query
from directory.tiles.grid import CELL_BITS, STORED_ZOOM, Tile
from directory.tiles.statement import IS_SINGLE, Statement, cell_of, cells, inside, layers, spots_in

# Read without asking the database anything, so that a query string of these always means the same.
KNOWN = {"kind", "prefecture", "employment"}
# Allowed wherever a query is: a tile holds all that is found, in no order, in its one format.
NO_MATTER = {"sort", "limit", "cursor", "include", "fields", "format", "lang"}


def suffice(query: Query) -> bool:
    """Whether the sums answer a query."""
    return {name for name, _value in query.to_pairs()} <= KNOWN | NO_MATTER


@lru_cache(maxsize=1024)
def draw(tile: Tile, query: Query) -> Statement:
    """The statement that gives a tile's version and its bytes; the same for ever."""
    asked = _asked(query, "pp")
    listings = f"""
        SELECT pp.listing_id, spot.x, spot.y
        FROM ({spots_in(tile)}) AS spot JOIN directory_publicplace pp ON pp.spot_id = spot.id
        WHERE {IS_SINGLE} AND {asked.sql}
    """
    if tile.z < STORED_ZOOM:
        listings, asked = "SELECT NULL::uuid AS listing_id, 0 AS x, 0 AS y WHERE false", Conditions()
    parts = _parts(tile, query)
    return Statement(
        f"""
        WITH part AS ({parts.sql}), cell AS ({cells(tile)})
        SELECT {_version(tile)}, {layers(tile, query.lang, listings=listings)}
        """,
        [*parts.params, *asked.params],
    )


def version(tile: Tile) -> int:
    """The tile's version now."""
    (found,) = Statement(f"SELECT {_version(tile)}").first_row()
    return int(found)


def count(tile: Tile, query: Query) -> int:
    """How many places stand in the tile, as far as the sums understand the query."""
    parts = _parts(tile, query)
    statement = Statement(f"SELECT coalesce(sum(count), 0) FROM ({parts.sql}) AS part", parts.params)
    return int(statement.first_row()[0])


def _asked(query: Query, part: str) -> Conditions:
    known = Query(kinds=query.kinds, employment=query.employment, prefectures=query.prefectures)
    return plain_conditions(known, Audience.SITE, part) & region_conditions(known, part)


def _parts(tile: Tile, query: Query) -> Statement:
    """What stands in the tile, by cell and kind: what is folded, and what changed since."""
    stored, asked = tile.stored, _asked(query, "part")
    # Stored are the tile's own cells, or for deeper tiles the single points of the larger one they lie in.
    bits = CELL_BITS if tile.z < STORED_ZOOM else tile.width_bits
    whole = (1 << (bits + tile.z - stored.z)) - 1
    left, top, shift = (tile.x << bits) & whole, (tile.y << bits) & whole, bits - CELL_BITS
    return Statement(
        f"""
        SELECT (((cell_y - {top}) >> {shift}) << {CELL_BITS}) | ((cell_x - {left}) >> {shift}) AS cell,
               kind, count, sum_x, sum_y
        FROM directory_tilecell AS part
        WHERE z = {stored.z} AND x = {stored.x} AND y = {stored.y}
          AND cell_x >= {left} AND cell_x < {left + (1 << bits)}
          AND cell_y >= {top} AND cell_y < {top + (1 << bits)} AND {asked.sql}
        UNION ALL
        SELECT {cell_of(tile)}, kind, delta, delta * x::bigint, delta * y::bigint
        FROM directory_tilechange AS part
        WHERE {inside(tile)} AND delta <> 0 AND {asked.sql}
        """,
        [*asked.params, *asked.params],
    )


def _version(tile: Tile) -> str:
    """The SQL of all changes ever made in the tile, folded or not, that this snapshot sees."""
    stored = tile.stored
    return f"""
        coalesce((SELECT version FROM directory_tile
                  WHERE z = {stored.z} AND x = {stored.x} AND y = {stored.y}), 0)
        # coalesce((SELECT bit_xor(token) FROM directory_tilechange WHERE {inside(stored)}), 0)
    """
