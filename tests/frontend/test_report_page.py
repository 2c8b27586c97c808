"""“Report a problem”: for everybody, and nothing about them is kept."""

import uuid

import pytest
from django.test import Client

from directory import kinds
from directory.models import Listing, Report, Status
from frontend.public import report as page
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_rate() -> None:
    page.RATE.forget()


@pytest.fixture
def listing() -> Listing:
    return make_listing("group")


@pytest.mark.parametrize("kind", [kind.key for kind in kinds.all_kinds()])
def test_every_listing_has_the_link(client: Client, kind: str) -> None:
    listing = make_listing(kind)
    for prefix in ("", "/en", "/easy"):
        shown = client.get(f"{prefix}/{kinds.get(kind).path}/{listing.pk}/").content.decode()
        assert f'href="{prefix}/report/{listing.pk}/"' in shown


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_a_report_is_kept_and_nothing_about_the_reader(client: Client, listing: Listing, prefix: str) -> None:
    words = "開いていませんでした。\r\nひと月前から。\u202e<script>"
    answer = client.post(f"{prefix}/report/{listing.pk}/", {"about": "closed", "words": words}, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain == [(f"{prefix}/report/{listing.pk}/sent/", 302)]
    assert not answer.cookies
    assert not client.cookies
    report = Report.objects.get()
    assert report.words == "開いていませんでした。\nひと月前から。<script>"
    assert {field.name for field in Report._meta.fields} == {
        "id", "listing", "about", "words", "state", "created_at", "handled_at", "handled_by", "note",
    }  # fmt: skip
    listing.refresh_from_db()
    assert listing.check_asked_at is None


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"about": "", "words": "こわかった"},
        {"about": "everything", "words": "こわかった"},
        {"about": "wrong", "words": "あ" * 100_000},
        {"about": "wrong", "words": "a\x00b"},
    ],
)
def test_what_cannot_be_sent_comes_back_as_it_was(
    client: Client, listing: Listing, sent: dict[str, str]
) -> None:
    answer = client.post(f"/report/{listing.pk}/", sent)
    assert answer.status_code == 400
    assert sent.get("words", "").replace("\x00", "") in answer.content.decode().replace("\x00", "")
    assert "form-errors" in answer.content.decode()
    assert not Report.objects.exists()


def test_too_many_from_one_address_are_told_so_and_lose_nothing(
    client: Client, listing: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.RATE, "limit", 2)
    sent = {"about": "wrong", "words": "ちがいます"}
    statuses = [client.post(f"/report/{listing.pk}/", sent).status_code for _ in range(2)]
    answer = client.post(f"/report/{listing.pk}/", sent)
    assert [*statuses, answer.status_code] == [302, 302, 429]
    assert "ちがいます" in answer.content.decode()
    other = client.post(f"/report/{listing.pk}/", sent, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302


def test_what_has_no_page_cannot_be_reported(client: Client) -> None:
    hidden = [
        make_listing(status=Status.DRAFT).pk,
        make_listing(status=Status.PENDING).pk,
        make_listing(status=Status.WITHDRAWN).pk,
        make_listing(consent_site=False).pk,
        uuid.uuid4(),
    ]
    for pk in hidden:
        assert client.get(f"/report/{pk}/").status_code == 404
        assert client.post(f"/report/{pk}/", {"about": "wrong"}).status_code == 404
    assert client.get("/report/nothing/").status_code == 404
    assert not Report.objects.exists()


def test_a_listing_says_until_when_it_counts(client: Client, listing: Listing) -> None:
    assert "まで載せます" in client.get(f"/groups/{listing.pk}/").content.decode()
    Listing.objects.filter(pk=listing.pk).update(status=Status.NEEDS_CHECK)
    assert "まで載せます" not in client.get(f"/groups/{listing.pk}/").content.decode()
