"""Understanding a place written in Latin letters, in any order: `Matsue-shi, Shimane`, `Tokyo Shinjuku-ku`.

Japanese addresses in Latin letters go from large to small or from small to large, with and without endings.
So the words are taken as a set: every run of up to four words is looked up, and the place whose parts explain
most words wins.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import cached_property

from directory.gazetteer.romaji import fold_romaji
from directory.geocoding import lookup
from directory.geocoding.lookup import Form, Level, NameRow, Rank

_WORD = re.compile(r"[a-z]+(?:['’ʼ`\-‐‑–.][a-z]+)*|\S+", re.IGNORECASE)
_NAME = re.compile(r"(?:[0-9]+-)?[a-z][a-z'’ʼ`\-‐‑–.]*", re.IGNORECASE)  # Fukuzumi 3-jo
_COUNTRY = {"japan", "nippon", "nihon"}
_ENDING = re.compile(
    r"(?:^|[\s\-])(shi|ken|fu|to|do|cho|machi|mura|son|ku|gun|city|town|village|ward|district|county|prefecture|pref)\.?$",
    re.IGNORECASE,
)
_LONGEST = 4  # words in one name: "Minami Alps City"
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Span:
    """Words `begin` to `end` taken as one name."""

    begin: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.begin < other.end and other.begin < self.end

    @property
    def words(self) -> int:
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class LatinReading:
    """A text understood as one place, with the words that say so."""

    row: NameRow
    spans: tuple[Span, ...]

    @property
    def words(self) -> int:
        return sum(span.words for span in self.spans)


class Words:
    """A text as words, and the keys of its runs of words."""

    def __init__(self, text: str) -> None:
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c) and c not in "\x00"
        )
        words = _WORD.findall(re.sub(r"[,、，;:()（）\[\]/|\"]", " ", plain))
        self.words: list[str] = [w.strip(".") for w in words[:_MOST_WORDS] if w.lower() not in _COUNTRY]
        self.rest: list[str] = words[_MOST_WORDS:]

    def _is_name(self, index: int) -> bool:
        return bool(_NAME.fullmatch(self.words[index]))

    @cached_property
    def spans(self) -> dict[Span, tuple[frozenset[str], str]]:
        """Run of words -> its keys, and the ending that says what kind of place it is (empty when there is
        none).
        """
        result: dict[Span, tuple[frozenset[str], str]] = {}
        for begin in range(len(self.words)):
            for end in range(begin + 1, min(begin + _LONGEST, len(self.words)) + 1):
                if not self._is_name(end - 1):
                    break
                if end - 2 > begin and _ENDING.fullmatch(self.words[end - 2]):
                    break  # "Kita Ward" ends a name: "Kita Ward Nagoya" is not Kita-Nagoya
                run = " ".join(self.words[begin:end])
                ending = _ENDING.search(run)
                # `Nishi-Shinjuku` is one name; the ending of `Tono-machi` may belong to it.
                keys = frozenset({fold_romaji(run), fold_romaji(re.sub(r"[\s\-‐‑–]", "", run))}) - {""}
                if keys and not (ending and ending.start() == 0):
                    result[Span(begin, end)] = (keys, ending[1].lower() if ending else "")
        return result

    def keys(self) -> set[str]:
        return {key for keys, _ in self.spans.values() for key in keys}

    def unresolved(self, reading: LatinReading) -> str:
        """The words that the reading does not explain."""
        used = {i for span in reading.spans for i in range(span.begin, span.end)}
        return " ".join([w for i, w in enumerate(self.words) if i not in used] + self.rest)


def _fits(row: NameRow, ending: str) -> bool:
    """Whether a place is of the kind that the ending says. Tokyo's wards call themselves cities."""
    if row.level == Level.TOWN:
        return ending in ("", "cho", "machi", "town")
    if row.form == Form.COUNTY:
        return ending in ("gun", "county", "district")
    match ending:
        case "":
            return True
        case "ken" | "fu" | "to" | "do" | "prefecture" | "pref":
            return row.level == Level.PREFECTURE
        case "shi" | "city":
            special = row.rank == Rank.WARD and row.prefecture_id == "13" and ending == "city"
            return row.level != Level.PREFECTURE and (
                row.rank == Rank.CITY or special or row.level == Level.FORMER
            )
        case "ku" | "ward":
            return row.rank == Rank.WARD or row.level == Level.FORMER
        case "cho" | "machi" | "town":
            return row.rank == Rank.TOWN or row.level == Level.FORMER
        case "mura" | "son" | "village":
            return row.rank == Rank.VILLAGE or row.level == Level.FORMER
    return False


