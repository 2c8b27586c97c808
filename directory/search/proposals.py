"""Other queries that may be what somebody meant."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from directory.entries import title_synonyms
from directory.geocoding import MatchedArea, geocode
from directory.search import counts
from directory.search.conditions import Audience
from directory.search.query import Near, Query
from directory.texts import current_lang
from directory.vocabulary import enum_names, terms

_MOST_WORDS = 5  # of a query that are left out one by one
_SHORTEST = 2  # characters of a shortened word


@dataclass(frozen=True)
class Proposal:
    """Another query, and why.

    reason: `place` (the words name a place: search near it), `area` (a part of a prefecture), `fewer_words`,
    `shorter_word`, `spelling`.
    label: what is different, in the reader's language: the place, or the words that are left.
    """

    reason: str
    label: str
    query: Query


def of_places(query: Query, *, found_nothing: bool = False) -> list[Proposal]:
    """A search near the place that the words name, with the words that do not; in the area that they, or
    `near`, name.
    """
    if query.near:
        return _in_areas(query, query.near.areas, query.q)
    if not query.q or not (found_nothing or _may_name_a_place(query)):
        return []
    answer = geocode(query.q)
    areas = _in_areas(query, answer.areas, "")
    if not answer.candidates:
        return areas
    best = answer.candidates[0]
    near = Near.of_answer(best.label("ja"), replace(answer, candidates=[best], unresolved=""))
    other = query.replace(q=answer.unresolved, near=near, sort="distance")
    return [Proposal("place", best.label(current_lang()), other), *areas]


def _in_areas(query: Query, areas: Iterable[MatchedArea], q: str) -> list[Proposal]:
    return [
        Proposal("area", area.label(current_lang()), query.replace(near=None, q=q, areas=(area.name,)))
        for area in areas
    ]


def _may_name_a_place(query: Query) -> bool:
    """Whether it is worth asking the gazetteer: a word names a region, or has the digits of a postal code."""
    regions = ("prefecture:", "municipality:")
    return any(tag.startswith(regions) for word in query.words for tag in word.tags) or any(
        character.isdigit() for character in query.q
    )


def of_words(query: Query, audience: Audience) -> list[Proposal]:
    """Searches for fewer, shorter or other words, each of which finds something."""
    if not query.q:
        return []
    words = query.q.split()
    if len(words) > 1:
        fewer = [" ".join(w for w in words if w != left_out) for left_out in words[:_MOST_WORDS]]
        return _finding(query, audience, "fewer_words", [text for text in fewer if text])
    return [
        *_finding(query, audience, "spelling", _alike(query.q)),
        *_finding(query, audience, "shorter_word", _shorter(query, audience)),
    ]


def _finding(query: Query, audience: Audience, reason: str, texts: list[str]) -> list[Proposal]:
    others = [(text, query.replace(q=text)) for text in texts]
    return [Proposal(reason, text, other) for text, other in others if counts.finds(other, audience)]


def _alike(word: str) -> list[str]:
    """Names of peer work and words of the vocabulary that look like a word."""
    return [text for text in difflib.get_close_matches(word, _known_words(), 2, 0.7) if text != word]


@cache
def _known_words() -> tuple[str, ...]:
    labels = {
        text for enum in enum_names() for term in terms(enum) for text in (term.ja, *term.en.lower().split())
    }
    return (*title_synonyms(), *sorted(labels))


def _shorter(query: Query, audience: Audience) -> list[str]:
    """The longest beginning of a word that is found: what holds a text holds its beginning, so by halving."""
    word = query.q
    found, low, high = "", _SHORTEST, len(word) - 1
    while low <= high:
        middle = (low + high + 1) // 2
        if counts.finds(query.replace(q=word[:middle]), audience):
            found, low = word[:middle], middle + 1
        else:
            high = middle - 1
    return [found] if found else []
