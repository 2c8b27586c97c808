"""What a text says beyond a place's name: around, station, the north of."""

import datetime

import pytest

from directory.geocoding import geocode
from directory.geocoding.notices import SENTENCES, sentence
from directory.models import Area, Municipality, Prefecture


@pytest.mark.parametrize(
    "text",
    [
        "栗原市周辺", "栗原市の周辺", "栗原市付近", "栗原市の付近で", "栗原市近く", "栗原市の近く",
        "栗原市あたり", "栗原市のあたり", "栗原市の方", "栗原市内", "くりはらしのちかく", "栗原あたり",
        "near Kurihara", "around Kurihara", "Kurihara area",
    ],
)  # fmt: skip
def test_words_that_add_nothing_are_not_spoken_of(text: str) -> None:
    answer = geocode(text)

    assert answer.best is not None
    assert (answer.best.municipality_code, answer.unresolved, list(answer.notices)) == ("04213", "", [])


@pytest.mark.parametrize(
    "text", ["松江駅", "松江駅前", "松江駅の近く", "松江の駅前", "松江駅周辺", "まつええき", "Matsue station"]
)
def test_a_station_is_its_place_and_it_is_said(text: str) -> None:
    answer = geocode(text)

    assert answer.best is not None
    assert (answer.best.municipality_code, answer.unresolved) == ("32201", "")
    assert list(answer.notices) == ["station_unknown"]


def test_a_station_with_a_name_of_its_own_stays_unresolved() -> None:
    answer = geocode("くりこま高原駅")

    assert answer.best is not None
    assert (answer.best.municipality_code, answer.unresolved) == ("04213", "高原駅")


@pytest.mark.parametrize(
    "text",
    [
        "宮城の北", "宮城県北", "宮城県北部", "宮城県の北部", "宮城県県北", "宮城の県北", "宮城北部",
        "みやぎのきた", "宮城県の北のほう", "northern Miyagi", "Miyagi north", "northern part of Miyagi",
    ],
)  # fmt: skip
def test_a_side_of_a_prefecture_offers_the_municipalities_there(text: str) -> None:
    answer = geocode(text)

    assert answer.best is not None
    assert (answer.best.type, answer.best.prefecture_code) == ("prefecture", "04")
    assert {"04213", "04215"} <= {c.municipality_code for c in answer.candidates}  # 栗原市, 大崎市
    assert "04100" not in {c.municipality_code for c in answer.candidates}  # 仙台市
    assert (answer.unresolved, list(answer.notices), list(answer.areas)) == ("", ["part_unknown"], [])


@pytest.mark.parametrize(("side", "code"), [("東", "32201"), ("西", "32204"), ("南西", "32204")])
def test_sides_are_as_on_a_map(side: str, code: str) -> None:
    """島根: 松江 in the east, 益田 in the west."""
    assert code in {c.municipality_code for c in geocode(f"島根県{side}部").candidates}


def test_a_side_of_a_city_is_said_to_be_unknown() -> None:
    answer = geocode("松江の北")

    assert answer.best is not None
    assert (answer.best.municipality_code, answer.unresolved) == ("32201", "の北")


@pytest.fixture
def northern_miyagi() -> Area:
    return _area("04", "kenpoku", "県北", "けんほく", "Northern Miyagi", "04213", "04212")


def _area(prefecture: str, code: str, ja: str, kana: str, en: str, *members: str) -> Area:
    area = Area.objects.create(
        prefecture=Prefecture.objects.get(code=prefecture),
        code=code,
        name_ja=ja,
        name_kana=kana,
        name_en=en,
        name_easy=f"{{{ja}|{kana}}}",
        source="test",
        as_of=datetime.date(2026, 4, 1),
    )
    area.municipalities.set(Municipality.objects.filter(key__in=members))
    return area


@pytest.mark.parametrize("text", ["宮城の北", "宮城県北部", "宮城県県北", "宮城県けんほく", "Miyagi north"])
def test_an_area_of_the_operator_is_found_by_its_side(northern_miyagi: Area, text: str) -> None:
    answer = geocode(text)

    assert [area.name for area in answer.areas] == ["04-kenpoku"]
    assert answer.areas[0].labels.easy == "{県北|けんほく}"
    assert (answer.unresolved, list(answer.notices)) == ("", [])


def test_another_side_is_not_that_area(northern_miyagi: Area) -> None:
    answer = geocode("宮城の南")

    assert list(answer.areas) == []
    assert list(answer.notices) == ["part_unknown"]


def test_an_area_alone_is_its_municipalities() -> None:
    _area("04", "sennan", "仙南", "せんなん", "Sennan", "04206", "04207")

    answer = geocode("仙南")

    assert [area.name for area in answer.areas] == ["04-sennan"]
    assert {c.municipality_code for c in answer.candidates} == {"04206", "04207"}
    assert list(geocode("宮城の仙南").areas) == list(answer.areas)


def test_a_name_that_several_prefectures_use_gives_all_of_them(northern_miyagi: Area) -> None:
    _area("05", "kenpoku", "県北", "けんほく", "Northern Akita", "05202")

    answer = geocode("県北")

    assert [area.name for area in answer.areas] == ["04-kenpoku", "05-kenpoku"]
    assert not answer.candidates


def test_a_side_alone_has_no_near_misses() -> None:
    assert not geocode("県北").suggestions


@pytest.mark.parametrize("notice", SENTENCES)
def test_every_notice_has_a_sentence(notice: str) -> None:
    assert sentence(notice)
