"""Kana to Latin letters, and the folding that lets spellings meet."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.gazetteer import bundle
from directory.gazetteer.romaji import fold_romaji, place_name, romaji, to_hiragana

kana = st.text(
    alphabet=st.sampled_from(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわんっゃゅょーがじずぢづばぱ"
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("reading", "latin"),
    [
        ("とうきょう", "tokyo"), ("おおさか", "osaka"), ("こうべ", "kobe"), ("にいがた", "niigata"),
        ("ぐんま", "gunma"), ("なんば", "nanba"), ("はっちょうぼり", "hatchobori"), ("さっぽろ", "sapporo"),
        ("ちゅうおう", "chuo"), ("きたきゅうしゅう", "kitakyushu"), ("しんおんせん", "shin'onsen"),
        ("とうおん", "toon"), ("おおうち", "ouchi"), ("えいへいじ", "eiheiji"), ("じょうえつ", "joetsu"),
        ("マツエシ", "matsueshi"), ("ニセコ", "niseko"), ("キタ１ジョウニシ", "kita 1-jonishi"),
        ("ジェイエイビル", "jeieibiru"), ("ヴェルニー", "veruni"), ("コウ、オツ", "ko, otsu"), ("", ""),
    ],
)  # fmt: skip
def test_hepburn(reading: str, latin: str) -> None:
    assert romaji(reading) == latin


@pytest.mark.parametrize(
    ("reading", "written", "latin"),
    [
        ("まつうら", "松浦", "Matsuura"),
        ("とよおか", "豊岡", "Toyooka"),
        ("ひろお", "広尾", "Hiroo"),
        ("そうま", "相馬", "Soma"),
        ("おうめ", "青梅", "Ome"),
        ("おおいた", "大分", "Oita"),
        ("とおの", "遠野", "Tono"),
        ("おおおか", "大岡", "Ooka"),
    ],
)
def test_the_written_form_keeps_words_apart(reading: str, written: str, latin: str) -> None:
    assert place_name(reading, written) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tokyo", "Toukyou", "Tōkyō", "TOKYO", "Tokyo-to", "Tôkyô", "ｔｏｋｙｏ"),
        ("Shimbashi", "Shinbashi", "Sinbasi"),
        ("Matsue", "Matsue-shi", "Matsue City", "matue", "MATSUE SHI"),
        ("Ota", "Ohta", "Oota", "Ōta-ku", "Outa"),
        ("Shin'onsen", "Shinonsen", "Shin’onsen-cho"),
        ("Hatchobori", "Hacchobori", "Hatchōbori"),
        ("Matsuura", "Matuura", "Matsura"),
        ("Chuo Ward, Sapporo", "Chūō-ku, Sapporo-shi"),
        ("Jujo", "Zyuzyo", "Jūjō", "Juujou"),
        ("Gumma", "Gunma"),
    ],
)
def test_spellings_of_one_place_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold_romaji(spelling) for spelling in spellings}) == 1


def test_different_places_fold_differently() -> None:
    places = [
        "Tokyo",
        "Kyoto",
        "Otsu",
        "Osaka",
        "Ota",
        "Oita",
        "Nara",
        "Niigata",
        "Mito",
        "Minato",
        "Kobe",
        "Kofu",
    ]
    assert len({fold_romaji(place) for place in places}) == len(places)


def test_endings_go_only_when_something_is_left() -> None:
    assert fold_romaji("shi") == "si"
    assert fold_romaji("Kyoto") == "kyoto"
    assert fold_romaji("Tsushima") == "tusima"


@given(kana)
def test_romaji_is_plain_latin_and_folds_like_its_reading(reading: str) -> None:
    latin = romaji(reading)
    assert re.fullmatch(r"[a-z']*", latin)
    assert romaji(reading) == romaji(to_hiragana(reading))
    assert fold_romaji(latin) == fold_romaji(latin.upper()) == fold_romaji(latin.replace("'", ""))


@given(st.text(max_size=40))
def test_any_text_can_be_folded_and_folding_again_changes_little(text: str) -> None:
    folded = fold_romaji(text)
    assert re.fullmatch(r"[a-z0-9]*", folded)
    romaji(text)


def test_every_bundled_name_meets_its_own_reading() -> None:
    """Whatever spelling is shown, the one computed from the reading finds it."""
    for row in bundle.rows("municipalities.csv"):
        if row["type"] in ("ward", "special_ward") or row["valid_to"]:
            continue
        computed = fold_romaji(place_name(re.sub(r"(し|ちょう|まち|むら|そん)$", "", row["name_kana"])))
        assert fold_romaji(row["name_en"]) == computed, row["full_name_ja"]
