"""Nearest first, exactly: pages in the order of `ST_Distance` on the spheroid, ties by id.

The search walks *spots* (distinct public points), never listings, and only ever looks at complete sets
of them, so that the order is exact by construction:

* from the origin outwards it takes the nearest spots by index (`<->`). The index orders on the sphere,
  so the set is complete only up to a little less than its farthest member's distance;
* further out, and inwards from a position, it takes rings: boxes that cover the ring, then the exact
  distance. A page at any depth looks at one ring, not at what lies inside it.

Listings that share a spot come out of an index in id order, so ten thousand on one point cost no more
than a page of them. (docs/decisions/0002-points-as-rows.md)
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from directory.search.conditions import Conditions
from directory.search.ring import FARTHEST_METRES, Origin, covering_boxes

# How many of the nearest spots are looked at, one after the other, before the search goes on in rings.
_RANKS = (64, 512, 4096)
# The exact distance is never less than this part of the distance on PostGIS's sphere (radius
# 6,371,008.77 m): the smallest radius of curvature of WGS 84 is 6,335,439 m.
_SPHERE_TO_SPHEROID = 0.994
_GROWTH = 3.0  # of a ring's width, while rings find too little


def _width(span: float, at: float) -> float:
    """How wide (metres) the next ring is: as far as the page before reached, but never a sliver."""
    return max(span, 50.0, 0.02 * at)


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


def nearest(
    origin: Origin,
    conditions: Conditions,
    *,
    count: int,
    radius_m: float = FARTHEST_METRES,
    after: Position | None = None,
    before: Position | None = None,
) -> list[Hit]:
    """Up to `count` hits within `radius_m` metres (included), nearest first.

    With `after`, those that follow that position; with `before`, the last ones that come before it.
    """
    if before:
        return _walk_inwards(origin, conditions, count, before)
    if after:
        return _walk_outwards(origin, conditions, count, radius_m, after.distance_m, after.span_m, after)
    hits: list[Hit] = []
    reach = 0.0
    for rank in _RANKS:
        reach, hits = _first_ranks(origin, conditions, count, rank, radius_m)
        if len(hits) == count or reach > radius_m:
            return hits
    return hits + _walk_outwards(origin, conditions, count - len(hits), radius_m, reach, reach / 2)


def of_listings(origin: Origin, listing_ids: list[UUID]) -> dict[UUID, float]:
    """How far the nearest public place of each listing is, in metres; listings without a place are
    left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pp.listing_id, min(ST_Distance(s.point, %s::geography)) FROM directory_publicplace pp "
            "JOIN directory_spot s ON s.id = pp.spot_id WHERE pp.listing_id = ANY(%s) GROUP BY pp.listing_id",
            [origin.ewkt, listing_ids],
        )
        return dict(cursor.fetchall())


def _walk_outwards(
    origin: Origin,
    conditions: Conditions,
    count: int,
    radius_m: float,
    inner: float,
    span: float,
    after: Position | None = None,
) -> list[Hit]:
    """Rings of growing width from `inner` (metres, included) to the radius (included)."""
    hits: list[Hit] = []
    while len(hits) < count and inner <= radius_m:
        outer = min(inner + _width(span, inner), radius_m)
        last = outer == radius_m
        hits += _ring(origin, conditions, count - len(hits), inner, outer, closed=last, after=after)
        if last:
            break
        inner, span, after = outer, span * _GROWTH, None
    return hits


def _walk_inwards(origin: Origin, conditions: Conditions, count: int, before: Position) -> list[Hit]:
    """Rings of growing width from the position (excluded) to the origin; their farthest hits, nearest
    first.
    """
    hits: list[Hit] = []
    outer, span = before.distance_m, before.span_m
    position: Position | None = before
    while len(hits) < count:
        inner = max(outer - _width(span, outer), 0.0)
        # The first ring holds its outer edge: hits as far away as the position, with smaller ids.
        hits = (
            _ring(
                origin,
                conditions,
                count - len(hits),
                inner,
                outer,
                closed=position is not None,
                before=position,
                inwards=True,
            )
            + hits
        )
        if inner == 0.0:
            break
        outer, span, position = inner, span * _GROWTH, None
    return hits


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


def _first_ranks(
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
    with connection.cursor() as cursor:
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


def _ring(
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
) -> list[Hit]:
    """Up to `count` hits with inner <= distance < outer (metres; <= when closed), nearest first.

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
        spot AS (SELECT * FROM near WHERE distance >= %s AND distance {"<=" if closed else "<"} %s)
        {_HITS.format(conditions=conditions.sql, position=position, direction=direction)}
    """
    west, south, east, north = (
        list(side) for side in zip(*covering_boxes(origin, inner, outer), strict=True)
    )
    here = origin.ewkt
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            [here, west, south, east, north, inner, outer, *conditions.params, *edge, here, count, count],
        )
        hits = [Hit(distance, listing_id) for distance, listing_id in cursor.fetchall()]
    return hits[::-1] if inwards else hits
