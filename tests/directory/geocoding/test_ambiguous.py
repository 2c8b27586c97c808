"""Names that several places share: every one is offered, in the order that `ranking.order` explains."""

import pytest

from directory.geocoding import geocode
from directory.models import Municipality


def codes(text: str) -> list[str | None]:
    """Municipality codes of what is offered, town blocks left out."""
    return [c.municipality_code for c in geocode(text).candidates if c.type != "town"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("府中市", ["13206", "34208"]),  # Tokyo's is larger
        ("伊達市", ["07213", "01233"]),
        ("森町", ["22461", "01345"]),
        ("ふちゅうし", ["13206", "34208"]),
        ("Fuchu-shi", ["13206", "34208"]),
        ("Fuchu-cho", ["34302"]),
        ("泉崎", ["07464"]),
    ],
)
def test_order_by_population(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_misato_gives_three_towns_of_one_spelling() -> None:
    assert set(codes("美郷町")) == {"05434", "32448", "45431"}


@pytest.mark.parametrize("ward", ["中央区", "南区", "北区", "西区", "東区", "中区", "港区", "緑区", "旭区"])
def test_every_ward_of_a_name_is_offered(ward: str) -> None:
    own = Municipality.objects.current().filter(name_ja=ward).values_list("code", flat=True)
    of_cities = (
        Municipality.objects.current()
        .filter(name_ja__endswith=f"市{ward}", type="ward")
        .values_list("code", flat=True)
    )

    found = [
        c.municipality_code for c in geocode(ward).candidates if c.type == "municipality" and not c.former
    ]

    assert set(found) == {*own, *of_cities}
    assert found[: len(own)] == list(own), "a special ward of Tokyo has the name to itself and comes first"


def test_limit_is_kept() -> None:
    assert len(geocode("中央区", limit=3).candidates) == 3
    assert len(geocode("本町", limit=5).candidates) == 5


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("広島", "34100", None),  # the capital, then the prefecture
        ("Hiroshima", "34100", None),
        ("ふくおか", "40130", None),
        ("大分", "44201", None),
        ("沖縄", None, "47211"),  # the prefecture, then a city that is not its capital
        ("山梨", None, "19205"),
        ("栃木", None, "09203"),
        ("Okinawa", None, "47211"),
    ],
)
def test_prefecture_and_city_of_one_name(text: str, first: str | None, second: str | None) -> None:
    assert codes(text)[:2] == [first, second]


def test_city_before_ward_before_town_before_village_before_block() -> None:
    kinds = [
        (c.municipality_code, c.type)
        for c in geocode("みさと", limit=50).candidates
        if c.municipality_code and not c.former
    ]
    ranks = {"city": 0, "designated_city": 0, "ward": 1, "special_ward": 1, "town": 2, "village": 3}
    types = dict(Municipality.objects.current().values_list("code", "type"))

    order = [4 if kind == "town" else ranks[types[code]] for code, kind in kinds]

    assert order == sorted(order)
    assert kinds[0] == ("11237", "municipality")  # 三郷市


def test_what_follows_decides_between_namesakes() -> None:
    assert codes("府中市 広島県") == ["34208"]
    assert codes("北海道森町") == ["01345"]
    assert codes("北海道伊達市") == ["01233"]
    assert codes("Fuchu, Hiroshima")[0] == "34208"
    assert codes("福岡県中央区") == ["40133"]


def test_a_county_stands_for_its_towns() -> None:
    assert codes("紫波郡") == ["03321", "03322"]
    assert set(codes("Shiwa-gun")) == {"03321", "03322"}
    assert set(codes("隠岐")) == {"32525", "32526", "32527", "32528"}
    # 紫波 is a town of its own: its county's other town is not meant.
    assert codes("紫波") == ["03321"]


def test_contradiction_is_left_unresolved() -> None:
    answer = geocode("東京都松江市")

    assert answer.best is not None
    assert answer.best.type == "prefecture"
    assert answer.unresolved == "松江市"
