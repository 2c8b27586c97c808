"""Nobody is shown from a kept copy what has changed: every face's validator follows the data at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point
from django.test import Client
from django.utils import timezone

from directory.models import Listing, Organization, Place, Status
from tests.actors import Actors
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
    "search page": f"/search/?{QUERY}",
    "search page, plain Japanese": f"/easy/search/?{QUERY}",
    "listing page": "/groups/{id}/",
    "prefecture page": "/prefectures/32/",
    "municipality page": "/en/prefectures/32/32201/",
    "home page": "/",
}
# Written while they are read: they have no ETag, and nobody may keep them.
STREAMED = {
    "csv": f"/api/v1/listings/?{QUERY}&format=csv",
    "ndjson": f"/api/v1/listings/?{QUERY}&format=ndjson",
}


def ask(address: str, etag: str = "") -> tuple[int, str, bytes]:
    """Status, ETag and body; with what a reader who has been here before would send."""
    response = Client(raise_request_exception=True).get(
        address, headers={"if-none-match": etag} if etag else {}
    )
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, response.headers.get("ETag", ""), body


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_answer_is_never_not_modified(change: str, settings: object) -> None:
    settings.RATE_ANON = 0  # type: ignore[attr-defined]
    listing = make_listing(points=[HERE], title="ほたるの夜")
    make_listing(points=[HERE], title="ほたるの朝")
    addresses = {name: each.format(id=listing.pk) for name, each in ADDRESSES.items()}
    before = {name: ask(each) for name, each in addresses.items()}
    streamed = {name: ask(each)[2] for name, each in STREAMED.items()}
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
    if change != "consent taken back":  # of open data: pages stay as they are
        assert {"search page", "search page, plain Japanese", "listing page"} <= changed
    for name, address in STREAMED.items():
        status, etag, body = ask(address)
        assert (status, etag) == (200, "")
        assert body != streamed[name], f"{name} has not followed the change"


@pytest.mark.parametrize("name", STREAMED)
def test_what_is_streamed_is_never_kept(name: str) -> None:
    response = Client().get(STREAMED[name])
    assert response["Cache-Control"] == "no-cache"
    assert "ETag" not in response.headers
    assert "Last-Modified" not in response.headers


@pytest.mark.parametrize("address", ["/", "/search/", "/prefectures/32/", "/easy/crisis/", "/en/about/"])
def test_a_page_says_how_it_may_be_kept(address: str) -> None:
    response = Client().get(address, headers={"accept-encoding": "gzip"})
    assert response["Cache-Control"] == "no-cache"
    assert response["ETag"].startswith('W/"' if response.get("Content-Encoding") else '"')
    assert "Last-Modified" not in response.headers  # nothing here goes by the clock
    again = Client().get(address, headers={"accept-encoding": "gzip", "if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "no-cache"


def test_a_page_is_another_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards say in days how old a confirmation is."""
    make_listing(points=[HERE])
    _status, etag, _body = ask(f"/search/?{QUERY}")
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert ask(f"/search/?{QUERY}", etag)[0] == 200


def test_who_has_signed_in_keeps_pages_for_themselves(actors: Actors) -> None:
    client = actors.client("editor")
    own, public = client.get("/manage/"), client.get("/about/")
    assert "no-store" in own["Cache-Control"]
    assert "ETag" not in own.headers
    assert public["Cache-Control"].startswith("private")
    assert "Cookie" in public["Vary"]
    assert ask("/about/", public["ETag"])[0] == 200  # theirs leads to what is theirs
