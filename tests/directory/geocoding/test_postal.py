"""Postal codes, alone and in addresses."""

import random

import pytest

from directory.geocoding import geocode, postal
from directory.models import PostalCode


@pytest.mark.parametrize(
    "text",
    [
        "690-0887", "6900887", "690 0887", "６９０－０８８７", "６９００８８７", "690ー0887", "690−0887",
        "〒690-0887", "〒６９０‐０８８７", " 690-0887 ", "〒 690-0887", "郵便番号：690-0887",
    ],
)  # fmt: skip
def test_one_town(text: str) -> None:
    answer = geocode(text)

    assert [c.label("ja") for c in answer.candidates] == ["〒690-0887 島根県松江市殿町"]
    best = answer.candidates[0]
    assert (best.type, best.postal_code, best.municipality_code) == ("postal_code", "6900887", "32201")
    assert best.precision == "municipality"
    assert best.label("en") == "Tonomachi, Matsue City, Shimane 690-0887"
    assert answer.unresolved == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TEL 0852-22-1234", None),
        ("090-1234-5678", None),
        ("0120-123-4567", None),
        ("12345678", None),
        ("会社1234567番", None),
        ("島根県松江市 690-0887", "6900887"),
        ("1 Tonomachi, Matsue 690-0887 Japan", "6900887"),
        ("〒6900887島根県松江市殿町", "6900887"),
    ],
)
def test_telephone_numbers_are_no_postal_codes(text: str, found: str | None) -> None:
    code = postal.find(text)

    assert (code.code if code else None) == found


@pytest.mark.parametrize("text", ["〒690-0887 島根県松江市殿町1番地", "島根県松江市殿町1番地 〒690-0887"])
def test_code_and_address_agree(text: str) -> None:
    answer = geocode(text)

    assert answer.best is not None
    assert (answer.best.municipality_code, answer.best.type) == ("32201", "town")
    assert answer.unresolved == "1番地"
    assert not answer.notices


def test_code_makes_a_municipality_finer() -> None:
    answer = geocode("690-0887 松江市")

    assert [c.label("ja") for c in answer.candidates] == ["〒690-0887 島根県松江市殿町"]


def test_code_decides_between_namesakes() -> None:
    best = geocode("〒049-2300 森町").best

    assert best is not None
    assert best.municipality_code == "01345"


def test_contradiction_is_said() -> None:
    answer = geocode("〒690-0887 東京都新宿区西新宿2-8-1")

    assert answer.notices == ["postal_code_differs"]
    assert [c.municipality_code for c in answer.candidates] == ["13104", "32201"]


def test_unknown_code_with_words() -> None:
    answer = geocode("999-9999 島根県松江市")

    assert answer.notices == ["postal_code_unknown"]
    assert answer.best is not None
    assert answer.best.municipality_code == "32201"


@pytest.mark.parametrize("text", ["690", "690-", "6900", "690-08", "６９０－０８", "690-9999"])
def test_beginnings_and_unknown_codes_lead_to_suggestions(text: str) -> None:
    answer = geocode(text)

    assert not answer.candidates
    assert answer.suggestions[0].municipality_code == "32201"
    assert answer.unresolved == text


def test_several_towns_give_their_municipality_first() -> None:
    answer = geocode("452-0961")

    assert answer.candidates[0].label("ja") == "〒452-0961 愛知県清須市"
    assert len(answer.candidates) > 1


def test_random_codes() -> None:
    codes = sorted(set(PostalCode.objects.values_list("code", flat=True)))
    owners: dict[str, set[str]] = {}
    for code, key in PostalCode.objects.values_list("code", "municipality_id"):
        owners.setdefault(code, set()).add(key)
    wrong = []
    for code in random.Random(690).sample(codes, 500):
        found = {c.municipality_code for c in geocode(f"{code[:3]}-{code[3:]}", limit=100).candidates}
        if found != owners[code]:
            wrong.append(code)

    assert not wrong
