"""Reading what has been typed so far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.gazetteer.romaji import fold_romaji
from directory.suggest.typed import Cut, Key, Typed


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("まつえ", "まつえ"),
        ("マツエ", "まつえ"),
        ("ﾏﾂｴ", "まつえ"),
        ("か゛", "が"),
        ("まつえs", "まつえ"),
        ("まつえｓｈ", "まつえ"),
        ("まつ え", "まつえ"),
        ("松江", "松江"),
        ("鰺", "鯵"),
        ("鰺ヶ", "鯵が"),
    ],
)
def test_japanese(text: str, key: str) -> None:
    assert Key(key, False) in Typed.of(text).keys


@pytest.mark.parametrize(
    "name", ["Matsue", "Shimane", "Chiba", "Jōetsu", "Shimbashi", "Fukuoka", "Hatchōbori"]
)
def test_every_beginning_of_a_name_in_latin_letters_leads_to_it(name: str) -> None:
    folded = fold_romaji(name)
    for end in range(1, len(name) + 1):
        keys = Typed.of(name[:end]).keys
        assert any(folded.startswith(key.text) for key in keys), name[:end]


@pytest.mark.parametrize(("text", "other"), [("f", "hokkaido"), ("mats", "machida"), ("sh", "saitama")])
def test_a_beginning_is_not_that_of_other_sounds(text: str, other: str) -> None:
    assert not any(fold_romaji(other).startswith(key.text) for key in Typed.of(text).keys)


@pytest.mark.parametrize("text", ["Matsue C", "Matsue City", "matsue-shi", "MATSUE "])
def test_an_english_ending_may_be_half_written(text: str) -> None:
    assert Key("matue", True) in Typed.of(text).keys


def test_long_vowels_are_heard() -> None:
    assert Key("tokyo", True) in Typed.of("とーきょー").keys


def test_parts_of_a_longer_name() -> None:
    cuts = Typed.of("島根県松江市殿").cuts

    assert Cut("島根県", "松江市", "殿", False) in cuts
    assert Cut("", "島根県", "松江市殿", False) in cuts
    assert Cut("島根", "", "松", False) in Typed.of("島根の松").cuts
    assert Cut("tokyo", "", "sin", True) in Typed.of("Tokyo Shin").cuts


@given(st.text(max_size=60))
def test_anything_can_be_typed(text: str) -> None:
    typed = Typed.of(text)

    assert all(key.text for key in typed.keys)
    assert all(cut.rest and (cut.before or cut.name) for cut in typed.cuts)
    assert Typed.of(text) == typed