def read(text: str) -> tuple[list[LatinReading], str]:
    """The readings that explain most words (several when they explain equally many), and the words left
    over.
    """
    words = Words(text)
    if not words.spans:
        return [], text.strip()
    found = _regions(words)
    found += _towns(words, found)
    most = max((r.words for r in found), default=0)
    # A town block alone is believed when it explains every word that is no number.
    names = sum(1 for word in words.words if _NAME.fullmatch(word))
    if most < names or (most == names and all(r.row.level != Level.TOWN for r in found)):
        rows = lookup.towns_anywhere(words.keys(), latin=True)
        found += [r for r in _spanned(words, rows) if r.words == names]
    most = max((r.words for r in found), default=0)
    best = _once(r for r in found if r.words == most)
    if not best:
        return [], text.strip()
    return best, words.unresolved(best[0])


def _spanned(words: Words, rows: Iterable[NameRow]) -> list[LatinReading]:
    """Every row at every run of words that it names."""
    by_key: dict[str, list[NameRow]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    return [
        LatinReading(row, (span,))
        for span, (keys, ending) in words.spans.items()
        for key in keys
        for row in by_key.get(key, ())
        if _fits(row, ending)
    ]


def _regions(words: Words) -> list[LatinReading]:
    single = _spanned(words, lookup.regions(words.keys(), latin=True))
    result = []
    for reading in single:
        if reading.row.level == Level.PREFECTURE:
            result.append(reading)
            continue
        spans = reading.spans
        # Larger parts first, so that "Hiroshima" beside "Naka-ku" is not taken twice.
        named: set[lookup.PlaceKey] = set()
        for other in sorted(single, key=lambda r: (r.row.level, -r.words)):
            place = lookup.place_key(other.row)
            if place in named or not _supports(other.row, reading.row):
                continue  # each larger part is written once: "Osaka, Osaka" is the city in the prefecture
            if not any(other.spans[0].overlaps(span) for span in spans):
                spans = (*spans, other.spans[0])
                named.add(place)
        result.append(LatinReading(reading.row, spans))
    return result


def _supports(other: NameRow, row: NameRow) -> bool:
    """Whether another name says the same thing in a larger or in a former way."""
    if other.level == Level.PREFECTURE:
        return other.prefecture_id == row.prefecture_id
    if other.level == Level.FORMER:
        return False
    if other.form == Form.COUNTY or row.level == Level.FORMER:
        return other.municipality_id == row.municipality_id and other is not row
    return other.municipality_id is not None and other.municipality_id == row.parent_id


def _towns(words: Words, regions: list[LatinReading]) -> list[LatinReading]:
    """Town blocks that other words name inside the regions."""
    if not regions:
        return []
    names = sum(1 for word in words.words if _NAME.fullmatch(word))
    open_regions = [r for r in regions if r.words < names]
    if not open_regions:
        return []
    municipalities = {r.row.municipality_id for r in open_regions if r.row.municipality_id}
    prefectures = {r.row.prefecture_id for r in open_regions if r.row.level == Level.PREFECTURE}
    rows = lookup.inside(words.keys(), latin=True, municipalities=municipalities, prefectures=prefectures)
    result = []
    for town in _spanned(words, (row for row in rows if row.level == Level.TOWN)):
        for region in open_regions:
            inside = (
                town.row.prefecture_id == region.row.prefecture_id
                if region.row.level == Level.PREFECTURE
                else region.row.municipality_id in (town.row.municipality_id, town.row.parent_id)
            )
            if inside and not any(town.spans[0].overlaps(span) for span in region.spans):
                result.append(LatinReading(town.row, (*region.spans, *town.spans)))
    return result


def _once(readings: Iterable[LatinReading]) -> list[LatinReading]:
    best: dict[lookup.PlaceKey, LatinReading] = {}
    for reading in readings:
        place = lookup.place_key(reading.row)
        if place not in best or reading.row.form < best[place].row.form:
            best[place] = reading
    return list(best.values())
