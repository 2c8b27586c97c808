"""SQL with its parameters, and the pieces that every tile is drawn with.

Numbers that come from the tile are written into the SQL; what a reader asks for is always a parameter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db import connection
from django.utils.functional import cached_property

from directory import kinds
from directory.texts import RUBY
from directory.tiles.grid import CELL_BITS, DEEPEST_ZOOM, EXTENT, STORED_ZOOM, Tile

# So many listings a tile, at most, are given one by one from `STORED_ZOOM` on: those of the emptiest cells.
# Each is a row read from the largest table for its title; more than these nobody tells apart in a tile.
MOST_SINGLE = 150


@dataclass(frozen=True)
class Statement:
    """Equal statements on equal data give equal answers."""

    sql: str
    params: Sequence[Any] = ()

    @cached_property
    def digest(self) -> bytes:
        """Equal for equal statements, different for others."""
        return blake2b(f"{self.sql}{self.params}".encode(), digest_size=16).digest()

    def first_row(self) -> tuple[Any, ...]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            row: tuple[Any, ...] = cursor.fetchone()
            return row


def inside(tile: Tile) -> str:
    """The SQL of: x, y (grid) lie in the tile."""
    width = 1 << tile.width_bits
    return f"x >= {tile.west} AND x < {tile.west + width} AND y >= {tile.north} AND y < {tile.north + width}"


def cell_of(tile: Tile) -> str:
    """The SQL of the number of the tile's cell in which x, y (grid) lie: line by line from its north-west."""
    bits = tile.width_bits - CELL_BITS
    return f"((((y - {tile.north}) >> {bits}) << {CELL_BITS}) | ((x - {tile.west}) >> {bits}))"


def spots_in(tile: Tile, where: str = "true") -> str:
    """The SQL of the public points in a tile: id, x, y (grid), cell. where: a condition on `s`."""
    west, south, east, north = tile.degrees
    return f"""
        SELECT id, x, y, {cell_of(tile)} AS cell
        FROM (
            SELECT s.id, directory_grid_x(s.point) AS x, directory_grid_y(s.point) AS y
            FROM directory_spot s
            WHERE s.point::geometry(Geometry,4326)
                && ST_MakeEnvelope({west!r}, {south!r}, {east!r}, {north!r}, 4326) AND {where}
            OFFSET 0  -- placed on the grid once, not once for each mention
        ) AS spot
        WHERE {inside(tile)}
    """


def cells(tile: Tile, *, factor: float = 1) -> str:
    """The SQL of the cells of a tile over `part` (cell, kind, count, sum_x, sum_y): where their middle lies
    (x, y), how many places stand there, altogether and by kind.

    single: whether its listings are given one by one. factor: what counts are multiplied with, when only some
    of all places were looked at; none is given one by one then.
    """

    def number(which: str = "true") -> str:
        found = f"coalesce(sum(count) FILTER (WHERE {which}), 0)"
        return f"{found}::int" if factor == 1 else f"round({found} * {factor!r})::int"

    by_kind = "".join(f""", {number(f"kind = '{key}'")} AS "{key}" """ for key in _kinds())
    single = "false"
    if tile.z >= STORED_ZOOM and factor == 1:
        single = f"sum(sum(count)) OVER (ORDER BY sum(count), cell) <= {MOST_SINGLE}"
    return f"""
        SELECT cell, (sum(sum_x) / sum(count))::bigint AS x, (sum(sum_y) / sum(count))::bigint AS y,
               {number()} AS count {by_kind}, {single} AS single
        FROM part GROUP BY cell HAVING sum(count) > 0
    """


# Hardly more than a comparison for each spot: the planner expects too few of them to join wisely.
IS_SINGLE = "cell = ANY(ARRAY(SELECT cell FROM cell WHERE single))"


def layers(tile: Tile, lang: str, *, listings: str, approximate: bool = False) -> str:
    """The SQL of a tile's bytes, over `cell`. listings: the SQL of those given one by one (listing_id, x, y).

    Titles are in the language `lang` where the owner gave one, else as the owner wrote it
    (`directory.texts.owner_text`), without readings.
    """
    shift = DEEPEST_ZOOM - tile.z
    point = f"ST_MakePoint((x - {tile.west}) >> {shift}, (y - {tile.north}) >> {shift}) AS point"
    by_kind = "".join(f', "{key}"' for key in _kinds())
    note = ", true AS approximate" if approximate else ""
    title = "title"
    if lang in ("en", "easy"):
        title = f"CASE WHEN language <> '{lang}' AND title_{lang} <> '' THEN title_{lang} ELSE title END"
    return f"""
        (SELECT coalesce(ST_AsMVT(cluster, 'clusters', {EXTENT}, 'point'), '') FROM (
            SELECT {point}, count {by_kind} {note} FROM cell WHERE NOT single ORDER BY cell
        ) AS cluster)
        ||
        (SELECT coalesce(ST_AsMVT(listing, 'listings', {EXTENT}, 'point'), '') FROM (
            SELECT {point}, l.id::text AS id, l.kind,
                   regexp_replace({title}, '{RUBY.pattern}', '\\1', 'g') AS title
            FROM ({listings}) AS given JOIN directory_listing l ON l.id = given.listing_id
            ORDER BY l.id, x, y
        ) AS listing)
    """


def _kinds() -> list[str]:
    return [kind.key for kind in kinds.all_kinds()]
