"""Nearest first, exactly: pages in the order of `ST_Distance` on the spheroid, ties by id.

The search walks *spots* (distinct public points), never listings, and only ever looks at complete sets
of them, so that the order is exact by construction:

* from the origin outwards it takes the nearest spots by index (`<->`). The index orders on the sphere,
  so the set is complete only up to a little less than its farthest member's distance;
* further out, and inwards from a position, it takes rings: boxes that cover the ring, then the exact
  distance. A page at any depth looks at one ring, not at what lies inside it.
* where thousands of spots were looked at and few of what stands on them matches, it goes the other way
  round: everything that matches, by the indexes of what is asked, then its distances.

Listings that share a spot come out of an index in id order, so ten thousand on one point cost no more
than a page of them. (docs/decisions/0002-points-as-rows.md)
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from directory.search import database
from directory.search.conditions import Conditions
from directory.search.ring import FARTHEST_METRES, Origin, covering_boxes

# How many of the nearest spots are looked at, one after the other, before the search goes on in rings.
_RANKS = (64, 512, 4096)
# The exact distance is never less than this part of the distance on PostGIS's sphere (radius
# 6,371,008.77 m): the smallest radius of curvature of WGS 84 is 6,335,439 m.
_SPHERE_TO_SPHEROID = 0.994
_GROWTH = 3.0  # of a ring's width, while rings find too little


# Spots that are looked at for a page before the search goes the other way round.
_PATIENCE = _RANKS[-1]
# More listings than this are not measured one by one: it is then quicker to go on place by place after all.
_MOST_MEASURED = 20_000


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


@dataclass(frozen=True)
class Asked:
    """What listings must fulfil, in two forms that mean the same.

    there: of a public place `pp`, for places that are looked at one by one.
    anywhere: of an entry `e`, for finding all of them by the indexes of what is asked; None: places are
    looked at however many it takes.
    """

    there: Conditions
    anywhere: Conditions | None = None


def nearest(
    origin: Origin,
    asked: Asked,
    *,
    count: int,
    radius_m: float = FARTHEST_METRES,
    after: Position | None = None,
    before: Position | None = None,
) -> list[Hit]:
    """Up to `count` hits within `radius_m` metres (included), nearest first.

    With `after`, those that follow that position; with `before`, the last ones that come before it.
    """
    walk = _Walk(origin, asked.there, radius_m, patience=_PATIENCE if asked.anywhere else None)
    if before:
        hits = walk.inwards(count, before)
    elif after:
        hits = walk.outwards(count, after.distance_m, after.span_m, after)
    else:
        hits = walk.from_origin(count)
    if asked.anywhere and walk.gave_up:
        found = _all_around(origin, asked.anywhere, count, radius_m, after, before)
        if found is None:
            return nearest(
                origin, Asked(asked.there), count=count, radius_m=radius_m, after=after, before=before
            )
        return found
    return hits


def of_listings(origin: Origin, listing_ids: list[UUID]) -> dict[UUID, float]:
    """How far the nearest public place of each listing is, in metres; listings without a place are
    left out.
    """
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT pp.listing_id, min(ST_Distance(s.point, %s::geography)) FROM directory_publicplace pp "
            "JOIN directory_spot s ON s.id = pp.spot_id WHERE pp.listing_id = ANY(%s) GROUP BY pp.listing_id",
            [origin.ewkt, listing_ids],
        )
        return dict(cursor.fetchall())


class _Walk:
    """Looks at spots around an origin, some at a time, until a page is full or patience is at its end."""

    def __init__(
        self, origin: Origin, conditions: Conditions, radius_m: float, patience: int | None = None
    ) -> None:
        self.origin, self.conditions, self.radius_m = origin, conditions, radius_m
        self.patience = patience
        self.looked_at = 0
        self.gave_up = False

    def from_origin(self, count: int) -> list[Hit]:
        """The nearest spots by index, then rings."""
        hits: list[Hit] = []
        reach = 0.0
        for rank in _RANKS:
            reach, hits = _first_ranks(self.origin, self.conditions, count, rank, self.radius_m)
            if len(hits) == count or reach > self.radius_m:
                return hits
            self.looked_at = rank
            # When so few match that patience will not do, it ends here.
            if self.patience is not None and rank * count > self.patience * max(len(hits), 1):
                self.gave_up = True
                return hits
        return hits + self.outwards(count - len(hits), reach, reach / 2)

    def outwards(self, count: int, inner: float, span: float, after: Position | None = None) -> list[Hit]:
        """Rings of growing width from `inner` (metres, included) to the radius (included)."""
        hits: list[Hit] = []
        while len(hits) < count and inner <= self.radius_m and not self._tired():
            outer = min(inner + _width(span, inner), self.radius_m)
            last = outer == self.radius_m
            hits += self._ring(count - len(hits), inner, outer, closed=last, after=after)
            if last:
                break
            inner, span, after = outer, span * _GROWTH, None
        return hits

    def inwards(self, count: int, before: Position) -> list[Hit]:
        """Rings of growing width from the position (excluded) to the origin; their farthest hits, nearest
        first.
        """
        hits: list[Hit] = []
        outer, span = before.distance_m, before.span_m
        position: Position | None = before
        while len(hits) < count and not self._tired():
            inner = max(outer - _width(span, outer), 0.0)
            # The first ring holds its outer edge: hits as far away as the position, with smaller ids.
            closed = position is not None
            ring = self._ring(count - len(hits), inner, outer, closed=closed, before=position, inwards=True)
            hits = ring + hits
            if inner == 0.0:
                break
            outer, span, position = inner, span * _GROWTH, None
        return hits

    def _ring(self, count: int, inner: float, outer: float, **edges: Any) -> list[Hit]:
        looked_at, hits = _ring(self.origin, self.conditions, count, inner, outer, **edges)
        self.looked_at += looked_at
        return hits

    def _tired(self) -> bool:
        self.gave_up = self.patience is not None and self.looked_at >= self.patience
        return self.gave_up


def _all_around(
    origin: Origin,
    anywhere: Conditions,
    count: int,
    radius_m: float,
    after: Position | None,
    before: Position | None,
) -> list[Hit] | None:
    """What `nearest` gives, from all that matches, each at the nearest of its places; None when that is more
    than `_MOST_MEASURED`.
    """
    edge = ""
    params: list[Any] = []
    if position := after or before:
        edge = f"AND (distance, listing_id) {'>' if after else '<'} (%s, %s)"
        params = [position.distance_m, position.listing_id]
    direction = "DESC" if before else "ASC"
    measured = _measured(origin, anywhere, radius_m)
    statement = f"""
        {measured.sql}
        SELECT (SELECT count(*) FROM matching), NULL, NULL
        UNION ALL (
            SELECT NULL, distance, listing_id FROM measured WHERE distance <= %s {edge}
            ORDER BY distance {direction}, listing_id {direction} LIMIT %s
        )"""
    with database.cursor() as cursor:
        cursor.execute(statement, [*measured.params, radius_m, *params, count])
        (matching, _none, _none), *rows = cursor.fetchall()
    if matching > _MOST_MEASURED:
        return None
    hits = [Hit(distance, listing_id) for _none, distance, listing_id in rows]
    return hits[::-1] if before else hits


def nearest_of_each_kind(origin: Origin, anywhere: Conditions, *, count: int) -> dict[str, list[Hit]]:
    """The nearest `count` of each kind among all entries `e` that match, however far away; nothing when too
    many match to measure them all.
    """
    measured = _measured(origin, anywhere, FARTHEST_METRES)
    statement = f"""
        {measured.sql},
        ranked AS (
            SELECT e.kind, m.distance, m.listing_id,
                   row_number() OVER (PARTITION BY e.kind ORDER BY m.distance, m.listing_id) AS rank
            FROM measured m JOIN directory_entry e ON e.listing_id = m.listing_id
        )
        SELECT kind, distance, listing_id FROM ranked WHERE rank <= %s ORDER BY kind, rank"""
    found: dict[str, list[Hit]] = {}
    with database.cursor() as cursor:
        cursor.execute(statement, [*measured.params, count])
        for kind, distance, listing_id in cursor.fetchall():
            found.setdefault(kind, []).append(Hit(distance, listing_id))
    return found


def _measured(origin: Origin, anywhere: Conditions, radius_m: float) -> Conditions:
    """WITH ... `measured` (as one clause): entries `e` that match, with the distance to their nearest place.

    Where there is a radius, some beyond it are among them.
    """
    found = Conditions()
    box = "true"
    corners: tuple[float, ...] = ()
    if radius_m < FARTHEST_METRES:
        box = "s.point::geometry(Geometry,4326) && ST_MakeEnvelope(%s, %s, %s, %s, 4326)"
        corners = covering_boxes(origin, 0.0, radius_m)[0]
    # A place outside the box is farther away than any in it that counts.
    found.add(
        f"""WITH matching AS MATERIALIZED (
            SELECT e.listing_id FROM directory_entry e WHERE {anywhere.sql} LIMIT {_MOST_MEASURED + 1}
        ),
        measured AS (
            SELECT m.listing_id, min(ST_Distance(s.point, %s::geography)) AS distance FROM matching m
            JOIN directory_publicplace pp ON pp.listing_id = m.listing_id
            JOIN directory_spot s ON s.id = pp.spot_id
            WHERE {box} AND (SELECT count(*) FROM matching) <= {_MOST_MEASURED} GROUP BY m.listing_id
        )""",
        *anywhere.params,
        origin.ewkt,
        *corners,
    )
    return found


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
