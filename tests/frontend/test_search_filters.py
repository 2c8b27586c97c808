"""The filters of the kinds: chosen on a page of their own, without scripts, with nothing lost on the way."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from directory.filters import COMMON
from directory.kinds import all_kinds, get
from tests.factories import make_listing
from tests.frontend.conftest import Soup

pytestmark = pytest.mark.django_db


def forms(page: BeautifulSoup) -> list[Tag]:
    return page.select(".filters-kind form")


def names(form: Tag) -> set[str]:
    return {str(field["name"]) for field in form.select("input:not([type=hidden])")}


def sent(form: Tag) -> list[tuple[str, str]]:
    """What a browser sends of a form as it stands."""
    fields = form.select("input[type=hidden], input[type=checkbox][checked], input[type=number]")
    return [(str(field["name"]), str(field["value"])) for field in fields]


def test_a_form_for_the_kind_that_is_chosen(soup: Soup) -> None:
    page = soup("/search/filters/", {"kind": "job"})
    (form,) = forms(page)
    assert names(form) == {each.name for each in (*get("job").filters, *COMMON)}
    assert page.select_one("details.filters-kind[open]") is not None


def test_a_form_for_every_kind_when_none_is_chosen(soup: Soup) -> None:
    found = forms(soup("/search/filters/", {}))
    asked = [form.select_one("input[name=kind]") for form in found]
    assert [field["value"] if field else "" for field in asked] == [*(kind.key for kind in all_kinds()), ""]
    assert [names(form) for form in found[:-1]] == [
        {each.name for each in kind.filters} for kind in all_kinds()
    ]
    assert names(found[-1]) == {each.name for each in COMMON}


@pytest.mark.parametrize(("prefix", "label"), [("", "デイケア"), ("/en", "day care"), ("/easy", "デイケア")])
def test_boxes_speak_the_language_of_the_page(soup: Soup, prefix: str, label: str) -> None:
    page = soup(f"{prefix}/search/filters/", {"kind": "job"})
    box = page.select_one("input[name=work_setting][value=day_care]")
    assert box is not None
    assert box.parent is not None
    assert label in box.parent.get_text()


def test_what_was_asked_before_travels_along(soup: Soup) -> None:
    before = {
        "near": "松江市",
        "radius_km": "50",
        "kind": "job",
        "q": "夜",
        "prefecture": "32",
        "online": "exclude",
        "sort": "newest",
        "work_setting": "day_care,hospital_ward",
        "hours_max": "20",
    }
    (form,) = forms(soup("/search/filters/", before))
    found: dict[str, list[str]] = {}
    for name, value in sent(form):
        if value:
            found.setdefault(name, []).append(value)
    assert {name: ",".join(sorted(values)) for name, values in found.items()} == before


def test_what_is_chosen_narrows_the_search_and_can_be_taken_off(soup: Soup, client: Client) -> None:
    make_listing("job", title="病棟の仕事", detail={"work_setting": ["hospital_ward"]})
    make_listing("job", title="デイケアの仕事", detail={"work_setting": ["day_care"]})
    (form,) = forms(soup("/search/filters/", {"near": "松江市", "kind": "job"}))
    query = [*sent(form), ("work_setting", "day_care")]
    page = BeautifulSoup(client.get("/search/", query_params=query).content, "html.parser")
    assert [tag.get_text() for tag in page.select(".results .card-title")] == ["デイケアの仕事"]
    chip = page.select_one(".chip-remove")
    assert chip is not None
    assert "働く場はデイケア" in chip.get_text()
    less = soup(str(chip["href"]))
    assert len(less.select(".results .card-title")) == 2


def test_the_sentence_leads_to_the_filters_with_what_was_typed(soup: Soup) -> None:
    page = soup("/search/", {"near": "松江市"})
    button = page.select_one("form.sentence-form [formaction]")
    assert button is not None
    assert button["formaction"] == "/search/filters/"
    assert button["type"] == "submit"


def test_many_conditions_come_off_at_once(soup: Soup) -> None:
    query = {"near": "松江市", "q": "夜", "work_setting": "day_care", "hours_max": "20", "online": "exclude"}
    link = soup("/search/", query).select_one(".chip-all")
    assert link is not None
    assert parse_qs(urlsplit(str(link["href"])).query) == {"near": ["松江市"], "q": ["夜"], "kind": ["job"]}


def test_filters_travel_along_in_the_sentence_and_know_their_kinds(soup: Soup) -> None:
    page = soup("/search/", {"near": "松江市", "work_setting": "day_care", "theme": "depression"})
    hidden = {str(field["name"]): field for field in page.select("form.sentence-form input[type=hidden]")}
    assert hidden["work_setting"]["data-kinds"] == "job"
    assert "data-kinds" not in hidden["theme"].attrs


def test_a_wrong_query_is_explained_by_the_search(client: Client, soup: Soup) -> None:
    response = client.get("/search/filters/", {"near": "xyzzy", "kind": "job"})
    assert response.status_code == 302
    assert response["Location"].startswith("/search/?")
    soup(response["Location"], status=400)


def test_filters_of_two_kinds_are_explained(soup: Soup) -> None:
    page = soup("/search/", {"work_setting": "day_care", "group_kind": "peer_mental"}, status=400)
    link = page.select_one("#problems a.more")
    assert link is not None
    soup(str(link["href"]))
