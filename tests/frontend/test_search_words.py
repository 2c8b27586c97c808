"""Words on the search page: what they matched, and where they lead; what the map is told of the query."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from directory.models import Area
from tests.factories import make_listing
from tests.frontend.conftest import Soup
from tests.frontend.test_search_page import chosen, href, north, titles

pytestmark = pytest.mark.django_db


def leading(page: BeautifulSoup, text: str) -> str:
    """Where the link with that text leads."""
    (link,) = (link for link in page.select("a") if link.get_text(strip=True) == text)
    return href(link)


def test_words_stand_beside_the_place_and_travel_along(soup: Soup) -> None:
    for number in range(3):
        make_listing(title=f"夜のデイケアの会{number}", points=[north(number)])
    make_listing(title="昼の会")
    page = soup("/search/", {"near": "松江市", "q": "デイケア", "limit": "2"})
    field = page.select_one("#q")
    assert field is not None
    assert field["value"] == "デイケア"
    assert titles(page) == ["夜のデイケアの会0", "夜のデイケアの会1"]
    assert titles(soup(href(page.select_one("[rel=next]")))) == ["夜のデイケアの会2"]
    assert "3件" in page.select_one(".found").get_text()  # type: ignore[union-attr]


def test_a_card_says_what_matched(soup: Soup) -> None:
    make_listing("job", title="ピアスタッフ", detail={"work_setting": ["hospital_ward"]})
    page = soup("/search/", {"near": "松江市", "q": "病棟"})
    line = page.select_one(".card-matches")
    assert line is not None
    assert line.get_text(strip=True) == "「病棟」：精神科病院・病棟"
    assert soup("/search/", {"near": "松江市"}).select_one(".card-matches") is None


def test_a_place_among_the_words_is_offered_as_a_place(soup: Soup) -> None:
    make_listing(title="デイケアの会")
    page = soup("/search/", {"q": "松江市 デイケア"})
    link = leading(page, "島根県松江市の近くでさがす")
    assert titles(soup(link)) == ["デイケアの会"]


def test_an_area_that_is_named_is_offered(soup: Soup) -> None:
    make_listing(title="栗原の会", municipality="04213")
    area = Area.objects.create(
        prefecture_id="04", code="kenpoku", name_ja="県北", name_kana="ケンポク", name_en="Northern Miyagi",
        name_easy="{県北|けんぽく}", source="test", as_of="2026-11-01",
    )  # fmt: skip
    area.municipalities.add("04213")
    page = soup("/search/", {"near": "宮城の北"})
    (link,) = (link for link in page.select("p.others a") if "の中でさがす" in link.get_text())
    assert titles(soup(href(link))) == ["栗原の会"]


def test_words_in_the_place_field_lead_to_words(soup: Soup) -> None:
    make_listing(title="デイケアの会")
    page = soup("/search/", {"near": "デイケア", "kind": "group", "radius_km": "50"}, status=400)
    link = leading(page, "「デイケア」を、ことばとしてさがす")
    found = soup(link)
    assert titles(found) == ["デイケアの会"]
    assert chosen(found, "kind") == "group"


def test_a_place_with_words_behind_it_leads_to_both(soup: Soup) -> None:
    make_listing(title="デイケアの会")
    make_listing(title="ほかの会")
    page = soup("/search/", {"near": "松江市 デイケア"})
    link = leading(page, "「デイケア」を、ことばとしてさがす")
    assert titles(soup(link)) == ["デイケアの会"]


def test_one_condition_less_is_offered_with_what_it_finds(soup: Soup) -> None:
    for number in range(2):
        make_listing("job", title=f"外来の仕事{number}", detail={"work_setting": ["outpatient_clinic"]})
    page = soup("/search/", {"near": "松江市", "q": "仕事", "work_setting": "day_care", "online": "exclude"})
    offers = {
        link.get_text(): href(link) for link in page.select(".ways-on a") if "はずして" in link.get_text()
    }
    (text,) = offers
    assert "働く場はデイケア" in text
    assert "2件" in text
    assert len(titles(soup(offers[text]))) == 2


def test_all_conditions_off_where_no_single_one_helps(soup: Soup) -> None:
    make_listing("job", title="外来の仕事", detail={"work_setting": ["outpatient_clinic"]})
    page = soup("/search/", {"near": "松江市", "q": "ないことば", "work_setting": "day_care"})
    assert titles(soup(leading(page, "はずしてさがす：条件をすべて（1件）"))) == ["外来の仕事"]


def test_fewer_words_are_offered(soup: Soup) -> None:
    make_listing(title="夜の会")
    page = soup("/search/", {"near": "松江市", "q": "夜の会 ないことば"})
    link = leading(page, "「夜の会」でさがす")
    assert titles(soup(link)) == ["夜の会"]


def test_no_door_says_a_kind_is_missing_when_only_the_words_are(soup: Soup) -> None:
    make_listing(title="ここの会")
    page = soup("/search/", {"near": "松江市", "q": "ここの"})
    assert "載っていません" not in page.select_one("main").get_text()  # type: ignore[union-attr]


def test_keys_of_filters_are_not_listed_to_people(soup: Soup) -> None:
    text = soup("/search/", {"near": "松江市", "work_setting": "x"}, status=400).get_text()
    assert "hospital_ward" not in text
    assert "「働く場」の書き方が分かりませんでした。" in text


def test_a_search_in_the_box_of_a_map_says_so(soup: Soup) -> None:
    make_listing(title="ここの会")
    page = soup("/search/", {"bbox": "132.9,35.3,133.2,35.6"})
    assert titles(page) == ["ここの会"]
    chip = page.select_one(".chip-remove")
    assert chip is not None
    assert "地図の範囲の中" in chip.get_text()
    assert page.title is not None
    assert "地図で見ている範囲のすべて" in page.title.get_text()


def map_data(page: BeautifulSoup) -> dict[str, object]:
    source = page.find(id="results-json")
    assert source is not None
    data: dict[str, object] = json.loads(source.get_text())
    return data


def test_the_map_asks_tiles_for_the_same_query(soup: Soup) -> None:
    for number in range(3):
        make_listing("job", title="夜の仕事", points=[north(number)])
    query = {"near": "松江市", "kind": "job", "q": "夜", "limit": "2", "sort": "newest"}
    assert map_data(soup("/search/", query))["tiles"] == (
        "/tiles/listings/{z}/{x}/{y}.mvt?kind=job&q=%E5%A4%9C&near=35.46806%2C133.048375&lang=ja"
    )
    assert map_data(soup("/search/", {**query, "limit": "3"}))["tiles"] is None


def test_the_area_of_the_map_takes_the_place_of_all_that_says_where(soup: Soup) -> None:
    query = {
        "near": "松江市",
        "radius_km": "50",
        "prefecture": "32",
        "kind": "job",
        "q": "夜",
        "online": "exclude",
    }
    assert map_data(soup("/search/", query))["area_url"] == (
        "/search/?kind=job&q=%E5%A4%9C&online=exclude&bbox={bbox}"
    )
    assert map_data(soup("/search/", {}))["area_url"] == "/search/?bbox={bbox}"


def test_paper_says_what_was_asked_and_where(client: Client) -> None:
    page = BeautifulSoup(client.get("/search/", {"near": "松江市", "kind": "group"}).content, "html.parser")
    printed = page.select_one(".printed")
    assert printed is not None
    assert "http://testserver/search/?kind=group&near=" in printed.get_text()
    assert "年" in printed.get_text()
