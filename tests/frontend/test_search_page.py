"""The search page: sentence, list, what is near when nothing is here, what was typed when it was wrong."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from directory.models import Status
from tests.factories import make_listing
from tests.frontend.conftest import Soup

pytestmark = pytest.mark.django_db

MATSUE = (35.46806, 133.048375)


def north(km: float) -> tuple[float, float]:
    """A point that many kilometres north of Matsue's."""
    return (MATSUE[0] + km / 111.0, MATSUE[1])


def chosen(page: BeautifulSoup, name: str) -> str:
    option = page.select_one(f"select[name={name}] option[selected]")
    assert option is not None
    return str(option["value"])


def titles(page: BeautifulSoup) -> list[str]:
    return [tag.get_text() for tag in page.select(".results .card-title")]


def test_nearest_first_with_distances(soup: Soup) -> None:
    make_listing(title="とおい会", points=[north(12.4)])
    make_listing(title="ちかい会", points=[north(2.1)])
    make_listing(title="となりの会", points=[north(0.3)])
    page = soup("/search/", {"near": "松江市"})
    assert titles(page) == ["となりの会", "ちかい会", "とおい会"]
    assert [tag.get_text() for tag in page.select(".results .distance")] == [
        "直線で1 km以内",
        "直線で約2.1 km",
        "直線で約12 km",
    ]


def test_card_says_what_one_decides_by(soup: Soup) -> None:
    listing = make_listing(
        "job",
        title="ピアスタッフ",
        confirmed_at=timezone.now() - timedelta(days=22),
        visibility="municipality",
        detail={"pay_min": 1100, "pay_max": 1300},
    )
    page = soup("/search/", {"near": "松江市"})
    card = page.select_one(f"#listing-{listing.pk}")
    assert card is not None
    text = card.get_text(" ", strip=True)
    for part in (
        "仕事",
        "見本",
        "時給 1,100円–1,300円",
        "島根県松江市",
        "くわしい場所は、連絡したあとに分かります",
        "3週間前に確かめました",
    ):
        assert part in text, part
    link = card.select_one("a")
    assert link is not None
    assert link["href"] == f"/jobs/{listing.pk}/"


def test_roles_that_are_not_employment_come_when_asked_for_and_say_so(soup: Soup) -> None:
    make_listing(
        "job",
        title="ボランティア",
        aside=True,
        detail={"employment_type": "volunteer", "is_employment": False, "pay_unit": "none", "pay_min": None},
    )
    assert "ボランティア" not in titles(soup("/search/", {"near": "松江市"}))
    page = soup("/search/", {"near": "松江市", "employment": "any"})
    assert "ボランティア" in titles(page)
    assert "雇用ではありません" in page.get_text()


def test_paused_group_says_so(soup: Soup) -> None:
    make_listing(title="おやすみの会", status=Status.PAUSED)
    page = soup("/search/", {"near": "松江市"})
    assert "しばらくお休み中です" in page.get_text()


def test_the_sentence_shows_the_query(soup: Soup) -> None:
    make_listing()
    page = soup("/search/", {"near": "まつえ", "radius_km": "50", "kind": "group"})
    near = page.select_one("#near")
    assert near is not None
    assert near["value"] == "まつえ"
    assert chosen(page, "radius_km") == "50"
    assert chosen(page, "kind") == "group"
    assert "島根県松江市" in page.get_text()


def test_an_untouched_form_asks_for_nothing_odd(soup: Soup, client: Client) -> None:
    """What the form sends when nothing is filled in is a search, not a mistake."""
    page = soup("/search/")
    form = page.select_one("form.sentence-form")
    assert form is not None
    fields = {field["name"]: "" for field in form.select("input[name]:not([type=checkbox]), select[name]")}
    assert client.get("/search/", fields).status_code == 200


def test_unusual_values_stay_chosen(soup: Soup) -> None:
    page = soup("/search/", {"near": "松江市", "radius_km": "25", "kind": "group,training"})
    assert chosen(page, "radius_km") == "25"
    assert chosen(page, "kind") == "group,training"
    option = page.select_one("select[name=kind] option[selected]")
    assert option is not None
    assert option.get_text() == "集まり・研修"


def test_what_the_sentence_has_no_words_for_travels_along(soup: Soup) -> None:
    page = soup("/search/", {"prefecture": "JP-32", "bbox": "132,35,134,36", "limit": "5"})
    hidden = {field["name"]: field["value"] for field in page.select("form.sentence-form input[type=hidden]")}
    assert hidden == {"prefecture": "JP-32", "bbox": "132,35,134,36", "limit": "5"}


