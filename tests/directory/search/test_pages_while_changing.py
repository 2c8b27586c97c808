"""Between one page and the next, listings come, move and go: what stays is shown once, whatever the order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.gis.geos import Point
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Listing, Place, Status, Training
from directory.search import Audience, Page, Query, distance, ordered, search
from directory.texts import today
from tests.factories import OrganizationFactory, make_listing

pytestmark = pytest.mark.django_db

ORDERS = {
    "distance": "near=35.47,133.05&radius_km=50&sort=distance",
    "newest": "kind=training&sort=newest",
    "deadline": "kind=training&sort=deadline",
}
# Where a listing stands in each order: few values, so that many stand at the same place.
RANKS = st.integers(0, 3)
NAMES = st.integers(0, 20)  # which listing, by the order in which they came (modulo their number)
EVENTS = st.one_of(
    st.tuples(st.just("come"), RANKS, RANKS),
    st.tuples(st.just("move"), NAMES, RANKS),
    st.tuples(st.just("go"), NAMES, RANKS),
)


@dataclass
class World:
    """Listings of one organisation. `stay`: those that were there from the first page on, unchanged."""

    organization: Any = field(default_factory=OrganizationFactory.create)
    made: list[UUID] = field(default_factory=list)
    stay: set[UUID] = field(default_factory=set)

    def come(self, rank: int, minute: int) -> UUID:
        point, deadline = _where(rank), _deadline(rank)
        listing = make_listing(
            "training",
            organization=self.organization,
            points=[point],
            published_at=_when(minute),
            detail={"apply_until": deadline},
        )
        self.made.append(listing.pk)
        return listing.pk

    def happen(self, event: tuple[str, int, int]) -> None:
        what, number, rank = event
        if what == "come":
            self.come(number, rank)
            return
        changed = self.made[number % len(self.made)]
        self.stay.discard(changed)
        if what == "go":
            Listing.objects.filter(pk=changed).update(status=Status.WITHDRAWN)
            return
        lat, lng = _where(rank)
        Place.objects.filter(listing_places__listing=changed).update(point=Point(lng, lat, srid=4326))
        Training.objects.filter(listing=changed).update(apply_until=_deadline(rank))
        Listing.objects.filter(pk=changed).update(published_at=_when(rank))


def _where(rank: int) -> tuple[float, float]:
    return 35.47 + rank / 20, 133.05


def _when(rank: int) -> Any:
    return NOW - timedelta(minutes=rank)


def _deadline(rank: int) -> Any:
    """Of the four: none, past, and two that come."""
    return [None, today() - timedelta(days=1), today(), today() + timedelta(days=9)][rank]


NOW = timezone.now()


@pytest.fixture(params=["as it is", "impatient"])
def _ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of finding a page: walking along the order, and giving that up at once."""
    if request.param == "impatient":
        monkeypatch.setattr(ordered, "_PATIENCE", 1)
        monkeypatch.setattr(distance, "_RANKS", (1,))
        monkeypatch.setattr(distance, "_PATIENCE", 0)


@pytest.mark.usefixtures("_ways")
@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(
    begin=st.lists(st.tuples(RANKS, RANKS), min_size=2, max_size=7),
    events=st.lists(EVENTS, max_size=8),
    limit=st.integers(1, 3),
)
def test_what_stays_is_shown_once(
    order: str, begin: list[tuple[int, int]], events: list[tuple[str, int, int]], limit: int
) -> None:
    with transaction.atomic():
        world = World()
        world.stay = {world.come(*each) for each in begin}
        query, coming = Query.parse(QueryDict(f"{ORDERS[order]}&limit={limit}")), iter(events)
        forwards = list(_pages(query, world, coming))
        _check(forwards, world)
        # And back again from the last page that had anything.
        last = next(page for page in reversed(forwards) if page.results)
        _check([last, *_pages(query, world, coming, back_from=last)], world)
        transaction.set_rollback(True)


def _pages(
    query: Query, world: World, coming: Iterator[tuple[str, int, int]], *, back_from: Page | None = None
) -> Iterator[Page]:
    """Page after page, as their cursors lead; something happens before each but the first."""
    page = back_from
    while True:
        if page is not None:
            cursor = page.next_cursor if back_from is None else page.previous_cursor
            if cursor is None:
                return
            query = query.replace(cursor=cursor)
            if (event := next(coming, None)) is not None:
                world.happen(event)
        page = search(query, Audience.SITE)
        yield page


def _check(pages: list[Page], world: World) -> None:
    shown = Counter(result.listing.pk for page in pages for result in page.results)
    assert {pk: shown[pk] for pk in world.stay} == dict.fromkeys(world.stay, 1)
