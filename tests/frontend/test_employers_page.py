"""`/employers/`: the way to a posting, and help near a place for those who are not there yet."""

import pytest
from django.test import Client

from tests.factories import make_listing
from tests.frontend.conftest import Soup

pytestmark = pytest.mark.django_db

FAR = (43.06, 141.35)  # Sapporo
PREFIXES = ("", "/en", "/easy")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_it_leads_to_the_sheet_and_to_signing_up(soup: Soup, prefix: str) -> None:
    links = {link["href"] for link in soup(f"{prefix}/employers/").select("main a[href]")}
    assert {f"{prefix}/readiness/worksheet/", f"{prefix}/readiness/worksheet.pdf"} <= links
    assert f"{prefix}/accounts/signup/" in links
    assert f"{prefix}/employers/" in {link["href"] for link in soup(f"{prefix}/").select("footer a[href]")}


def test_help_near_a_place_without_an_account(soup: Soup) -> None:
    make_listing("consultation", title="松江の相談先", detail={"consultation_kind": "mhwc"})
    make_listing("training", title="松江の職員研修", detail={"training_kind": "employer"})
    make_listing("training", title="ピアの研修", detail={"training_kind": "gov_basic"})
    found = soup("/employers/", {"near": "松江市"}).select(".near-list a")
    assert [link.text for link in found] == ["松江の相談先", "松江の職員研修"]


def test_what_is_far_away_is_shown_rather_than_nothing(soup: Soup) -> None:
    make_listing("consultation", title="北の相談先", points=[FAR], municipality="01100")
    page = soup("/employers/", {"near": "松江市"})
    assert [link.text for link in page.select(".near-list a")] == ["北の相談先"]
    assert "職員のための研修は、まだ載っていません" in page.text


def test_a_name_of_several_places_offers_the_others(soup: Soup) -> None:
    page = soup("/employers/", {"near": "府中市"})
    assert "ほかの場所かもしれません" in page.text
    assert page.select('a[href^="/employers/?near="]')


def test_no_place_is_said_beside_the_field_with_what_was_typed(soup: Soup) -> None:
    page = soup("/employers/", {"near": "ここにはない町"}, status=400)
    field = page.select_one("input#near")
    assert field is not None
    assert field["value"] == "ここにはない町"
    assert field["aria-invalid"] == "true"
    assert page.select_one("#error-near")


def test_other_parameters_are_refused_and_nothing_is_kept(client: Client) -> None:
    assert client.get("/employers/", {"q": "x"}).status_code == 400
    assert client.post("/employers/").status_code == 405
    assert client.get("/employers/", {"near": "松江市"}).cookies == {}
