"""Every page of a nearest-first search equals the brute-force order of `ST_Distance`."""

import random
from dataclasses import dataclass
from uuid import UUID

from bench.context import Bench
from bench.method import Spread
from bench.outcome import Outcome, Row
from bench.world import query, using
from directory.models import Municipality
from directory.search import Audience, Query, search

_SEED = 20261122
_RADII_KM = (5, 30, 30, 30, 200)
# All pages of a 200 km circle around Tokyo would be most of the table; that many are compared.
_MOST_PAGES = 150


@dataclass
class _Tally:
    points: int = 0
    pages: int = 0
    results: int = 0
    wrong: int = 0


def measure(bench: Bench) -> Outcome:
    rng = random.Random(_SEED)
    tally = _Tally()
    with using(bench.databases[bench.small]):
        towns = list(Municipality.objects.current().values_list("point", flat=True))
        for index in range(bench.scale.points):
            town = rng.choice(towns)
            if index % 4 == 0:
                lat, lng = round(town.y, 6), round(town.x, 6)  # where thousands may stand on one point
            else:
                lat, lng = round(rng.gauss(town.y, 0.2), 6), round(rng.gauss(town.x, 0.2), 6)
            _compare(tally, lat, lng, rng.choice(_RADII_KM), rng.choice((20, 50, 100)))
            if (index + 1) % 100 == 0:
                print(f"  {index + 1} points, {tally.pages} pages, {tally.wrong} wrong", flush=True)
    about = (
        f"100,000 listings: {tally.points:,} random points (a quarter of them municipalities' own), radii of"
        f" 5, 30 and 200 km, pages of 20, 50 and 100, all pages up to {_MOST_PAGES} a point:"
        f" {tally.pages:,} pages and {tally.results:,} results compared, distances and ids."
    )
    wrong = Spread.of([float(tally.wrong)])
    what = f"pages that differ, {tally.points:,} random points"
    return Outcome(about, [Row(what, "exact `ST_Distance` order", wrong, at_most=0, unit="pages")])


def _compare(tally: _Tally, lat: float, lng: float, radius_km: int, limit: int) -> None:
    expected = _brute_force(lat, lng, radius_km)
    wish = Query.parse([("near", f"{lat},{lng}"), ("radius_km", str(radius_km)), ("limit", str(limit))])
    tally.points += 1
    at = 0
    for _page in range(_MOST_PAGES):
        page = search(wish, Audience.SITE)
        found = [(result.distance_m, result.listing.pk) for result in page.results]
        tally.pages += 1
        tally.results += len(found)
        if found != expected[at : at + limit] or (page.next_cursor is None) != (at + limit >= len(expected)):
            tally.wrong += 1
            print(f"  differs: near={lat},{lng} radius_km={radius_km} limit={limit} from {at}")
        at += limit
        if page.next_cursor is None:
            return
        wish = wish.replace(cursor=page.next_cursor)


def _brute_force(lat: float, lng: float, radius_km: int) -> list[tuple[float, UUID]]:
    """Distances from every public place, the nearest one of each listing, in order."""
    origin = f"SRID=4326;POINT({lng!r} {lat!r})"
    rows = query(
        "SELECT min(ST_Distance(s.point, %s::geography)) AS distance, pp.listing_id "
        "FROM directory_publicplace pp JOIN directory_spot s ON s.id = pp.spot_id WHERE NOT pp.aside "
        "GROUP BY pp.listing_id HAVING min(ST_Distance(s.point, %s::geography)) <= %s "
        "ORDER BY distance, pp.listing_id",
        [origin, origin, radius_km * 1000],
    )
    return [(distance, listing_id) for distance, listing_id in rows]
