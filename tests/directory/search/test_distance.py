"""Nearest first is exact: every page equals a brute-force `ST_Distance` order."""

import random
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.gis.geos import Point
from django.db import connection
from django.utils import timezone

from directory.models import Listing, ListingPlace, Place
from directory.projection import deferred
from directory.search import distance
from directory.search.conditions import Conditions
from directory.search.ring import Origin
from directory.search.spots import Hit, Position
from tests.factories import MATSUE, OrganizationFactory, make_listing

pytestmark = pytest.mark.django_db

# Nothing but where.
ASKED = distance.Asked(Conditions(), Conditions())


@pytest.fixture(params=["place by place", "all that matches"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of finding a page: looking at spot after spot, and giving that up at once."""
    if request.param == "all that matches":
        monkeypatch.setattr(distance, "_RANKS", (4,))
        monkeypatch.setattr(distance, "_PATIENCE", 0)


Spot = tuple[float, float]


def scatter(listings: list[list[Spot]]) -> None:
    """Listings with places at these points, quickly."""
    organization = OrganizationFactory.create()
    now = timezone.now()
    with deferred():
        made = Listing.objects.bulk_create(
            Listing(
                kind="group", organization=organization, municipality_id=MATSUE, status="published",
                title="見本", consent_site=True, published_at=now, expires_at=now + timedelta(days=1),
            )
            for _points in listings
        )  # fmt: skip
        placed = [
            (listing, ordinal, spot)
            for listing, points in zip(made, listings, strict=True)
            for ordinal, spot in enumerate(points)
        ]
        places = Place.objects.bulk_create(
            Place(
                organization=organization, municipality_id=MATSUE, point=Point(lng, lat, srid=4326),
                point_precision="address", point_source="test", visibility="exact",
            )
            for _listing, _ordinal, (lat, lng) in placed
        )  # fmt: skip
        ListingPlace.objects.bulk_create(
            ListingPlace(listing=listing, place=place, ordinal=ordinal)
            for (listing, ordinal, _spot), place in zip(placed, places, strict=True)
        )
    # As autovacuum would: without statistics the planner knows nothing of ten thousand rows.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE directory_spot, directory_publicplace")


def brute_force(origin: Origin, radius_m: float) -> list[Hit]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(ST_Distance(s.point, %s::geography)) AS d, pp.listing_id "
            "FROM directory_publicplace pp "
            "JOIN directory_spot s ON s.id = pp.spot_id GROUP BY pp.listing_id "
            "HAVING min(ST_Distance(s.point, %s::geography)) <= %s ORDER BY d, pp.listing_id",
            [origin.ewkt, origin.ewkt, radius_m],
        )
        return [Hit(*row) for row in cursor.fetchall()]


def all_pages(origin: Origin, radius_m: float, size: int) -> list[Hit]:
    found: list[Hit] = []
    position = None
    while True:
        page = distance.nearest(origin, ASKED, count=size, radius_m=radius_m, after=position)
        found += page
        if len(page) < size:
            return found
        position = Position(
            page[-1].distance_m, page[-1].listing_id, page[-1].distance_m - page[0].distance_m
        )


def all_pages_backwards(origin: Origin, end: Hit, size: int) -> list[Hit]:
    found: list[Hit] = []
    position = Position(end.distance_m, end.listing_id, 100.0)
    while True:
        page = distance.nearest(origin, ASKED, count=size, before=position)
        found = page + found
        if len(page) < size:
            return found
        position = Position(page[0].distance_m, page[0].listing_id, page[-1].distance_m - page[0].distance_m)


def random_listings(rng: random.Random, count: int) -> list[list[Spot]]:
    """Around Matsue: clusters on one point, scattered ones, some with a second place."""
    crowded = [(round(rng.uniform(35.2, 35.7), 3), round(rng.uniform(132.6, 133.5), 3)) for _ in range(4)]
    listings = []
    for _ in range(count):
        points = [
            rng.choice(crowded)
            if rng.random() < 0.5
            else (round(rng.uniform(34.9, 36.0), 6), round(rng.uniform(132.2, 134.0), 6))
        ]
        if rng.random() < 0.2:
            points.append((round(rng.uniform(34.9, 36.0), 6), round(rng.uniform(132.2, 134.0), 6)))
        listings.append(points)
    return listings


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.usefixtures("way")
def test_all_pages_equal_brute_force_at_random_points(seed: int) -> None:
    rng = random.Random(seed)
    scatter(random_listings(rng, 200))
    for _ in range(6):
        origin = Origin(round(rng.uniform(34.9, 36.0), 6), round(rng.uniform(132.2, 134.0), 6))
        radius = rng.choice([3_000.0, 30_000.0, 200_000.0])
        expected = brute_force(origin, radius)
        assert (
            all_pages(origin, radius, size=rng.choice([1, 7, 20]) if len(expected) < 40 else 20) == expected
        )
        if len(expected) > 5:
            middle = rng.randrange(len(expected))
            assert all_pages_backwards(origin, expected[middle], size=20) == expected[:middle]


def test_ten_thousand_listings_on_one_point_are_paged_by_id() -> None:
    scatter([[(35.4681, 133.0486)]] * 10_000 + [[(35.47, 133.05)], [(35.5, 133.1)]])
    for origin in (Origin(35.4681, 133.0486), Origin(35.4, 133.0)):
        expected = brute_force(origin, 30_000)
        assert len({hit.distance_m for hit in expected[:10_000]}) == 1
        assert all_pages(origin, 30_000, size=100) == expected
        assert all_pages_backwards(origin, expected[5_000], size=100) == expected[:5_000]


@pytest.mark.usefixtures("way")
def test_a_listing_with_two_places_is_found_once_at_the_nearer_one() -> None:
    near, far = (35.47, 133.05), (35.6, 133.2)
    listing = make_listing(points=[far, near])
    hits = all_pages(Origin(*near), 200_000, size=1)
    assert hits == [Hit(0.0, listing.id)]


@pytest.mark.usefixtures("way")
def test_the_radius_is_included_to_the_metre() -> None:
    make_listing(points=[(35.0, 133.0)])
    origin = Origin(35.1, 133.1)
    (hit,) = brute_force(origin, 1e9)
    assert distance.nearest(origin, ASKED, count=1, radius_m=hit.distance_m) == [hit]
    assert distance.nearest(origin, ASKED, count=1, radius_m=hit.distance_m - 0.01) == []


@pytest.mark.parametrize(
    "origin", [Origin(0, 0), Origin(89.9, 0), Origin(-90, 0), Origin(35, -179.99), Origin(35, 180)]
)
def test_far_away_origins_are_answered(origin: Origin) -> None:
    listing = make_listing(points=[(35.47, 133.05)])
    assert [hit.listing_id for hit in distance.nearest(origin, ASKED, count=5)] == [listing.id]


def test_an_empty_directory_is_answered() -> None:
    assert distance.nearest(Origin(35, 135), ASKED, count=5) == []


def test_ids_are_ordered_as_the_database_orders_them() -> None:
    scatter([[(35.4, 133.0)]] * 40)
    ids: list[UUID] = [hit.listing_id for hit in all_pages(Origin(35.4, 133.0), 1000, size=7)]
    assert ids == sorted(ids)
