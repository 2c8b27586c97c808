"""Both orders answer a query with the same listings, and say the same of each."""

import pytest
from django.http import QueryDict
from geopy.distance import geodesic

from directory.search import Audience, Query, Result, search
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

IN_MATSUE, IN_IZUMO = (35.468, 133.048), (35.36, 132.75)


def found(text: str) -> list[Result]:
    return search(Query.parse(QueryDict(text)), Audience.SITE).results


@pytest.mark.parametrize("order", ["distance", "newest"])
@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("near=35.468,133.048&radius_km=5&bbox=132.7,35.3,132.8,35.4", True),
        ("near=35.36,132.75&radius_km=5&bbox=132.7,35.3,132.8,35.4", True),
        ("near=35.468,133.048&radius_km=5&bbox=132.9,35.4,133.2,35.6", True),
        ("near=34.4,132.45&radius_km=5&bbox=132.7,35.3,132.8,35.4", False),
        ("near=35.468,133.048&radius_km=5&prefecture=34", False),
        ("near=35.468,133.048&radius_km=5&prefecture=32", True),
    ],
)
def test_near_and_the_region_may_hold_for_different_places(order: str, query: str, matches: bool) -> None:
    listing = make_listing(points=[IN_MATSUE, IN_IZUMO])
    assert [result.listing.pk for result in found(f"{query}&sort={order}")] == [listing.pk] * matches


@pytest.mark.parametrize("order", ["distance", "newest"])
def test_the_region_holds_for_one_place_as_a_whole(order: str) -> None:
    """One place in the box and another one outside the centres do not add up."""
    listing = make_listing(points=[IN_MATSUE])
    make_listing(municipality="32203", points=[IN_IZUMO])
    query = f"near=35.468,133.048&radius_km=100&bbox=132.9,35.4,133.2,35.6&sort={order}"
    assert [result.listing.pk for result in found(query)] == [listing.pk]
    assert found(f"{query}&outside_centres=true") == []


@pytest.mark.parametrize("order", ["distance", "newest"])
def test_the_first_place_is_the_one_the_distance_was_measured_to(order: str) -> None:
    """North and east by nearly as much: flat geometry takes the wrong one of these two."""
    north, east = (36.5, 133.0), (35.0, 134.8287)
    make_listing(points=[east, north])
    (result,) = found(f"near=35,133&radius_km=200&sort={order}")
    assert result.place is not None
    assert (result.place.lat, result.place.lng) == north
    assert result.distance_m == pytest.approx(geodesic((35, 133), north).meters, abs=0.001)
