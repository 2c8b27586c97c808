"""Pages of single listings, organisations and places."""

import pytest
from django.test import Client

from directory.models import Status
from tests.factories import OrganizationFactory, make_listing
from tests.frontend.conftest import Soup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "path"),
    [("job", "jobs"), ("group", "groups"), ("training", "training"), ("consultation", "consultations")],
)
def test_listing(soup: Soup, kind: str, path: str) -> None:
    listing = make_listing(kind, title="ことりの会", summary="どなたでも。")
    page = soup(f"/{path}/{listing.pk}/")
    assert page.h1 is not None
    assert page.h1.get_text() == "ことりの会"
    text = page.get_text(" ", strip=True)
    assert "どなたでも。" in text
    assert "これは見本です" in text
    assert "まだ書かれていません" in text  # accessibility is unknown, not absent


def test_sample_is_not_indexed_and_its_contacts_are_no_links(soup: Soup) -> None:
    listing = make_listing(
        sample=True,
        contact_phone="00-0000-0000",
        contact_email="a@example.jp",
        contact_url="https://example.jp/",
    )
    page = soup(f"/groups/{listing.pk}/")
    robots = page.select_one("meta[name=robots]")
    assert robots is not None
    assert robots["content"] == "noindex"
    assert page.select('main a[href^="tel:"], main a[href^="mailto:"], main a[href^="https:"]') == []
    assert "00-0000-0000" in page.get_text()


def test_real_contacts_are_links(soup: Soup) -> None:
    listing = make_listing(
        sample=False,
        contact_phone="0852-00-0000",
        contact_email="a@example.jp",
        contact_url="https://example.jp/",
    )
    page = soup(f"/groups/{listing.pk}/")
    assert page.select_one("meta[name=robots]") is None
    assert page.select_one('a[href="tel:0852000000"]') is not None
    assert page.select_one('a[href="mailto:a@example.jp"]') is not None
    assert page.select_one('a[href="https://example.jp/"][rel=noreferrer]') is not None


def test_another_kinds_address_leads_to_the_right_one(client: Client) -> None:
    listing = make_listing("group")
    response = client.get(f"/en/jobs/{listing.pk}/")
    assert response.status_code == 301
    assert response["Location"] == f"/en/groups/{listing.pk}/"


def test_ids_are_said_in_one_way(client: Client) -> None:
    listing = make_listing("group")
    for written in (str(listing.pk).upper(), listing.pk.hex):
        response = client.get(f"/groups/{written}/")
        assert response.status_code == 301
        assert response["Location"] == f"/groups/{listing.pk}/"


@pytest.mark.parametrize(
    "listing_id", ["abc", "1", "11111111-2222-4333-8444-555555555555", "%00", "..", "x" * 300]
)
def test_no_such_listing(client: Client, listing_id: str) -> None:
    for prefix in ("", "/en", "/easy"):
        assert client.get(f"{prefix}/groups/{listing_id}/").status_code == 404
        assert client.get(f"{prefix}/organizations/{listing_id}/").status_code == 404


def test_drafts_have_no_page(client: Client) -> None:
    for status in (Status.DRAFT, Status.PENDING):
        assert client.get(f"/groups/{make_listing(status=status).pk}/").status_code == 404


def test_without_consent_there_is_no_page(client: Client) -> None:
    assert client.get(f"/groups/{make_listing(consent_site=False).pk}/").status_code == 404


def test_closed_listing_says_so(soup: Soup) -> None:
    listing = make_listing("job", status=Status.CLOSED, contact_phone="0852-00-0000")
    page = soup(f"/jobs/{listing.pk}/")
    assert "これは終わりました" in page.get_text()
    assert page.find(id="contact") is None


def test_withdrawn_listing_is_gone(client: Client) -> None:
    listing = make_listing(status=Status.WITHDRAWN, title="ひみつの会")
    response = client.get(f"/groups/{listing.pk}/")
    assert response.status_code == 410
    html = response.content.decode()
    assert "取り下げられました" in html
    assert "ひみつの会" not in html


def test_hidden_place_stays_hidden(client: Client) -> None:
    """The exact point of a place that only its municipality may be said of reaches no page."""
    listing = make_listing(points=[(35.4712345, 133.0512345)], visibility="municipality")
    for path in (
        f"/groups/{listing.pk}/",
        "/search/?near=35.47,133.05",
        "/prefectures/32/",
        "/prefectures/32/32201/",
    ):
        html = client.get(path).content.decode()
        assert "35.4712" not in html, path
        assert "133.0512" not in html, path


