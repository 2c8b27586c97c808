"""What is shown to somebody who found nothing: nobody stands before an empty page."""

from uuid import UUID

from directory import filters, kinds
from directory.models import Municipality, Prefecture
from directory.search import distance, measured, ordered, results
from directory.search.conditions import Audience, entry_conditions, listing_conditions, plain_conditions
from directory.search.query import Query
from directory.search.results import Result
from directory.search.ring import Origin
from directory.search.spots import Hit

_JAPAN = (122.0, 20.0, 154.0, 46.0)  # west, south, east, north, the outer islands included
_OFFERED = 5  # of each kind, and online


def nearest_of_each_kind(query: Query, audience: Audience) -> dict[str, list[Result]]:
    """The nearest of each kind to where the reader looked, wherever they are.

    Of kinds that words and filters are about, those that fulfil them; where there is not one such, the
    nearest of every kind as they come.
    """
    origin = _centre(query)
    if origin is None:
        return {}
    return _fulfilling(origin, query, audience) or _any(origin, query.employment, audience)


def nearest_around(lat: float, lng: float, audience: Audience) -> dict[str, list[Result]]:
    """The nearest of every kind to a point (WGS 84 degrees), wherever they are."""
    return _any(Origin(lat, lng), "true", audience)


def online(query: Query, audience: Audience) -> list[Result]:
    """What can be taken part in from anywhere, the newest first."""
    wish = Query(kinds=query.kinds, employment=query.employment, online="only")
    hits = ordered.by_order(wish, audience, count=_OFFERED)
    return results.load([(listing_id, None) for _time, listing_id in hits])


def _fulfilling(origin: Origin, query: Query, audience: Audience) -> dict[str, list[Result]]:
    """The nearest that fulfil the words and filters, of the kinds these are about."""
    about = filters.implied_kinds(name for name, _values in query.filters)
    wish = query.replace(near=None, bbox=None, prefectures=(), municipalities=(), areas=(), online="exclude",
                         outside_centres=False, kinds=tuple(sorted(about)))  # fmt: skip
    if not wish.q and not wish.filters:
        return {}
    anywhere = plain_conditions(wish, audience, "e") & entry_conditions(wish, "e", indexed=True)
    hits = measured.nearest_of_each_kind(origin, anywhere, count=_OFFERED)
    return _loaded(origin, hits)


def _any(origin: Origin, employment: str, audience: Audience) -> dict[str, list[Result]]:
    """The nearest of every kind as they come."""
    # From far outside Japan "the nearest" is whatever lies nearest to the edge one would arrive at:
    # exact enough for an offer, and no walk through the whole country. The distances given are exact all
    # the same.
    ashore = _within_japan(origin)
    found = {}
    for kind in kinds.all_kinds():
        wish = Query(kinds=(kind.key,), employment=employment)
        asked = distance.Asked(listing_conditions(wish, audience))
        hits = distance.nearest(ashore, asked, count=_OFFERED)
        if ashore != origin:
            metres = measured.of_listings(origin, [hit.listing_id for hit in hits])
            # One that was taken down since the walk has no distance any more.
            hits = sorted(
                (Hit(metres[hit.listing_id], hit.listing_id) for hit in hits if hit.listing_id in metres),
                key=_by_hit,
            )
        found[kind.key] = hits
    return _loaded(origin, found)


def _loaded(origin: Origin, found: dict[str, list[Hit]]) -> dict[str, list[Result]]:
    """Results by kind, in the order of the local path, read together."""
    hits = [(hit.listing_id, hit.distance_m) for kind in kinds.all_kinds() for hit in found.get(kind.key, ())]
    loaded: dict[str, list[Result]] = {}
    for result in results.load(hits, (origin.lat, origin.lng)):
        loaded.setdefault(result.listing.kind, []).append(result)
    return loaded


def _by_hit(hit: Hit) -> tuple[float, UUID]:
    return hit.distance_m, hit.listing_id


def _within_japan(origin: Origin) -> Origin:
    """The origin, or the nearest corner or edge of the box around Japan."""
    west, south, east, north = _JAPAN
    return Origin(min(max(origin.lat, south), north), min(max(origin.lng, west), east))


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
    elif query.areas or query.prefectures:
        codes = query.prefectures or [area[:2] for area in query.areas]
        point = Prefecture.objects.filter(pk__in=codes).values_list("point", flat=True).first()
    return Origin(round(point.y, 6), round(point.x, 6)) if point else None
