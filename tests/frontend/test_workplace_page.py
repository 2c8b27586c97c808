"""A workplace's page: what it says, and what it keeps to itself."""

import pytest
from django.test import Client

from directory.models import GroupLink, Place
from tests.factories import make_listing
from tests.frontend.conftest import Soup
from tests.jobs.readiness.making import make_version, make_workplace

pytestmark = pytest.mark.django_db

WAY = "見本駅の南口から歩いて8分。"
STREET = "学園南1-2-1"


@pytest.mark.parametrize(
    ("visibility", "told", "hidden"),
    [
        ("exact", [WAY, STREET, "松江市", "雪の日"], []),
        ("municipality", ["松江市", "雪の日"], [WAY, STREET, "690-0826"]),
        ("on_request", ["松江市", "雪の日"], [WAY, STREET, "690-0826"]),
        ("area", ["島根県"], [WAY, STREET, "690-0826", "松江", "雪の日"]),
    ],
)
def test_it_says_as_much_as_its_place_allows(
    client: Client, visibility: str, told: list[str], hidden: list[str]
) -> None:
    workplace = make_workplace(how_to_get_there=WAY, travel_winter="雪の日はバスが遅れます。")
    place = {"address": STREET, "postal_code": "6900826", "visibility": visibility}
    Place.objects.filter(pk=workplace.place_id).update(**place)
    listing = make_listing(
        "job", organization=workplace.organization, visibility=visibility, detail={"workplace": workplace}
    )
    for path in (f"/workplaces/{workplace.pk}/", f"/jobs/{listing.pk}/"):
        html = client.get(path).content.decode()
        assert [each for each in told if each not in html] == [], path
        assert [each for each in hidden if each in html] == [], path


def test_gaps_stand_in_the_same_weight_as_the_rest(soup: Soup) -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {}, "A2": {"answer": "not_yet", "evidence": ""}})
    page = soup(f"/workplaces/{workplace.pk}/")
    answers = {each.get_text(): each["class"] for each in page.select(".checklist .answer")}
    assert len(page.select(".checklist > li")) == 28
    assert answers == {"できている": ["answer"], "まだ": ["answer"], "まだ書かれていません": ["answer"]}


def test_a_group_is_named_once_it_agreed(soup: Soup) -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {}})
    for number, state in enumerate(GroupLink.State.values):
        group = make_listing("group", title=f"会の{state}")
        GroupLink.objects.create(workplace=workplace, group=group, state=state, token_hash=f"{number:064d}")
    text = soup(f"/workplaces/{workplace.pk}/").get_text()
    assert [state for state in GroupLink.State.values if f"会の{state}" in text] == ["agreed"]


def test_a_workplace_that_shows_nothing_has_no_page(client: Client) -> None:
    for path in (f"/workplaces/{make_workplace().pk}/", "/workplaces/abc/"):
        assert client.get(path).status_code == 404
