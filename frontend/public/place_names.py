"""What places are called on pages: Japanese, romaji, or Japanese with its reading."""

from directory.models import Area, Municipality, Prefecture
from directory.vocabulary import Lang

_SUFFIXES = {"県": "けん", "府": "ふ", "都": "と"}


def read(text: str, kana: str) -> str:
    """`{気仙沼市|けせんぬまし}`; kana that both share at the ends stays outside: さいたま{市|し}."""
    start = 0
    while start < min(len(text), len(kana)) and text[start] == kana[start]:
        start += 1
    end = 0
    while end < min(len(text), len(kana)) - start and text[-1 - end] == kana[-1 - end]:
        end += 1
    head, tail = text[:start], text[len(text) - end :]
    middle, reading = text[start : len(text) - end], kana[start : len(kana) - end]
    return f"{head}{{{middle}|{reading}}}{tail}" if middle and reading else text


def prefecture_name(prefecture: Prefecture, lang: Lang) -> str:
    """宮城県, Miyagi, {宮城県|みやぎけん}."""
    if lang == "en":
        return prefecture.name_en
    return read(prefecture.name_ja, prefecture.name_kana) if lang == "easy" else prefecture.name_ja


def short_prefecture_name(prefecture: Prefecture, lang: Lang) -> str:
    """As on maps, without 県, 府 or 都: 宮城. 北海道 stays whole."""
    if lang == "en":
        return prefecture.name_en
    suffix = prefecture.name_ja[-1]
    kana_suffix = _SUFFIXES.get(suffix, "")
    name = prefecture.name_ja.removesuffix(suffix) if kana_suffix else prefecture.name_ja
    return read(name, prefecture.name_kana.removesuffix(kana_suffix)) if lang == "easy" else name


def region_name(prefecture: Prefecture, lang: Lang) -> str:
    """東北, Tohoku, {東北|とうほく}: the region a prefecture is in."""
    if lang == "en":
        return prefecture.region_en
    if lang == "easy":
        names, kana = prefecture.region_ja.split("・"), prefecture.region_kana.split("・")
        return "・".join(read(*pair) for pair in zip(names, kana, strict=False))
    return prefecture.region_ja


def municipality_name(municipality: Municipality, lang: Lang, *, with_prefecture: bool = False) -> str:
    """紫波郡紫波町 (岩手県紫波郡紫波町 with its prefecture), Shiwa (Shiwa, Iwate)."""
    if lang == "en":
        name = municipality.name_en
        return f"{name}, {municipality.prefecture.name_en}" if with_prefecture else name
    if lang == "easy":
        county = read(municipality.county_ja, municipality.county_kana) if municipality.county_ja else ""
        prefecture = prefecture_name(municipality.prefecture, lang) if with_prefecture else ""
        return prefecture + county + read(municipality.name_ja, municipality.name_kana)
    name = municipality.county_ja + municipality.name_ja
    return f"{municipality.prefecture.name_ja}{name}" if with_prefecture else name


def area_name(area: Area, lang: Lang) -> str:
    """県北（宮城県）, Northern Miyagi (Miyagi): people of many prefectures speak of their north."""
    if lang == "en":
        return f"{area.name_en} ({area.prefecture.name_en})"
    name = area.name_easy if lang == "easy" else area.name_ja
    return f"{name}（{prefecture_name(area.prefecture, lang)}）"
