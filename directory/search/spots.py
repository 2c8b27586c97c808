"""Listings on spots, nearest first: a complete set of spots around an origin, and what matches on them.

A *spot* is a distinct public point; a listing with several places is found once, at its nearest. The order is
exact: `ST_Distance` on the spheroid, ties by id (docs/decisions/0002-points-as-rows.md).
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from directory.search import database
from directory.search.conditions import Conditions
from directory.search.ring import Origin, covering_boxes

# The exact distance is never less than this part of the distance on PostGIS's sphere (radius
# 6,371,008.77 m): the smallest radius of curvature of WGS 84 is 6,335,439 m.
_SPHERE_TO_SPHEROID = 0.994


@dataclass(frozen=True)
class Hit:
    """A listing with its distance from the origin, in metres."""

    distance_m: float
    listing_id: UUID


@dataclass(frozen=True)
class Position:
    """Between two hits: after (outwards) or before (inwards) the hit with this distance and id."""

    distance_m: float
    listing_id: UUID
    span_m: float


# What both ways of taking spots end in. `spot` is a complete set of spots with their exact distances. A
# listing with several places is found once, at its nearest.
_HITS = """
    SELECT spot.distance, hit.listing_id
    FROM spot
    CROSS JOIN LATERAL (
        SELECT pp.listing_id
        FROM directory_publicplace pp
        WHERE pp.spot_id = spot.id AND {conditions} {position}
          AND NOT EXISTS (
            SELECT 1 FROM directory_publicplace other JOIN directory_spot o ON o.id = other.spot_id
            WHERE other.listing_id = pp.listing_id AND other.ordinal <> pp.ordinal
              AND (ST_Distance(o.point, %s::geography), other.ordinal) < (spot.distance, pp.ordinal)
          )
        ORDER BY pp.listing_id {direction}
        LIMIT %s
    ) AS hit
    ORDER BY spot.distance {direction}, hit.listing_id {direction}
    LIMIT %s
"""


def nearest_spots(
    origin: Origin, conditions: Conditions, count: int, rank: int, radius_m: float
) -> tuple[float, list[Hit]]:
    """How far (metres) the `rank` nearest spots are a complete set, and the first `count` hits nearer
    than that.

    A reach beyond the radius means that the whole circle was looked at, its edge included.
    """
    statement = f"""
        WITH near AS MATERIALIZED (
            SELECT id, point <-> %s::geography AS sphere, ST_Distance(point, %s::geography) AS distance
            FROM directory_spot ORDER BY point <-> %s::geography LIMIT %s
        ),
        reach AS (
            SELECT CASE WHEN count(*) < %s THEN 'Infinity' ELSE max(sphere) * %s END AS metres FROM near
        ),
        spot AS (
            SELECT near.id, near.distance FROM near, reach
            WHERE near.distance <= %s AND near.distance < reach.metres
        ),
        hits AS ({_HITS.format(conditions=conditions.sql, position="", direction="ASC")})
        SELECT reach.metres, hits.* FROM reach LEFT JOIN hits ON true ORDER BY hits.distance, hits.listing_id
    """
    here = origin.ewkt
    with database.cursor() as cursor:
        cursor.execute(
            statement,
            [
                here,
                here,
                here,
                rank,
                rank,
                _SPHERE_TO_SPHEROID,
                radius_m,
                *conditions.params,
                here,
                count,
                count,
            ],
        )
        rows = cursor.fetchall()
    return rows[0][0], [Hit(distance, listing_id) for _reach, distance, listing_id in rows if listing_id]


def ring(
    origin: Origin,
    conditions: Conditions,
    count: int,
    inner: float,
    outer: float,
    *,
    closed: bool,
    after: Position | None = None,
    before: Position | None = None,
    inwards: bool = False,
) -> tuple[int, list[Hit]]:
    """How many spots were looked at, and up to `count` hits with inner <= distance < outer (metres; <= when
    closed), nearest first.

    inwards: the farthest ones instead of the nearest, still given nearest first.
    """
    position = ""
    edge: list[Any] = []
    if after:
        position, edge = "AND (spot.distance, pp.listing_id) > (%s, %s)", [after.distance_m, after.listing_id]
    elif before:
        position, edge = (
            "AND (spot.distance, pp.listing_id) < (%s, %s)",
            [before.distance_m, before.listing_id],
        )
    direction = "DESC" if inwards else "ASC"
    statement = f"""
        WITH near AS MATERIALIZED (
            SELECT DISTINCT ON (s.id) s.id, ST_Distance(s.point, %s::geography) AS distance
            FROM unnest(%s::float8[], %s::float8[], %s::float8[], %s::float8[]) AS box(w, s, e, n)
            JOIN directory_spot s
              ON s.point::geometry(Geometry,4326) && ST_MakeEnvelope(box.w, box.s, box.e, box.n, 4326)
        ),
        spot AS (SELECT * FROM near WHERE distance >= %s AND distance {"<=" if closed else "<"} %s),
        hits AS ({_HITS.format(conditions=conditions.sql, position=position, direction=direction)})
        SELECT (SELECT count(*) FROM spot), hits.* FROM (SELECT) AS always LEFT JOIN hits ON true
        ORDER BY hits.distance {direction}, hits.listing_id {direction}
    """
    west, south, east, north = (
        list(side) for side in zip(*covering_boxes(origin, inner, outer), strict=True)
    )
    here = origin.ewkt
    with database.cursor() as cursor:
        cursor.execute(
            statement,
            [here, west, south, east, north, inner, outer, *conditions.params, *edge, here, count, count],
        )
        rows = cursor.fetchall()
    hits = [Hit(distance, listing_id) for _looked_at, distance, listing_id in rows if listing_id]
    return rows[0][0], hits[::-1] if inwards else hits
