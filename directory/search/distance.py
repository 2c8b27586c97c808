"""Nearest first, exactly: pages in the order of `ST_Distance` on the spheroid, ties by id.

The search walks *spots* (distinct public points) in rings around the origin. A ring is complete: every spot whose
exact distance lies in it is looked at, so the order is exact by construction, at any depth, and going backwards is
the same walk inwards. Listings that share a spot come out of an index in id order, so ten thousand on one point
cost no more than a page of them. (docs/decisions/0002-points-as-rows.md; measurements in docs/benchmarks.md)
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from directory.search.conditions import Conditions
from directory.search.ring import FARTHEST_METRES, Origin, covering_boxes

# The first ring reaches about this many spots; later ones grow by this factor while they find too little.
_PROBE_SPOTS = 30
_GROWTH = 3.0
_SMALLEST_SPAN_METRES = 50.0


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
    inner = after.distance_m if after else 0.0
    span = max(after.span_m, _SMALLEST_SPAN_METRES) if after else _first_span(origin)
    hits: list[Hit] = []
    while len(hits) < count and inner <= radius_m:
        outer = min(inner + span, radius_m)
        last = outer >= radius_m
        hits += _ring(origin, conditions, count - len(hits), inner, outer, last=last, after=after)
        if last:
            break
        inner, span, after = outer, span * _GROWTH, None
    return hits


def of_listings(origin: Origin, listing_ids: list[UUID]) -> dict[UUID, float]:
    """How far the nearest public place of each listing is, in metres; listings without a place are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pp.listing_id, min(ST_Distance(s.point, %s::geography)) FROM directory_publicplace pp "
            "JOIN directory_spot s ON s.id = pp.spot_id WHERE pp.listing_id = ANY(%s) GROUP BY pp.listing_id",
            [origin.ewkt, listing_ids],
        )
        return dict(cursor.fetchall())


def _walk_inwards(origin: Origin, conditions: Conditions, count: int, before: Position) -> list[Hit]:
    outer, span = before.distance_m, max(before.span_m, _SMALLEST_SPAN_METRES)
    hits: list[Hit] = []
    position: Position | None = before
    while len(hits) < count:
        inner = max(outer - span, 0.0)
        # The ring's outer edge belongs to it only where the position itself lies on it.
        found = _ring(
            origin, conditions, count - len(hits), inner, outer, last=position is not None, before=position, inwards=True
        )
        hits = found + hits
        if inner == 0.0:
            break
        outer, span, position = inner, span * _GROWTH, None
    return hits


def _first_span(origin: Origin) -> float:
    """How far the nearest spots reach (metres): only a guess of where to stop first, so the sphere will do."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(distance) FROM (SELECT point <-> %s::geography AS distance FROM directory_spot "
            "ORDER BY point <-> %s::geography LIMIT %s) AS probe",
            [origin.ewkt, origin.ewkt, _PROBE_SPOTS],
        )
        (reach,) = cursor.fetchone()
    return max(reach or 0.0, _SMALLEST_SPAN_METRES)


def _ring(
    origin: Origin,
    conditions: Conditions,
    count: int,
    inner: float,
    outer: float,
    *,
    last: bool,
    after: Position | None = None,
    before: Position | None = None,
    inwards: bool = False,
) -> list[Hit]:
    """Up to `count` hits with inner <= distance < outer (<= with `last`), nearest first.

    `inwards`: the farthest ones instead of the nearest, still given nearest first.
    """
    boxes = covering_boxes(origin, inner, outer)
    position, edge = "", []
    if after:
        position = "AND (spot.distance, pp.listing_id) > (%s, %s)"
        edge = [after.distance_m, after.listing_id]
    elif before:
        position = "AND (spot.distance, pp.listing_id) < (%s, %s)"
        edge = [before.distance_m, before.listing_id]
    direction = "DESC" if inwards else "ASC"
    statement = f"""
        WITH near AS MATERIALIZED (
            SELECT DISTINCT ON (s.id) s.id, ST_Distance(s.point, %s::geography) AS distance
            FROM unnest(%s::float8[], %s::float8[], %s::float8[], %s::float8[]) AS box(w, s, e, n)
            JOIN directory_spot s ON s.point::geometry(Geometry,4326) && ST_MakeEnvelope(box.w, box.s, box.e, box.n, 4326)
        )
        SELECT spot.distance, hit.listing_id
        FROM (SELECT * FROM near WHERE distance >= %s AND distance {"<=" if last else "<"} %s) AS spot
        CROSS JOIN LATERAL (
            SELECT pp.listing_id
            FROM directory_publicplace pp
            WHERE pp.spot_id = spot.id AND {conditions.sql} {position}
              -- A listing with several places is found once, at its nearest.
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
    west, south, east, north = zip(*boxes, strict=True)
    params = [
        origin.ewkt, list(west), list(south), list(east), list(north), inner, outer,
        *conditions.params, *edge, origin.ewkt, count, count,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        hits = [Hit(distance, listing_id) for distance, listing_id in cursor.fetchall()]
    return hits[::-1] if inwards else hits