def test_chips_take_conditions_off(soup: Soup) -> None:
    page = soup(
        "/search/", {"prefecture": "32,31", "outside_centres": "true", "online": "exclude", "kind": "group"}
    )
    chips = {chip.select_one("span").get_text(): chip["href"] for chip in page.select(".chip-remove")}  # type: ignore[union-attr]
    assert chips == {
        "鳥取県": "/search/?kind=group&prefecture=32&outside_centres=true&online=exclude",
        "島根県": "/search/?kind=group&prefecture=31&outside_centres=true&online=exclude",
        "県庁のある市や大きな市をのぞく": "/search/?kind=group&prefecture=31%2C32&online=exclude",
        "オンラインだけのものは、のぞく": "/search/?kind=group&prefecture=31%2C32&outside_centres=true",
    }


def test_pages_go_forth_and_back(soup: Soup) -> None:
    for number in range(5):
        make_listing(title=f"会{number}", points=[north(number + 1)])
    first = soup("/search/", {"near": "松江市", "limit": "2"})
    assert titles(first) == ["会0", "会1"]
    assert first.select_one("[rel=prev]") is None
    second = soup(href(first.select_one("[rel=next]")))
    assert titles(second) == ["会2", "会3"]
    third = soup(href(second.select_one("[rel=next]")))
    assert titles(third) == ["会4"]
    assert third.select_one("[rel=next]") is None
    assert titles(soup(href(third.select_one("[rel=prev]")))) == ["会2", "会3"]


def href(link: Tag | None) -> str:
    assert link is not None
    return str(link["href"])


def test_nobody_gets_an_empty_page(soup: Soup) -> None:
    far = make_listing(title="とおい会", points=[north(80)])
    make_listing("training", title="どこでも研修", online=True, points=[])
    page = soup("/search/", {"near": "松江市", "radius_km": "5"})
    text = page.get_text(" ", strip=True)
    assert "この条件では、まだ載っていません" in text
    assert "いちばん近い集まり" in text
    assert page.select_one(f'.door a[href="/groups/{far.pk}/"]') is not None
    assert "直線で約80 km" in text
    assert "どこでも研修" in text
    assert "仕事は、まだ載っていません" in text


def test_a_missing_kind_is_a_door(soup: Soup) -> None:
    make_listing(title="ここの会")
    far = make_listing("job", title="とおい仕事", points=[north(48)])
    page = soup("/search/", {"near": "松江市"})
    assert titles(page) == ["ここの会"]
    door = page.select_one(".door.kind-job")
    assert door is not None
    text = door.get_text(" ", strip=True)
    assert "仕事は、まだ載っていません" in text
    assert "仕事がない、という意味ではありません。" in text
    assert "直線で約48 km" in text
    assert door.select_one(f'a[href="/jobs/{far.pk}/"]') is not None
    assert page.select_one(".door.kind-group") is None


def test_no_doors_before_everything_was_seen(soup: Soup) -> None:
    for number in range(3):
        make_listing(points=[north(number)])
    assert soup("/search/", {"near": "松江市", "limit": "2"}).select(".door") == []


def test_places_of_the_same_name_are_offered(soup: Soup) -> None:
    page = soup("/search/", {"near": "府中市"})
    assert page.select_one(".found-place").get_text().startswith("東京都府中市")  # type: ignore[union-attr]
    links = {link.get_text(): link["href"] for link in page.select(".others a")}
    assert list(links) == ["広島県府中市"]
    assert "広島県府中市" in soup(links["広島県府中市"]).select_one(".found-place").get_text()  # type: ignore[union-attr]


def test_wrong_values_stay_and_are_explained(soup: Soup) -> None:
    page = soup(
        "/search/",
        {"near": "xyzzy<>\"'", "radius_km": "abc", "kind": "cat", "sort": "best", "colour": "blue"},
        status=400,
    )
    near = page.select_one("#near")
    assert near is not None
    assert near["value"] == "xyzzy<>\"'"
    assert chosen(page, "radius_km") == "abc"
    assert chosen(page, "kind") == "cat"
    assert chosen(page, "sort") == "best"
    for name in ("near", "radius_km", "kind", "sort"):
        field = page.select_one(f"#{name}")
        assert field is not None
        assert field["aria-invalid"] == "true"
        assert page.find(id=field["aria-describedby"]) is not None
    assert page.select_one("details.conditions[open]") is not None  # the wrong order is inside
    problems = page.select_one("#problems")
    assert problems is not None
    assert problems["tabindex"] == "-1"
    assert "colour" in problems.get_text()
    assert {link["href"] for link in problems.select("a[href^='#']")} == {
        "#near",
        "#radius_km",
        "#kind",
        "#sort",
    }
    assert page.select_one("[data-map]") is None


