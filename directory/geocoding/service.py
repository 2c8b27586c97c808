"""From a text to places: the one entry that search, API and pages use."""

import re
from collections.abc import Sequence
from dataclasses import replace

from directory.gazetteer.romaji import romaji
from directory.geocoding import external, japanese, latin, leftovers, postal, suggestions
from directory.geocoding.answer import Answer, Candidate, Notice
from directory.geocoding.lookup import Level, NameRow, candidates, place_key
from directory.geocoding.normalize import Normalized
from directory.geocoding.ranking import order

MOST_CANDIDATES = 10  # unless more prefectures and municipalities share a name
MOST_TOWNS_SHOWN = 100
LONGEST_TEXT = 200  # characters that are looked at
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏＡ-Ｚａ-ｚ]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f々]")


def geocode(text: str, *, limit: int | None = None) -> Answer:
    """Every place a text may mean, best first (`directory.geocoding.ranking.order`).

    Postal codes, prefectures, municipalities, wards and town blocks, in kanji, kana and Latin letters, with
    or without the parts around them. Without `limit` all prefectures and municipalities of a name are given,
    and town blocks up to ten places in all. Without any candidate the answer has suggestions. Never raises on
    any text; only its first 200 characters are looked at.
    """
    return external.refine(bundled(text, limit))


def bundled(text: str, limit: int | None = None) -> Answer:
    """`geocode` from the bundled gazetteer alone: no outside geocoder is asked, whatever the settings."""
    answer = leftovers.settle(_understand(text[:LONGEST_TEXT]))
    most = MOST_CANDIDATES if limit is None else max(limit, 1)
    regions = sum(1 for c in answer.candidates if c.type != "town")
    if limit is None:
        most = max(most, regions)
    return replace(answer, candidates=answer.candidates[:most], suggestions=answer.suggestions[:most])


def _understand(text: str) -> Answer:
    code = postal.find(text)
    if code:
        return _with_postal_code(text, code)
    if digits := postal.beginning(text):
        return Answer(suggestions=postal.near_misses(digits, MOST_CANDIDATES), unresolved=text.strip())
    name, side = leftovers.set_off(text)
    found, unresolved = _named(name)
    if side and (unresolved or not found):
        side = ""  # 南の島の北 is no side of a place
        found, unresolved = _named(text)
    if found:
        return Answer(found, unresolved=side or unresolved)
    return Answer(suggestions=suggestions.suggest(text, limit=MOST_CANDIDATES), unresolved=text.strip())


def _with_postal_code(text: str, code: postal.FoundCode) -> Answer:
    """A postal code and perhaps words. Words that name a place within what the code stands for make it finer;
    where both contradict each other the words come first, since one mistyped digit leads far away, and a
    notice says so."""
    by_code = postal.places(code.code)
    if not code.rest:
        if by_code:
            return Answer(by_code)
        return Answer(suggestions=postal.near_misses(code.code, MOST_CANDIDATES), unresolved=text.strip())
    named, unresolved = _named(code.rest)
    if not by_code:
        if named:
            return Answer(named, notices=["postal_code_unknown"], unresolved=unresolved)
        return Answer(suggestions=postal.near_misses(code.code, MOST_CANDIDATES), unresolved=text.strip())
    if not named:
        return Answer(by_code, unresolved=unresolved)
    agreeing = [c for c in named if _agree(c, by_code)]
    if not agreeing:
        notices: list[Notice] = ["postal_code_differs"]
        return Answer([*named, *by_code], notices=notices, unresolved=unresolved)
    if agreeing[0].type == "town":
        return Answer(agreeing, unresolved=unresolved)
    inside = [c for c in by_code if c.municipality_code == agreeing[0].municipality_code] or by_code
    return Answer(inside, unresolved=unresolved)


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


def _named(text: str) -> tuple[list[Candidate], str]:
    """Places that words name, and what was not understood."""
    normalized = Normalized.of(text)
    if _CJK.search(text):
        readings, unresolved = japanese.read(normalized)
        if readings:
            return _ranked([r.row for r in readings]), unresolved
        if japanese.is_kana(normalized.text):
            # とーきょー, おおさか written as it sounds.
            heard, unresolved = latin.read(romaji(normalized.text))
            if heard and not unresolved and len(normalized.text) > 2:
                return _ranked([r.row for r in heard]), ""
    if _LATIN_LETTER.search(text):
        heard, unresolved = latin.read(text)
        if heard:
            return _ranked([r.row for r in heard]), unresolved
    return [], text.strip()


def _ranked(rows: list[NameRow]) -> list[Candidate]:
    rows = sorted(rows, key=order)
    today = {row.municipality_id for row in rows if row.level == Level.MUNICIPALITY}
    # A former name of a place that is offered by its own name adds nothing.
    rows = [row for row in rows if row.level != Level.FORMER or row.municipality_id not in today]
    regions = [row for row in rows if row.town_id is None]
    towns = [row for row in rows if row.town_id is not None]
    return candidates(map(place_key, [*regions, *towns[:MOST_TOWNS_SHOWN]]))
