"""Organisations and listings whose names hold a word that begins as typed, found in one statement."""

import re

import jaconv
from django.db import connection

from directory.suggest.suggestion import TextSuggestion
from directory.suggest.typed import Typed

MOST = 10
_MOST_OF_A_WALK = 5
_LATIN = re.compile("[a-z' ]+")
# What is left of romaji that stops in the middle of a syllable.
_OPEN_SYLLABLE = re.compile("[^aiueo]+$")

_SQL = """
SELECT begun.type, begun.id, coalesce(l.kind, ''), coalesce(l.sample, o.sample), coalesce(l.language, 'ja'),
    coalesce(l.title, o.name), coalesce(l.title_en, o.name_en), coalesce(l.title_easy, o.name_easy)
FROM unnest(%s::text[]) WITH ORDINALITY AS typed(text, way)
CROSS JOIN LATERAL (SELECT directory_fold(typed.text) AS low) AS folded
CROSS JOIN LATERAL directory_begun(low, low || %s, %s) WITH ORDINALITY AS begun(type, id, phrase, place)
LEFT JOIN directory_listing l ON begun.type = 'listing' AND l.id = begun.id
LEFT JOIN directory_organization o ON begun.type = 'organization' AND o.id = begun.id
WHERE folded.low <> ''
ORDER BY typed.way, begun.place
"""
_AFTER_ALL = "\U0010ffff"  # behind every other character, byte by byte


def texts(typed: Typed) -> tuple[list[TextSuggestion], list[TextSuggestion]]:
    """Organisations and listings, at most ten each, each name once.

    Only what machines may be told of: findable listings that are passed on with consent, and who offers them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [_ways(typed.text), _AFTER_ALL, _MOST_OF_A_WALK])
        found = [TextSuggestion(*row) for row in cursor.fetchall()]
    once: dict[tuple[str, str], TextSuggestion] = {}
    for each in found:
        once.setdefault((each.type, each.name), each)
    return (
        [each for (type_, _name), each in once.items() if type_ == "organization"][:MOST],
        [each for (type_, _name), each in once.items() if type_ == "listing"][:MOST],
    )


def _ways(text: str) -> list[str]:
    """The text as it is, and romaji as kana, since names are rarely written in romaji: hidama -> ひだま."""
    lower = text.lower()
    if not _LATIN.fullmatch(lower):
        return [text]
    kana = jaconv.alphabet2kana(_OPEN_SYLLABLE.sub("", lower))
    return [text, kana] if kana else [text]
