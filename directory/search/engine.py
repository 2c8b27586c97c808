"""From a query to a page of results."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from directory import kinds
from directory.models import HAS_PAGE, Listing, Municipality, Prefecture, Status
from directory.search import distance, newest, results
from directory.search.conditions import Audience, Conditions, listing_conditions, place_conditions
from directory.search.cursor import BadCursor, Cursor
from directory.search.errors import FieldError, QueryError
from directory.search.query import Query
from directory.search.results import Result
from directory.search.ring import Origin

_JAPAN = (122.0, 20.0, 154.0, 46.0)  # west, south, east, north, the outer islands included
_OFFERED = 5  # of each kind, and online, when nothing was found


@dataclass(frozen=True)
class Page:
    """A page of results, and where to go from it.

    nearest: the nearest of each kind wherever they are, and online: what can be taken part in from
    anywhere; both only when there are no results at all, so that nobody stands before an empty page.
    """

    query: Query
    results: list[Result]
    next_cursor: str | None = None
    previous_cursor: str | None = None
    nearest: dict[str, list[Result]] = field(default_factory=dict)
    online: list[Result] = field(default_factory=list)


def search(query: Query, audience: Audience) -> Page:
    """Answer a query. Raises QueryError when its cursor is not one of this query."""
    identity = f"{audience.value}?{query.identity()}"
    cursor = _read_cursor(query, identity)
    ordered = _by_distance if query.sort == "distance" else _by_time
    # One more than asked tells whether there is a further page.
    hits = ordered(query, audience, cursor, query.limit + 1)
    backwards = cursor is not None and cursor.backwards
    more = len(hits) > query.limit
    if more:
        hits = hits[1:] if backwards else hits[: query.limit]
    if not hits:
        if cursor:
            return Page(query, [])
        return Page(
            query, [], nearest=_nearest_of_each_kind(query, audience), online=_online(query, audience)
        )
    span = float(hits[-1][0] - hits[0][0]) if query.sort == "distance" else 0.0

    def cursor_at(hit: tuple[float, UUID], *, backwards: bool) -> str:
        return Cursor(hit[0], hit[1], backwards, span).encode(identity)

    has_next = more if not backwards else True
    has_previous = cursor is not None if not backwards else more
    found = [(listing_id, key if query.sort == "distance" else None) for key, listing_id in hits]
    return Page(
        query,
        results.load(found, _origin_point(query))
        if query.sort == "distance"
        else _with_distances(query, found),
        next_cursor=cursor_at(hits[-1], backwards=False) if has_next else None,
        previous_cursor=cursor_at(hits[0], backwards=True) if has_previous else None,
    )


def listing_by_id(listing_id: UUID, audience: Audience) -> Result | None:
    """A listing that has, or had, a page, whatever its state; None when there is none to be shown.

    Withdrawn ones are returned too: a face answers with 410 for them.
    """
    shown = Listing.objects.filter(pk=listing_id, status__in=(*HAS_PAGE, Status.WITHDRAWN), consent_site=True)
    if audience is Audience.OPEN_DATA:
        shown = shown.filter(consent_open_data=True)
    if not shown.exists():
        return None
    return next(iter(results.load([(listing_id, None)])), None)


def _read_cursor(query: Query, identity: str) -> Cursor | None:
    if not query.cursor:
        return None
    try:
        return Cursor.decode(query.cursor, identity)
    except BadCursor as bad:
        detail = _("この cursor は、この検索のものではありません。はじめのページからもういちど見てください。")
        raise QueryError([FieldError("cursor", detail, query.cursor)]) from bad


def _by_distance(
    query: Query, audience: Audience, cursor: Cursor | None, count: int
) -> list[tuple[float, UUID]]:
    assert query.near is not None  # parse allows this order only with a place
    conditions = listing_conditions(query, audience)
    region = place_conditions(query, "there")
    if region.clauses:
        # Any of its places may be the one in the region; the distance is to the nearest.
        conditions.add(
            "EXISTS (SELECT 1 FROM directory_publicplace there "
            f"WHERE there.listing_id = pp.listing_id AND {region.sql})",
            *region.params,
        )
    position = distance.Position(float(cursor.key), cursor.id, cursor.span) if cursor else None
    backwards = cursor is not None and cursor.backwards
    hits = distance.nearest(
        Origin(query.near.lat, query.near.lng),
        conditions,
        count=count,
        radius_m=float(query.radius_km) * 1000,
        after=None if backwards else position,
        before=position if backwards else None,
    )
    return [(hit.distance_m, hit.listing_id) for hit in hits]


def _by_time(query: Query, audience: Audience, cursor: Cursor | None, count: int) -> list[tuple[float, UUID]]:
    conditions = listing_conditions(query, audience)
    if query.near:
        # Any of its places may be the near one, as in the order by distance: not only one in the region.
        conditions.add(
            "EXISTS (SELECT 1 FROM directory_publicplace close JOIN directory_spot s ON s.id = close.spot_id "
            "WHERE close.listing_id = pp.listing_id AND ST_DWithin(s.point, %s::geography, %s))",
            Origin(query.near.lat, query.near.lng).ewkt,
            float(query.radius_km) * 1000,
        )
    position = (int(cursor.key), cursor.id) if cursor else None
    backwards = cursor is not None and cursor.backwards
    return list(
        newest.newest(
            audience,
            conditions,
            place_conditions(query, "pp"),
            count=count,
            after=None if backwards else position,
            before=position if backwards else None,
        )
    )


def _with_distances(query: Query, found: list[tuple[UUID, float | None]]) -> list[Result]:
    """Results in another order than by distance still say how far away they are."""
    if not query.near:
        return results.load(found)
    far = distance.of_listings(
        Origin(query.near.lat, query.near.lng), [listing_id for listing_id, _none in found]
    )
    return results.load(
        [(listing_id, far.get(listing_id)) for listing_id, _none in found], _origin_point(query)
    )


def _origin_point(query: Query) -> tuple[float, float] | None:
    return (query.near.lat, query.near.lng) if query.near else None


def _nearest_of_each_kind(query: Query, audience: Audience) -> dict[str, list[Result]]:
    origin = _centre(query)
    if origin is None:
        return {}
    # From far outside Japan "the nearest" is whatever lies nearest to the edge one would arrive at:
    # exact enough for an offer, and no walk through the whole country. The distances given are exact all
    # the same.
    ashore = _within_japan(origin)
    found = {}
    for kind in kinds.all_kinds():
        wish = Query(employment=query.employment, kinds=(kind.key,), online="exclude")
        hits = distance.nearest(ashore, listing_conditions(wish, audience), count=_OFFERED)
        if ashore != origin:
            metres = distance.of_listings(origin, [hit.listing_id for hit in hits])
            # One that was taken down since the walk has no distance any more.
            hits = sorted(
                (
                    distance.Hit(metres[hit.listing_id], hit.listing_id)
                    for hit in hits
                    if hit.listing_id in metres
                ),
                key=_by_hit,
            )
        if hits:
            found[kind.key] = results.load(
                [(hit.listing_id, hit.distance_m) for hit in hits], (origin.lat, origin.lng)
            )
    return found


def _by_hit(hit: distance.Hit) -> tuple[float, UUID]:
    return hit.distance_m, hit.listing_id


def _within_japan(origin: Origin) -> Origin:
    """The origin, or the nearest corner or edge of the box around Japan."""
    west, south, east, north = _JAPAN
    return Origin(min(max(origin.lat, south), north), min(max(origin.lng, west), east))


def _online(query: Query, audience: Audience) -> list[Result]:
    wish = Query(employment=query.employment, kinds=query.kinds, online="only")
    hits = newest.newest(audience, listing_conditions(wish, audience), Conditions(), count=_OFFERED)
    return results.load([(listing_id, None) for _time, listing_id in hits])


def _centre(query: Query) -> Origin | None:
    """Where the reader looked, as a point: the place, the box's middle, the first municipality or
    prefecture.
    """
    if query.near:
        return Origin(query.near.lat, query.near.lng)
    if query.bbox:
        west, south, east, north = query.bbox
        return Origin(round((south + north) / 2, 6), round((west + east) / 2, 6))
    point = None
    if query.municipalities:
        point = (
            Municipality.objects.filter(pk__in=query.municipalities).values_list("point", flat=True).first()
        )
    elif query.prefectures:
        point = Prefecture.objects.filter(pk__in=query.prefectures).values_list("point", flat=True).first()
    return Origin(round(point.y, 6), round(point.x, 6)) if point else None
