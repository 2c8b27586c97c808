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

_ALIVE = 1912

WAYS: dict[str, tuple[Callable[[Municipality], str], int]] = {
    # way of writing -> how to write it, how many have to be the first candidate
    "full name": (lambda m: m.full_name_ja, 1912),
    "full name without county": (lambda m: m.prefecture.name_ja + m.name_ja, 1912),
    "name without prefecture": (lambda m: m.name_ja, 1870),
    "kana": (lambda m: m.name_kana, 1780),
    "kana with prefecture": (lambda m: m.prefecture.name_kana + m.county_kana + m.name_kana, 1905),
    "English name": (lambda m: m.name_en, 1500),
    "English name with prefecture": (lambda m: f"{m.name_en}, {m.prefecture.name_en}", 1800),
    "romaji in one word": (lambda m: romaji(m.name_kana, m.name_ja), 1700),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_municipality(way: str) -> None:
    write, least_first = WAYS[way]
    municipalities = Municipality.objects.current().select_related("prefecture")
    assert len(municipalities) == _ALIVE
    lost, first = [], 0
    for municipality in municipalities:
        found = [c.municipality_code for c in geocode(write(municipality), limit=100).candidates]
        if municipality.code not in found:
            lost.append(write(municipality))
        elif found[0] == municipality.code:
            first += 1

    print(f"{way}: {first} of {_ALIVE} first")
    assert not lost
    assert first >= least_first


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
    rows = list(PostalCode.objects.exclude(town_ja="").select_related("municipality"))
    wrong = []
    for row in random.Random(7).sample(rows, 400):
        text = f"{row.municipality.full_name_ja}{row.town_ja}1-2"
        answer = geocode(text)
        codes = {c.municipality_code for c in answer.candidates}
        if codes != {row.municipality.code} or answer.best is None or answer.best.type != "town":
            wrong.append((text, answer.unresolved))

    assert not wrong


_ANYTHING = st.text(max_size=200) | st.text(
    st.sampled_from("松江市島根県町村区郡まつえしﾏﾂｴｶﾞ゛゜ヶのノ々一二三十百〇123-ー〒 　、。()（）字大 abcMATSUE-shi'\x00\ud800👍"),
    max_size=40,
)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ANYTHING)
def test_geocode_never_raises(text: str) -> None:
    answer = geocode(text)

    assert not (answer.candidates and answer.suggestions)
    for candidate in answer.candidates:
        assert 20 < candidate.lat < 46 and 122 < candidate.lng < 154
        assert candidate.precision and candidate.source


@settings(max_examples=500)
@given(_ANYTHING)
def test_key_and_normalized_agree(text: str) -> None:
    normalized = Normalized.of(text)

    assert key(text) == normalized.text
    assert len(normalized.starts) == len(normalized.text)
    assert all(0 <= start < len(text) for start in normalized.starts)
    assert list(normalized.starts) == sorted(normalized.starts)
    assert all(0 <= position <= len(normalized.text) for position in normalized.breaks)
