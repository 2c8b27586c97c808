"""A listing counts in each prefecture where it has a place, and once in Japan."""

import pytest
from django.contrib.gis.geos import Point

from directory.models import ListingPlace
from directory.totals import forget, in_japan, totals
from tests.factories import PlaceFactory, make_listing

pytestmark = pytest.mark.django_db


def test_a_listing_in_two_prefectures_counts_once_in_japan() -> None:
    listing = make_listing("group")
    place = PlaceFactory.create(
        organization=listing.organization, municipality_id="04213", point=Point(141.02, 38.73, srid=4326)
    )
    ListingPlace.objects.create(listing=listing, place=place, ordinal=1)
    make_listing("job", aside=True)
    forget()
    assert (totals()["32"]["group"], totals()["04"]["group"]) == (1, 1)
    assert (in_japan()["group"], in_japan()["job"]) == (1, 0)
    forget()
