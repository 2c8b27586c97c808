"""Sums follow every change at once: a listing counts in each prefecture where it has a place, and once in
Japan.
"""

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from directory import projection, totals
from directory.models import Listing, ListingPlace, Organization, Status, Total, TotalChange
from tests.factories import PlaceFactory, make_listing

pytestmark = pytest.mark.django_db


def given_a_place_in_miyagi(listing: Listing) -> None:
    place = PlaceFactory.create(
        organization=listing.organization, municipality_id="04213", point=Point(141.02, 38.73, srid=4326)
    )
    ListingPlace.objects.create(listing=listing, place=place, ordinal=1)


def test_a_listing_in_two_prefectures_counts_once_in_japan() -> None:
    given_a_place_in_miyagi(make_listing("group"))
    make_listing("job", aside=True)
    assert (totals.totals()["32"]["group"], totals.totals()["04"]["group"]) == (1, 1)
    assert (totals.in_japan()["group"], totals.in_japan()["job"]) == (1, 0)
    assert totals.differences() == 0


def test_everything_that_is_asked_for_narrows() -> None:
    make_listing("group", consent_open_data=False)
    make_listing("group")
    make_listing("job", aside=True, municipality="04213")
    asked = totals.by_kind_and_prefecture
    assert asked(open_data=False) == {
        "": {"group": 2, "job": 1},
        "32": {"group": 2},
        "04": {"job": 1},
    }
    assert asked(open_data=True, prefectures=["32"]) == {"32": {"group": 1}}
    assert asked(open_data=False, kinds=["job"], prefectures=[totals.JAPAN], aside=True) == {"": {"job": 1}}
    assert asked(open_data=False, kinds=["job"], aside=False) == {}


@pytest.mark.parametrize("folded", [False, True])
def test_a_change_counts_at_once_and_folding_shows_no_difference(folded: bool) -> None:
    listing, other = make_listing("group"), make_listing("group")
    given_a_place_in_miyagi(listing)
    if folded:
        assert totals.fold() > 0
        assert totals.fold() == 0
        assert not TotalChange.objects.exists()
        assert totals.differences() == 0
    Listing.objects.filter(pk=listing.pk).update(status=Status.WITHDRAWN)
    assert totals.totals() == {"": {"group": 1}, "32": {"group": 1}}
    other.delete()
    assert totals.totals() == {}
    assert totals.differences() == 0
    totals.fold()
    assert totals.differences() == 0


def test_what_changes_nothing_in_the_sums_leaves_nothing_to_fold() -> None:
    listing = make_listing("group")
    totals.fold()
    Listing.objects.filter(pk=listing.pk).update(title="別の名前")
    Organization.objects.filter(pk=listing.organization.pk).update(name="別の団体")
    assert not TotalChange.objects.exists()


def test_a_deferred_load_is_counted_at_its_end() -> None:
    make_listing("group")
    with projection.deferred():
        make_listing("group")
        assert totals.in_japan()["group"] == 1
    assert totals.in_japan()["group"] == 2
    assert totals.differences() == 0
    make_listing("group")
    assert totals.in_japan()["group"] == 3


def test_the_check_sees_a_difference() -> None:
    make_listing("group")
    totals.fold()
    Total.objects.filter(prefecture="32").update(count=7)
    assert totals.differences() == 1


def test_asking_takes_one_statement() -> None:
    make_listing("group")
    sent: list[str] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        totals.by_kind_and_prefecture(open_data=True, kinds=["group"])
    assert len(sent) == 1
