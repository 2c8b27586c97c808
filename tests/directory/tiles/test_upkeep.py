"""Sums and versions are right after every change, folded or not, and folding twice adds nothing."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection

from directory import projection
from directory.models import Listing, ListingPlace, Place, PublicPlace, Status, Tile, TileCell, TileChange
from directory.tiles import sums, upkeep
from directory.tiles.grid import STORED_ZOOM
from directory.tiles.grid import Tile as Address
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

HERE = (35.471234, 133.061234)
WORLD = Address(0, 0, 0)
Write = Callable[[Listing], object]


def hide(listing: Listing) -> None:
    Place.objects.filter(listings=listing).update(visibility="area")


def move(listing: Listing) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_place SET point = 'SRID=4326;POINT(139.7 35.7)'::geography")


def withdraw(listing: Listing) -> None:
    Listing.objects.filter(pk=listing.pk).update(status=Status.WITHDRAWN)


def put_aside(listing: Listing) -> None:
    Listing.objects.filter(pk=listing.pk).update(aside=True)


def take_a_place_away(listing: Listing) -> None:
    ListingPlace.objects.filter(listing=listing, ordinal=0).delete()


def by_hand(listing: Listing) -> None:
    PublicPlace.objects.filter(listing=listing).delete()
    projection.rebuild_public_places()


@pytest.mark.parametrize("folded", [False, True], ids=["pending", "folded"])
@pytest.mark.parametrize(
    "write",
    [hide, move, withdraw, put_aside, take_a_place_away, by_hand, Listing.delete],
    ids=lambda write: write.__name__,
)
def test_sums_are_right_at_once(write: Write, folded: bool) -> None:
    listing = make_listing(points=[HERE, (38.26, 140.87)])
    make_listing("job", points=[HERE])
    if folded:
        assert upkeep.fold() > 0
        assert not TileChange.objects.exists()
        assert upkeep.differences() == 0
    before = sums.version(WORLD)
    write(listing)
    assert upkeep.differences() == 0
    after = sums.version(WORLD)
    assert after != before
    upkeep.fold()
    assert upkeep.fold() == 0
    assert upkeep.differences() == 0
    assert sums.version(WORLD) == after
    assert not TileCell.objects.filter(count=0).exists()


def test_folding_some_at_a_time_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for lng in range(130, 135):
        make_listing(points=[(35.0, lng + 0.5)])
    changes = TileChange.objects.count()
    monkeypatch.setattr(upkeep, "FOLDED_AT_ONCE", 2)
    before = sums.version(WORLD)
    assert upkeep.fold() == changes > 2
    assert (upkeep.differences(), sums.version(WORLD)) == (0, before)


def test_what_a_tile_does_not_show_changes_nothing() -> None:
    listing = make_listing(points=[HERE])
    before = sums.version(WORLD)
    Listing.objects.filter(pk=listing.pk).update(consent_open_data=False, summary="別の紹介")
    assert sums.version(WORLD) == before


def test_two_listings_that_change_places_make_a_new_version() -> None:
    """The sums stay as they were; what stands where does not."""
    one, other = make_listing(points=[HERE]), make_listing(points=[(35.48, 133.07)])
    before = sums.version(WORLD)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE directory_listingplace lp SET place_id = other.place_id "
            "FROM directory_listingplace other "
            "WHERE other.listing_id = CASE WHEN lp.listing_id = %s THEN %s ELSE %s END",
            [one.pk, other.pk, one.pk],
        )
    assert sums.version(WORLD) != before
    assert upkeep.differences() == 0


def test_a_rebuild_gives_every_tile_a_new_version_and_the_same_sums() -> None:
    make_listing(points=[HERE])
    upkeep.fold()
    cells = set(TileCell.objects.values_list("z", "cell_x", "cell_y", "count", "sum_x", "sum_y"))
    versions = dict(Tile.objects.values_list("z", "version"))
    upkeep.rebuild()
    assert set(TileCell.objects.values_list("z", "cell_x", "cell_y", "count", "sum_x", "sum_y")) == cells
    assert len(versions) == STORED_ZOOM + 1
    assert all(version != versions[z] for z, version in Tile.objects.values_list("z", "version"))


def test_a_deferred_load_is_summed_up_at_its_end() -> None:
    make_listing(points=[HERE])
    with projection.deferred():
        make_listing(points=[HERE], id=UUID(int=1))
    assert not TileChange.objects.exists()
    assert upkeep.differences() == 0
    make_listing(points=[HERE])
    assert TileChange.objects.exists()
    assert upkeep.differences() == 0


def test_the_check_sees_a_difference() -> None:
    make_listing(points=[HERE])
    upkeep.fold()
    TileCell.objects.filter(z=3).update(count=5)
    assert upkeep.differences() == 1
