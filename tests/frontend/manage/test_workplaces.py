"""Workplaces: an address is shown as it was understood before it is kept, as far as its owner lets it be."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from directory import workplaces
from directory.models import ListingPlace, PublicPlace, Status, Workplace
from tests.actors import Actors
from tests.factories import make_listing

pytestmark = pytest.mark.django_db
FORM = {"name": "北病棟", "address": "島根県松江市殿町1番地", "visibility": "exact"}


def url(actors: Actors, rest: str = "new/") -> str:
    return f"/manage/organizations/{actors.organization.pk}/workplaces/{rest}"


def send(actors: Actors, values: dict[str, str], rest: str = "new/", status: int = 200) -> BeautifulSoup:
    response = actors.client("editor").post(url(actors, rest), values)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def seen(page: BeautifulSoup, number: int = 0) -> dict[str, Any]:
    """What a person sends who has read what was understood, and chosen one of the places."""
    return {
        "seen": page.select_one("input[name=seen]")["value"],
        "place": page.select("input[name=place]")[number]["value"],
    }


def save(actors: Actors, **changed: str) -> Workplace:
    values = {**FORM, **changed}
    send(actors, {**values, **seen(send(actors, values))}, status=302)
    return Workplace.objects.get(name=values["name"])


def test_an_address_is_shown_as_understood_and_kept_once_it_is_right(actors: Actors) -> None:
    page = send(actors, FORM)
    assert not Workplace.objects.exists()
    understood = page.select_one("#understood").text
    assert "島根県松江市殿町" in understood
    assert "町や番地の点は、分かりません" in understood
    assert "「1番地」は、地図の上の場所が分かりませんでした" in understood
    assert len(page.select("input[name=place][checked]")) == 1
    send(actors, {**FORM, **seen(page)}, status=302)
    place = Workplace.objects.get().place
    assert (place.address, place.municipality_id, place.visibility) == (FORM["address"], "32201", "exact")
    assert place.point_precision == "municipality"


def test_a_postal_code_stands_apart_from_the_address(actors: Actors) -> None:
    place = save(actors, address="〒690-0887　松江市殿町1番地").place
    assert (place.postal_code, place.address) == ("6900887", "松江市殿町1番地")
    alone = save(actors, name="南病棟", address="690-0887").place
    assert (alone.postal_code, alone.address) == ("6900887", "島根県松江市殿町")


def test_of_several_places_none_is_chosen_for_the_person(actors: Actors) -> None:
    values = {**FORM, "address": "府中市"}
    page = send(actors, values)
    assert len(page.select("input[name=place]")) == 2
    assert page.select("input[name=place][checked]") == []
    again = send(actors, {**values, "seen": seen(page)["seen"]})
    assert again.select_one("#understood .form-errors") is not None
    assert not Workplace.objects.exists()
    send(actors, {**values, **seen(page, 1)}, status=302)
    assert Workplace.objects.get().place.municipality_id == "34208"


@pytest.mark.parametrize("changed", [{"address": "宮城県気仙沼市"}, {"visibility": "area"}])
def test_what_was_changed_since_it_was_shown_is_shown_again(actors: Actors, changed: dict[str, str]) -> None:
    page = send(actors, {**FORM, **seen(send(actors, FORM)), **changed})
    assert page.select_one("#understood") is not None
    assert not Workplace.objects.exists()


def test_a_place_that_the_address_does_not_mean_is_not_taken(actors: Actors) -> None:
    page = send(actors, FORM)
    send(actors, {**FORM, **seen(page), "place": "04205 宮城県気仙沼市"})
    assert not Workplace.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"address": "ぬぬぬ"}, "id_address"),
        ({"address": "島根県"}, "id_address"),
        ({"address": ""}, "id_address"),
        ({"address": "あ" * 100_000}, "id_address"),
        ({"name": "\u202e\x07"}, "id_name"),
        ({"how_to_get_there": "あ" * 301}, "id_how_to_get_there"),
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(
    actors: Actors, changed: dict[str, str], field: str
) -> None:
    page = send(actors, {**FORM, "travel_winter": "雪のとき", **changed}, status=400)
    assert page.select_one(f".problems a[href='#{field}']") is not None
    assert page.select_one("#id_travel_winter").text.strip() == "雪のとき"
    assert not Workplace.objects.exists()


def test_a_visibility_is_asked_for(actors: Actors) -> None:
    values = {name: value for name, value in FORM.items() if name != "visibility"}
    assert send(actors, values, status=400).select_one(".form-field-wrong input[name=visibility]") is not None


@pytest.mark.parametrize(
    ("visibility", "says", "hides"),
    [
        ("exact", "島根県松江市殿町1番地。", "見えません"),
        ("municipality", "島根県松江市。", "見えるもの：島根県松江市殿町"),
        ("on_request", "島根県松江市。", "見えるもの：島根県松江市殿町"),
        ("area", "島根県。", "見えるもの：島根県松江市"),
    ],
)
def test_what_is_promised_is_what_the_public_gets(
    actors: Actors, visibility: str, says: str, hides: str
) -> None:
    promised = send(actors, {**FORM, "visibility": visibility}).select_one("#understood .form-option").text
    assert f"見えるもの：{says}" in promised
    assert hides not in promised
    workplace = save(actors, visibility=visibility)
    listing = make_listing("job", organization=actors.organization, points=[])
    ListingPlace.objects.create(listing=listing, place=workplace.place)
    (shown,) = PublicPlace.objects.filter(listing=listing)
    assert (shown.municipality_id is None) == (visibility == "area")
    assert ("都道府県のまんなか" in promised) == (shown.precision == "prefecture")


@pytest.mark.parametrize("visibility", ["municipality", "on_request", "area"])
def test_no_page_of_ours_holds_the_exact_point(actors: Actors, visibility: str) -> None:
    workplace = save(actors, visibility=visibility)
    coordinates = [f"{abs(value):.3f}" for value in workplace.place.point.coords]
    for rest in ("", "new/", f"{workplace.pk}/"):
        page = actors.client("editor").get(url(actors, rest)).content.decode()
        assert not any(each in page for each in coordinates)


def test_a_workplace_is_changed_and_its_place_stays_where_it_is(actors: Actors) -> None:
    workplace = save(actors)
    place = workplace.place
    page = BeautifulSoup(actors.client("editor").get(url(actors, f"{workplace.pk}/")).content, "html.parser")
    typed = page.select_one("#id_address")["value"]
    values = {**FORM, "address": typed, "name": "東病棟", "travel_islands": "最後の船は17時"}
    send(actors, values, f"{workplace.pk}/", status=302)
    workplace.refresh_from_db()
    assert (workplace.name, workplace.travel_islands) == ("東病棟", "最後の船は17時")
    assert workplace.place.updated_at == place.updated_at
    # Another place, or showing more of it, is shown first.
    moved = {**values, "address": "気仙沼市"}
    page = send(actors, moved, f"{workplace.pk}/")
    send(actors, {**moved, **seen(page)}, f"{workplace.pk}/", status=302)
    assert Workplace.objects.get().place.municipality_id == "04205"


def test_a_workplace_with_an_open_job_is_not_put_away(actors: Actors) -> None:
    workplace = save(actors)
    job = make_listing("job", organization=actors.organization, detail={"workplace": workplace})
    page = send(actors, {}, f"{workplace.pk}/archive/", status=409)
    assert "募集している求人" in page.text
    job.status = Status.CLOSED
    job.save()
    send(actors, {}, f"{workplace.pk}/archive/", status=302)
    workplace.refresh_from_db()
    assert workplace.archived_at is not None
    send(actors, {"step": "restore"}, f"{workplace.pk}/archive/", status=302)
    workplace.refresh_from_db()
    assert workplace.archived_at is None


def test_a_job_that_waits_to_be_public_holds_its_workplace(actors: Actors) -> None:
    workplace = save(actors)
    make_listing("job", organization=actors.organization, status="pending", detail={"workplace": workplace})
    with pytest.raises(workplaces.InUse):
        workplaces.archive(workplace, by=actors.owner)


def test_an_empty_list_says_how_to_begin(actors: Actors) -> None:
    page = BeautifulSoup(actors.client("editor").get(url(actors, "")).content, "html.parser")
    assert "まだ職場がありません" in page.text
    assert page.select_one(f"a.button[href='{url(actors)}']") is not None


def test_another_organisations_workplace_is_not_there(actors: Actors) -> None:
    workplace, other = save(actors), actors.outsider.organizations.get()
    for name in ("manage-workplace", "manage-workplace-archive"):
        path = reverse(name, args=[other.pk, workplace.pk])
        assert actors.client("outsider").get(path).status_code in (404, 302)
        assert actors.client("outsider").post(path, FORM).status_code == 404
    workplace.refresh_from_db()
    assert workplace.archived_at is None
