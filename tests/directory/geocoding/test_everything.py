"""Every municipality is found by all its names; nothing a person can type raises."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.gazetteer.romaji import romaji
from directory.geocoding import geocode
from directory.geocoding.normalize import Normalized, key
from directory.models import Municipality, PostalCode, Prefecture

# Way of writing -> how to write it, and of how many (in a thousand) the place itself has to come first. The
# rest share the name with a larger one.
WAYS: dict[str, tuple[Callable[[Municipality], str], int]] = {
    "full name": (lambda m: m.full_name_ja, 1000),
    "name without prefecture": (lambda m: m.name_ja, 980),
    "kana": (lambda m: m.name_kana, 970),
    "Latin letters": (lambda m: romaji(m.name_kana, m.name_ja), 970),
}
MORE_WAYS: dict[str, tuple[Callable[[Municipality], str], int]] = {
    "full name without county": (lambda m: m.prefecture.name_ja + m.name_ja, 1000),
    "kana with prefecture": (lambda m: m.prefecture.name_kana + m.county_kana + m.name_kana, 1000),
    "English name": (lambda m: m.name_en, 880),
    "English name with prefecture": (lambda m: f"{m.name_en}, {m.prefecture.name_en}", 980),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_municipality(way: str) -> None:
    municipalities = list(Municipality.objects.current().select_related("prefecture"))

    assert len(municipalities) == 1912
    _found_by(*WAYS[way], municipalities)


@pytest.mark.parametrize("way", MORE_WAYS)
def test_many_municipalities(way: str) -> None:
    municipalities = list(Municipality.objects.current().select_related("prefecture"))

    _found_by(*MORE_WAYS[way], random.Random(32).sample(municipalities, 300))


def _found_by(
    write: Callable[[Municipality], str], first_in_thousand: int, all_of: list[Municipality]
) -> None:
    lost, first = [], 0
    for municipality in all_of:
        found = [c.municipality_code for c in geocode(write(municipality), limit=40).candidates]
        if municipality.code not in found:
            lost.append(write(municipality))
        elif found[0] == municipality.code:
            first += 1

    assert not lost
    assert first * 1000 >= first_in_thousand * len(all_of), f"{first} of {len(all_of)} first"


def test_every_prefecture() -> None:
    for prefecture in Prefecture.objects.all():
        for text in (prefecture.name_ja, prefecture.name_kana, f"{prefecture.name_en} Prefecture"):
            best = geocode(text).best
            assert best is not None, text
            assert (best.type, best.prefecture_code) == ("prefecture", prefecture.code), text


def test_every_former_municipality_leads_to_today() -> None:
    for former in Municipality.objects.filter(valid_to__isnull=False).prefetch_related("successors"):
        heirs = {m.code for m in former.successors.all() if m.valid_to is None}
        found = {c.municipality_code for c in geocode(former.full_name_ja, limit=50).candidates}
        assert heirs <= found or not heirs, former


def test_random_towns_in_their_municipality() -> None:
    rows = sorted(
        PostalCode.objects.exclude(town_ja="").values_list(
            "municipality__full_name_ja", "town_ja", "municipality_id"
        )
    )
    wrong = []
    for municipality, town, code in random.Random(7).sample(rows, 400):
        answer = geocode(f"{municipality}{town}1-2")
        codes = {c.municipality_code for c in answer.candidates}
        if codes != {code} or answer.best is None or answer.best.type != "town":
            wrong.append((municipality, town, answer.unresolved))

    assert not wrong


_ANYTHING = st.text(max_size=200) | st.text(
    st.sampled_from(
        "松江市島根県町村区郡まつえしﾏﾂｴｶﾞ゛゜ヶのノ々一二三十百〇123-ー〒 　、。()（）字大 "
        "abcMATSUE-shi'\x00\ud800👍"
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ANYTHING)
def test_geocode_never_raises(text: str) -> None:
    answer = geocode(text)

    assert not (answer.candidates and answer.suggestions)
    for candidate in answer.candidates:
        assert 20 < candidate.lat < 46
        assert 122 < candidate.lng < 154
        assert candidate.precision
        assert candidate.source


@settings(max_examples=200)
@given(_ANYTHING)
def test_key_and_normalized_agree(text: str) -> None:
    normalized = Normalized.of(text)

    assert key(text) == normalized.text
    assert len(normalized.starts) == len(normalized.text)
    assert all(0 <= start < len(text) for start in normalized.starts)
    assert list(normalized.starts) == sorted(normalized.starts)
    assert all(0 <= position <= len(normalized.text) for position in normalized.breaks)
