"""Nothing public reveals more of a place than its owner allows, whatever writes to the tables."""

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from directory import projection
from directory.models import Listing, ListingPlace, Municipality, Place, Prefecture, PublicPlace, Spot, Status
from tests.factories import MATSUE, PlaceFactory, make_listing

pytestmark = pytest.mark.django_db

EXACT = (35.471234, 133.061234)


def only_place(listing: Listing) -> PublicPlace:
    return PublicPlace.objects.select_related("spot").get(listing=listing)


def shown(listing: Listing) -> tuple[float, float]:
    spot = only_place(listing).spot
    assert spot is not None
    return round(spot.point.y, 6), round(spot.point.x, 6)


def of(point: Point) -> tuple[float, float]:
    return round(point.y, 6), round(point.x, 6)


@pytest.mark.parametrize("visibility", ["municipality", "on_request"])
def test_a_hidden_place_is_shown_at_its_municipality(visibility: str) -> None:
    listing = make_listing(points=[EXACT], visibility=visibility)
    assert shown(listing) == of(Municipality.objects.get(pk=MATSUE).point)
    assert only_place(listing).precision == "municipality"
    assert only_place(listing).municipality_id == MATSUE


def test_a_place_shown_by_area_says_only_its_prefecture() -> None:
    listing = make_listing(points=[EXACT], visibility="area")
    assert shown(listing) == of(Prefecture.objects.get(pk="32").point)
    assert only_place(listing).precision == "prefecture"
    assert only_place(listing).municipality_id is None
    assert only_place(listing).prefecture_id == "32"


def test_an_exact_place_keeps_six_decimals() -> None:
    listing = make_listing(points=[(35.4712344999, 133.06123351)], visibility="exact")
    assert shown(listing) == (35.471234, 133.061234)


@pytest.mark.parametrize("write", ["save", "update", "bulk_update", "sql"])
def test_hiding_a_place_later_leaves_no_exact_point_behind(write: str) -> None:
    listing = make_listing(points=[EXACT], visibility="exact")
    place = Place.objects.get(listings=listing)
    place.visibility = "municipality"
    match write:
        case "save":
            place.save()
        case "update":
            Place.objects.filter(pk=place.pk).update(visibility="municipality")
        case "bulk_update":
            Place.objects.bulk_update([place], ["visibility"])
        case "sql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE directory_place SET visibility = 'municipality' WHERE id = %s", [place.pk]
                )
    assert shown(listing) == of(Municipality.objects.get(pk=MATSUE).point)
    assert projection.differences() == 0


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PENDING, Status.CLOSED, Status.WITHDRAWN])
def test_only_findable_listings_have_public_places(status: Status) -> None:
    listing = make_listing()
    assert PublicPlace.objects.filter(listing=listing).exists()
    Listing.objects.filter(pk=listing.pk).update(status=status)
    assert not PublicPlace.objects.filter(listing=listing).exists()
    Listing.objects.filter(pk=listing.pk).update(status=Status.PUBLISHED)
    assert PublicPlace.objects.filter(listing=listing).exists()


def test_without_consent_for_the_site_nothing_is_shown() -> None:
    listing = make_listing(consent_site=False)
    assert not PublicPlace.objects.filter(listing=listing).exists()


def test_consent_to_open_data_is_carried_along() -> None:
    assert not only_place(make_listing(consent_open_data=False)).open_data
    assert only_place(make_listing()).open_data


def test_a_listing_without_a_place_belongs_to_its_municipality_and_has_no_point() -> None:
    listing = make_listing(points=[], online=True)
    place = only_place(listing)
    assert (place.spot, place.municipality_id, place.prefecture_id) == (None, MATSUE, "32")


def test_taking_a_place_away_takes_its_point_away() -> None:
    listing = make_listing(points=[EXACT, (35.5, 133.1)])
    assert PublicPlace.objects.filter(listing=listing).count() == 2
    ListingPlace.objects.filter(listing=listing, ordinal=0).delete()
    assert shown(listing) == (35.5, 133.1)
    assert projection.differences() == 0


def test_a_place_given_to_another_listing_leaves_the_first() -> None:
    first, second = make_listing(points=[EXACT]), make_listing(points=[])
    ListingPlace.objects.filter(listing=first).update(listing=second)
    assert only_place(first).spot is None
    assert shown(second) == EXACT


def test_a_finer_municipality_point_moves_what_is_shown_there() -> None:
    listing = make_listing(points=[EXACT], visibility="municipality")
    Municipality.objects.filter(pk=MATSUE).update(point=Point(133.05, 35.46, srid=4326))
    assert shown(listing) == (35.46, 133.05)


def test_a_place_that_moves_to_another_municipality_moves_on_the_map() -> None:
    listing = make_listing(points=[EXACT], visibility="municipality")
    Place.objects.filter(listings=listing).update(municipality_id="04213")
    assert only_place(listing).prefecture_id == "04"


def test_deferred_loading_ends_in_the_same_rows() -> None:
    with projection.deferred():
        make_listing(points=[EXACT], visibility="exact")
        make_listing(points=[EXACT], visibility="area")
        make_listing(points=[])
        assert not PublicPlace.objects.exists()
    assert PublicPlace.objects.count() == 3
    assert projection.differences() == 0


def test_listings_on_one_point_share_a_spot() -> None:
    make_listing(points=[EXACT])
    make_listing(points=[EXACT])
    assert Spot.objects.count() == 1


def test_the_check_sees_a_difference() -> None:
    listing = make_listing()
    PublicPlace.objects.filter(listing=listing).update(precision="town")
    assert projection.differences() == 2  # what is there, and what should be


def test_an_unlisted_place_shows_nowhere() -> None:
    PlaceFactory.create()
    assert not PublicPlace.objects.exists()


def test_points_on_which_nothing_stands_are_swept_and_others_stay() -> None:
    gone, stays = make_listing(points=[EXACT]), make_listing(points=[(35.5, 133.1)])
    Listing.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN)
    assert projection.sweep_spots() == 1
    assert shown(stays) == (35.5, 133.1)
    Listing.objects.filter(pk=gone.pk).update(status=Status.PUBLISHED)
    assert shown(gone) == EXACT


def test_a_listing_nobody_agreed_to_show_is_shown_nowhere() -> None:
    asked = make_listing("group")
    listing = Listing.objects.create(
        kind="group",
        status=Status.PUBLISHED,
        organization=asked.organization,
        municipality_id=MATSUE,
        title="見本",
        published_at=asked.published_at,
    )
    assert not PublicPlace.objects.filter(listing=listing).exists()
