"""Nobody is shown from a kept copy what has changed: every face's validator follows the data at once."""

from collections.abc import Callable

import pytest
from django.contrib.gis.geos import Point
from django.test import Client
from django.utils import timezone

from directory.models import Listing, Organization, Place, Status
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

HERE = (35.471234, 133.061234)
QUERY = "near=35.47,133.06&radius_km=5"
Change = Callable[[Listing], object]


def _update(**fields: object) -> Change:
    return lambda listing: Listing.objects.filter(pk=listing.pk).update(updated_at=timezone.now(), **fields)


CHANGES: dict[str, Change] = {
    "title": _update(title="ちがう題"),
    "moved": lambda _listing: Place.objects.update(point=Point(133.07, 35.475, srid=4326)),
    "hidden": lambda _listing: Place.objects.update(visibility="area"),
    "renamed": lambda _listing: Organization.objects.update(name="ちがう団体"),
    "paused": _update(status=Status.PAUSED),
    "closed": _update(status=Status.CLOSED),
    "withdrawn": _update(status=Status.WITHDRAWN),
    "consent taken back": _update(consent_open_data=False),
}
# What tells nothing of a change keeps its validator: a tile says no names, a page asks for no open data.
ADDRESSES = {
    "api list": f"/api/v1/listings/?{QUERY}",
    "geojson": f"/api/v1/listings/?{QUERY}&format=geojson",
    "api detail": "/api/v1/listings/{id}/",
    "suggest": "/api/v1/suggest/?q=ほたる",
    "tile": "/tiles/listings/12/3561/1615.mvt",
    "deep tile": "/tiles/listings/17/113981/51700.mvt",
    "live tile": "/tiles/listings/12/3561/1615.mvt?online=exclude",
}


def ask(address: str, etag: str = "") -> tuple[int, str, bytes]:
    """Status, ETag and body; with what a reader who has been here before would send."""
    response = Client(raise_request_exception=True).get(
        address, headers={"if-none-match": etag} if etag else {}
    )
    return response.status_code, response.headers.get("ETag", ""), response.content


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_answer_is_never_not_modified(change: str, settings: object) -> None:
    settings.RATE_ANON = 0  # type: ignore[attr-defined]
    listing = make_listing(points=[HERE], title="ほたるの夜")
    make_listing(points=[HERE], title="ほたるの朝")
    addresses = {name: each.format(id=listing.pk) for name, each in ADDRESSES.items()}
    before = {name: ask(each) for name, each in addresses.items()}
    for name, (status, etag, _body) in before.items():
        assert status == 200
        assert etag, name
        assert ask(addresses[name], etag)[0] == 304, name
    CHANGES[change](listing)
    changed = set()
    for name, address in addresses.items():
        status, etag, body = ask(address)
        again = ask(address, before[name][1])
        if (status, body) != (before[name][0], before[name][2]):
            changed.add(name)
            assert again[0] != 304, f"{name} has changed and says that it has not"
            assert etag != before[name][1]
    assert {"api list", "geojson", "api detail"} <= changed