def test_near_misses_are_suggested(soup: Soup) -> None:
    page = soup("/search/", {"near": "けせんぬあし"}, status=400)
    suggestions = [link.get_text() for link in page.select("#problems .chip")]
    assert any("気仙沼" in suggestion for suggestion in suggestions), suggestions


def test_a_cursor_of_another_search(soup: Soup) -> None:
    page = soup("/search/", {"near": "松江市", "cursor": "abc"}, status=400)
    near = page.select_one("#near")
    assert near is not None
    assert near["value"] == "松江市"


def test_a_cut_link_leads_back_to_its_search(soup: Soup) -> None:
    make_listing(title="ここの会")
    page = soup("/search/", {"near": "松江市", "kind": "group", "cursor": "abc"}, status=400)
    link = page.select_one("#problems a.more")
    assert link is not None
    assert link.get_text() == "この検索を、はじめから見る"
    assert titles(soup(href(link))) == ["ここの会"]


def test_refused_conditions_can_be_left_out(soup: Soup) -> None:
    """The form keeps them, as all that was given; a link searches without those it has no control for."""
    make_listing(title="ここの会")
    page = soup("/search/", {"near": "松江市", "prefecture": "48", "colour": "blue"}, status=400)
    assert titles(soup(href(page.select_one("#problems a.more")))) == ["ここの会"]


def test_a_wider_circle_is_offered_that_reaches_the_nearest(soup: Soup) -> None:
    make_listing(title="とおい会", points=[north(80)])
    page = soup("/search/", {"near": "松江市", "radius_km": "5"})
    link = page.select_one(".empty a")
    assert link is not None
    assert link.get_text() == "100 kmまで広げてさがす"
    assert titles(soup(href(link))) == ["とおい会"]


def test_a_door_offers_a_wider_circle_for_its_kind(soup: Soup) -> None:
    make_listing(title="ここの会")
    make_listing("job", title="とおい仕事", points=[north(48)])
    link = soup("/search/", {"near": "松江市"}).select_one(".door.kind-job a.more")
    assert link is not None
    assert link.get_text() == "仕事を、50 kmまで広げてさがす"
    assert titles(soup(href(link))) == ["とおい仕事"]


def test_no_circle_is_offered_that_would_be_empty(soup: Soup) -> None:
    make_listing(points=[north(300)])
    assert soup("/search/", {"near": "松江市", "radius_km": "5"}).select_one(".empty a") is None


def test_a_city_in_the_wrong_prefecture(soup: Soup) -> None:
    page = soup("/search/", {"near": "東京都松江市"})
    links = {link.get_text(): link["href"] for link in page.select("p.others a")}
    assert links["東京都のページで、市町村をえらぶ"] == "/prefectures/13/"
    assert soup(links["島根県松江市"]).select_one(".found-place") is not None
    assert "都道府県のまんなかあたりから" in page.select_one(".found-place").get_text()  # type: ignore[union-attr]


def test_many_places_of_one_name_stay_folded(soup: Soup) -> None:
    page = soup("/search/", {"near": "kurihara"})
    assert len(page.select("details.others a")) > 2
    assert page.select_one("details.others[open]") is None


def test_titles_cannot_break_out_of_the_page(client: Client) -> None:
    make_listing(title="</script><script>alert(1)</script>", summary="<b>&", organization=None)
    html = client.get("/search/", {"near": "松江市"}).content.decode()
    assert "<script>alert" not in html
    page = BeautifulSoup(html, "html.parser")
    data = json.loads(page.find(id="results-json").get_text())  # type: ignore[union-attr]
    assert data["results"][0]["title"] == "</script><script>alert(1)</script>"


def test_queries_do_not_grow_with_results(client: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for kind in ("group", "training", "job", "consultation"):
        make_listing(kind)
    client.get("/search/", {"near": "松江市"})
    with django_assert_max_num_queries(12) as few:
        client.get("/search/", {"near": "松江市"})
    for number in range(15):
        make_listing("group", points=[north(number), north(number + 1)])
    with django_assert_max_num_queries(len(few)):
        client.get("/search/", {"near": "松江市"})


def test_results_are_not_indexed(soup: Soup) -> None:
    robots = soup("/search/").select_one("meta[name=robots]")
    assert robots is not None
    assert robots["content"] == "noindex"
