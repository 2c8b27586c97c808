"""Places and postal codes offered while somebody types."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.geocoding import geocode
from directory.models import Municipality
from directory.suggest import PlaceSuggestion, suggest


def labels(text: str) -> list[str]:
    return [each.place.label("ja") for each in suggest(text) if isinstance(each, PlaceSuggestion)]


@pytest.mark.parametrize(
    "text",
    [
        "まつえ", "マツエ", "ﾏﾂｴ", "まつえs", "松江", "matsue", "Matsue C", "matue", "島根県松",
        "しまねけんまつ", "島根の松江", "Shimane Mats", "Matsue, Shim", "松江市 島", "松江し", "まつえ市",
    ],
)  # fmt: skip
def test_a_city_is_first_however_far_it_is_written(text: str) -> None:
    assert labels(text)[0] == "島根県松江市"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ō", "大阪"), ("ōsak", "大阪"), ("とーきょ", "東京都"), ("sh", "静岡県"), ("ch", "千葉県"),
        ("鰺ヶ", "青森県西津軽郡鰺ヶ沢町"), ("横浜市な", "神奈川県横浜市中区"),
        ("Yokohama Nak", "神奈川県横浜市中区"),
        ("島根県松江市殿", "島根県松江市殿町"), ("まつえしとのま", "島根県松江市殿町"), ("沖縄", "沖縄県"),
        ("広島", "広島県広島市"), ("築館", "宮城県栗原市（旧築館町）"), ("津", "三重県津市"),
    ],
)  # fmt: skip
def test_what_comes_first(text: str, first: str) -> None:
    assert labels(text)[0].startswith(first)


def test_larger_places_come_first() -> None:
    assert labels("まつ")[:4] == ["愛媛県松山市", "千葉県松戸市", "長野県松本市", "島根県松江市"]


def test_town_blocks_have_room_beside_cities() -> None:
    assert [each.type for each in suggest("ひろしま")].count("town") == 2


@pytest.mark.parametrize("text", ["690", "690-", "690-0", "〒690", "６９０", "６９０ー０", "6900"])
def test_the_beginning_of_a_postal_code(text: str) -> None:
    found = suggest(text)

    assert (found[0].type, labels(text)[0]) == ("municipality", "島根県松江市")
    codes = [each.place.postal_code or "" for each in found if isinstance(each, PlaceSuggestion)]
    codes = [code for code in codes if code]
    assert len(codes) >= 7
    assert codes == sorted(set(codes))
    assert all(code.startswith("690") for code in codes)


@pytest.mark.parametrize("text", ["690-0887", "〒６９０－０８８７", "6900887"])
def test_a_whole_postal_code(text: str) -> None:
    assert labels(text) == ["〒690-0887 島根県松江市殿町"]


@pytest.mark.parametrize(
    "text", ["", " ", "69", "%", "_", "ん", "\0", "\ud800", "👍", "x" * 200, "あ" * 200, "〒"]
)
def test_nothing_begins_so(text: str) -> None:
    assert suggest(text) == []


@given(st.text(max_size=30) | st.text(alphabet="まつえしmatsue松江市県の 0123456789-ー", max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_at_most_ten_each_once_and_always_the_same(text: str) -> None:
    found = suggest(text.replace("\0", ""))

    assert len(found) <= 10
    assert len(set(found)) == len(found)
    assert suggest(text.replace("\0", "")) == found


def test_the_first_of_a_whole_name_is_what_geocoding_takes() -> None:
    municipalities = list(Municipality.objects.current().select_related("prefecture"))
    for each in random.Random(32).sample(municipalities, 40):
        for name in (each.name_ja, each.name_kana, each.full_name_ja):
            best = geocode(name).best
            assert best is not None
            assert labels(name)[0] == best.label("ja"), name


def test_every_municipality_is_offered_before_its_name_is_whole() -> None:
    municipalities = list(Municipality.objects.current().select_related("prefecture"))
    for each in random.Random(4).sample(municipalities, 60):
        whole = each.prefecture.name_kana + each.county_kana + each.name_kana
        assert any(each.name_ja in label for label in labels(each.prefecture.name_ja + each.name_ja[:-1])), (
            whole
        )


@pytest.mark.parametrize("text", ["まつえ", "島根県松江市殿", "690", "Matsue, Shim"])
def test_two_statements(text: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        suggest(text, ("near",))

    assert len(queries) == 2
