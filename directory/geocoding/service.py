"""From a text to places: the one entry that search, API and pages use."""

import re
from collections.abc import Sequence

from directory.gazetteer.romaji import romaji
from directory.geocoding import external, japanese, latin, postal, suggestions
from directory.geocoding.answer import Answer, Candidate, Notice
from directory.geocoding.lookup import NameRow, candidates, place_key
from directory.geocoding.normalize import Normalized
from directory.geocoding.ranking import order

LONGEST_TEXT = 200  # characters that are looked at
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏＡ-Ｚａ-ｚ]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f々]")


def geocode(text: str, *, limit: int = 10) -> Answer:
    """Every place a text may mean, best first (`directory.geocoding.ranking.order`).

    Postal codes, prefectures, municipalities, wards and town blocks, in kanji, kana and Latin letters, with or without
    the parts around them. `limit` caps town blocks only: of prefectures and municipalities that share a name all are
    given. Without any candidate the answer has suggestions. Never raises on any text; only its first 200 characters
    are looked at.
    """
    text = text[:LONGEST_TEXT]
    answer = _bundled(text, limit)
    return external.refine(text, answer)


def _bundled(text: str, limit: int) -> Answer:
    code = postal.find(text)
    if code:
        return _with_postal_code(text, code, limit)
    if digits := postal.beginning(text):
        return Answer(suggestions=postal.near_misses(digits, limit), unresolved=text.strip())
    found, unresolved = _named(text, limit)
    if found:
        return Answer(found, unresolved=unresolved)
    return Answer(suggestions=suggestions.suggest(text, limit=limit), unresolved=text.strip())


def _with_postal_code(text: str, code: postal.FoundCode, limit: int) -> Answer:
    """A postal code and perhaps words. Words that name a place within what the code stands for make it finer; where
    both contradict each other the words come first, since one mistyped digit leads far away, and a notice says so."""
    by_code = postal.places(code.code)
    if not code.rest:
        if by_code:
            return Answer(by_code[: max(limit, 1)])
        return Answer(suggestions=postal.near_misses(code.code, limit), unresolved=text.strip())
    named, unresolved = _named(code.rest, limit)
    if not by_code:
        if named:
            return Answer(named, notices=["postal_code_unknown"], unresolved=unresolved)
        return Answer(suggestions=postal.near_misses(code.code, limit), unresolved=text.strip())
    if not named:
        return Answer(by_code[: max(limit, 1)], unresolved=unresolved)
    agreeing = [c for c in named if _agree(c, by_code)]
    if not agreeing:
        notices: list[Notice] = ["postal_code_differs"]
        return Answer([*named, *by_code][: max(limit, 1)], notices=notices, unresolved=unresolved)
    if agreeing[0].type == "town":
        return Answer(agreeing, unresolved=unresolved)
    inside = [c for c in by_code if c.municipality_code == agreeing[0].municipality_code] or by_code
    return Answer(inside[: max(limit, 1)], unresolved=unresolved)


def _agree(named: Candidate, by_code: Sequence[Candidate]) -> bool:
    if named.municipality_code is None:
        return any(named.prefecture_code == c.prefecture_code for c in by_code)
    # A designated city stands for its wards: the first four digits of their codes are not enough to tell, the
    # Japanese name in front is.
    return any(
        named.municipality_code == c.municipality_code
        or (named.type == "municipality" and named.labels.ja in c.labels.ja)
        for c in by_code
    )


def _named(text: str, limit: int) -> tuple[list[Candidate], str]:
    """Places that words name, and what was not understood."""
    normalized = Normalized.of(text)
    if _CJK.search(text):
        readings, unresolved = japanese.read(normalized)
        if readings:
            return _ranked([r.row for r in readings], limit), unresolved
        if japanese.is_kana(normalized.text):
            # とーきょー, おおさか written as it sounds.
            heard, unresolved = latin.read(romaji(normalized.text))
            if heard and not unresolved:
                return _ranked([r.row for r in heard], limit), ""
    if _LATIN_LETTER.search(text):
        heard, unresolved = latin.read(text)
        if heard:
            return _ranked([r.row for r in heard], limit), unresolved
    return [], text.strip()


def _ranked(rows: list[NameRow], limit: int) -> list[Candidate]:
    rows = sorted(rows, key=order)
    regions = [row for row in rows if row.town_id is None]
    towns = [row for row in rows if row.town_id is not None]
    return candidates(map(place_key, [*regions, *towns[: max(limit - len(regions), 0)]]))
