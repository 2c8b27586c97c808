"""Distances of listings that were found by what is asked, not by where they are."""

from typing import Any
from uuid import UUID

from directory.search import database
from directory.search.conditions import Conditions
from directory.search.ring import FARTHEST_METRES, Origin, covering_boxes
from directory.search.spots import Hit, Position

# More listings than this are not measured one by one: it is then quicker to go on place by place after all.
_MOST = 20_000


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


def all_around(
    origin: Origin,
    anywhere: Conditions,
    count: int,
    radius_m: float,
    after: Position | None,
    before: Position | None,
) -> list[Hit] | None:
    """What `distance.nearest` gives, from all that matches, each at the nearest of its places; None when that
    is more than `_MOST`.
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
    if matching > _MOST:
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
            SELECT e.listing_id FROM directory_entry e WHERE {anywhere.sql} LIMIT {_MOST + 1}
        ),
        measured AS (
            SELECT m.listing_id, min(ST_Distance(s.point, %s::geography)) AS distance FROM matching m
            JOIN directory_publicplace pp ON pp.listing_id = m.listing_id
            JOIN directory_spot s ON s.id = pp.spot_id
            WHERE {box} AND (SELECT count(*) FROM matching) <= {_MOST} GROUP BY m.listing_id
        )""",
        *anywhere.params,
        origin.ewkt,
        *corners,
    )
    return found
