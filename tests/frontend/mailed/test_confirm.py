"""The page behind a reminder."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from directory import confirming
from directory.models import Listing, Membership, Status
from tests.actors import Actors
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(actors: Actors) -> Listing:
    return make_listing(
        "group",
        organization=actors.organization,
        title="見本の会",
        expires_at=timezone.now() + timedelta(days=3),
    )


@pytest.fixture
def address(actors: Actors, listing: Listing) -> str:
    return f"/confirm/{confirming.token(listing, actors.owner)}/"


def heading(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser").h1.get_text()  # type: ignore[union-attr]


def test_a_scanner_changes_nothing(client: Client, address: str, listing: Listing) -> None:
    before = Listing.objects.filter(pk=listing.pk).values().get()
    for method in ("get", "head", "options"):
        assert getattr(client, method)(address).status_code in (200, 204)
    assert Listing.objects.filter(pk=listing.pk).values().get() == before
    answer = client.get(address)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_one_button_confirms_without_signing_in(
    client: Client, address: str, listing: Listing, prefix: str
) -> None:
    answer = client.post(prefix + address, {"step": "confirm"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == prefix + address
    before = listing.expires_at
    listing.refresh_from_db()
    assert before is not None
    assert listing.expires_at is not None
    assert listing.expires_at > before + timedelta(days=100)
    assert heading(client, prefix + address) in (
        "確かめました。ありがとうございます",
        "Confirmed. Thank you",
        "たしかめました。ありがとうございます",
    )


def test_a_link_that_was_used_confirms_no_more(client: Client, address: str, listing: Listing) -> None:
    client.post(address, {"step": "confirm"})
    listing.refresh_from_db()
    first = listing.expires_at
    client.post(address, {"step": "confirm"})
    client.post(address, {"step": "close"})
    listing.refresh_from_db()
    assert (listing.expires_at, listing.status) == (first, Status.PUBLISHED)


def test_closing_takes_one_more_tap(client: Client, address: str, listing: Listing) -> None:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.select_one("details button[value=close]") is not None
    client.post(address, {"step": "close"})
    listing.refresh_from_db()
    assert listing.status == Status.CLOSED
    assert heading(client, address) == "もう閉じています"


def test_what_opens_nothing(client: Client, address: str, actors: Actors) -> None:
    for wrong in ("/confirm/x/", address[:-3] + "/", "/confirm/%00/", f"/confirm/{'a' * 5000}/"):
        for sent in (client.get(wrong), client.post(wrong, {"step": "confirm"})):
            assert sent.status_code == 404
            assert "このリンクは使えません" in sent.content.decode()
    Membership.objects.filter(person=actors.owner).delete()
    assert heading(client, address, 404) == "このリンクは使えません"


def test_other_steps_are_none(client: Client, address: str, listing: Listing) -> None:
    assert client.post(address, {"step": "delete"}).status_code == 200
    listing.refresh_from_db()
    assert listing.status == Status.PUBLISHED