def test_owners_text_in_another_language_is_marked(soup: Soup) -> None:
    listing = make_listing(
        title="ことりの会",
        title_en="",
        organization=OrganizationFactory.create(name="ことり", name_en="Little Birds"),
    )
    page = soup(f"/en/groups/{listing.pk}/")
    assert page.h1 is not None
    assert page.h1["lang"] == "ja"
    link = page.select_one(".listing-by a")
    assert link is not None
    assert link.get_text() == "Little Birds"
    assert not link.has_attr("lang")
    english = make_listing(title="Coffee circle", language="en")
    page = soup(f"/groups/{english.pk}/")
    assert page.h1 is not None
    assert page.h1["lang"] == "en"


def test_organization_lists_in_the_order_of_the_local_path(soup: Soup) -> None:
    organization = OrganizationFactory.create(name="ことり")
    for kind in ("job", "group", "training"):
        make_listing(kind, organization=organization, title=kind)
    make_listing("group", organization=organization, title="draft", status=Status.DRAFT)
    page = soup(f"/organizations/{organization.pk}/")
    assert [tag.get_text() for tag in page.select(".card-title")] == ["group", "training", "job"]


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.CLOSED])
def test_organization_of_a_place_shown_by_prefecture_says_no_municipality(
    client: Client, prefix: str, status: Status
) -> None:
    listing = make_listing(visibility="area", status=status)
    page = client.get(f"{prefix}/organizations/{listing.organization_id}/").content.decode()
    assert not [name for name in ("松江", "Matsue") if name in page]
    assert "Shimane" in page if prefix == "/en" else "島根県" in page


def test_organization_says_its_municipality_where_its_listings_may(client: Client) -> None:
    listing = make_listing(visibility="municipality")
    assert "島根県松江市" in client.get(f"/organizations/{listing.organization_id}/").content.decode()


def test_organization_that_lists_nothing_has_no_page(client: Client) -> None:
    assert client.get(f"/organizations/{OrganizationFactory.create().pk}/").status_code == 404


def test_prefecture_shows_four_kinds_in_order_and_what_is_missing(soup: Soup) -> None:
    make_listing("group", title="ここの会")
    far = make_listing("job", title="となりの県の仕事", municipality="31201")
    page = soup("/prefectures/32/")
    assert [tag["id"] for tag in page.select(".path-step h2")] == [
        "kind-group",
        "kind-training",
        "kind-job",
        "kind-consultation",
    ]
    door = page.select_one(".path-step.kind-job .door")
    assert door is not None
    assert "仕事は、まだ載っていません" in door.get_text()
    assert door.select_one(f'a[href="/jobs/{far.pk}/"]') is not None
    assert page.select_one('a[href="/search/?prefecture=32&outside_centres=true"]') is not None
    assert page.select_one('.names a[href="/prefectures/32/32201/"]') is not None
    assert page.select_one("svg.outline path") is not None


def test_municipality_of_a_designated_city_lists_its_wards(soup: Soup) -> None:
    make_listing("group", title="区の会", municipality="04101")
    page = soup("/prefectures/04/04100/")
    assert [tag.get_text() for tag in page.select(".card-title")] == ["区の会"]
    assert page.select_one('.names a[href="/prefectures/04/04101/"]') is not None
    ward = soup("/prefectures/04/04101/")
    assert ward.select_one('.crumbs a[href="/prefectures/04/04100/"]') is not None


def test_home_counts_groups_and_trainings(soup: Soup) -> None:
    make_listing("group")
    make_listing("training")
    make_listing("job")
    page = soup("/")
    tile = page.select_one('.tiles a[href="/prefectures/32/"]')
    assert tile is not None
    assert tile.get_text(" ", strip=True) == "島根 2 件"
    assert len(page.select(".tiles li")) == 47
    positions = {tuple(name for name in li["class"] if name[0] in "cr") for li in page.select(".tiles li")}
    assert len(positions) == 47
    assert "見本" in page.select_one(".sample-notice").get_text()  # type: ignore[union-attr]


def test_home_without_samples_says_nothing_of_them(soup: Soup) -> None:
    make_listing(sample=False)
    assert soup("/").select_one(".sample-notice") is None
