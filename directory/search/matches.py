"""Where the words of a query were found in each result, so that a reader sees why it is there."""

import re
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from directory.entries import SYNONYM_TAG
from directory.search import database
from directory.search.query import Query
from directory.search.results import Match, Result
from directory.search.words import Word
from directory.texts import current_lang, owner_text
from directory.vocabulary import Lang, label

_LINES = ("title", "summary", "organization")  # of an entry's body, in this order


def explain(query: Query, found: list[Result]) -> list[Result]:
    """Results with what each word matched; as they are when the query has no words."""
    if not query.words:
        return found
    entries = _entries([result.listing.pk for result in found])
    return [
        replace(result, matched=tuple(_matches(query.words, result, *entries[result.listing.pk])))
        if result.listing.pk in entries
        else result
        for result in found
    ]


def _entries(ids: list[UUID]) -> dict[UUID, tuple[list[str], list[str]]]:
    """Bodies by line, and tags."""
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT listing_id, string_to_array(body, E'\\n'), tags FROM directory_entry "
            "WHERE listing_id = ANY(%s)",
            [ids],
        )
        return {listing_id: (lines, tags) for listing_id, lines, tags in cursor.fetchall()}


def _matches(words: Iterable[Word], result: Result, lines: list[str], tags: list[str]) -> Iterable[Match]:
    lang = current_lang()
    for word in words:
        where = next((name for name, line in zip(_LINES, lines, strict=True) if _stands_in(word, line)), None)
        if where:
            yield Match(word.text, where, _text(result, where, lang))
        elif tag := next((tag for tag in word.tags if tag in tags), None):
            yield _by_tag(word, tag, result, lang)


def _stands_in(word: Word, line: str) -> bool:
    return any(
        re.search(rf"(?<![a-z0-9]){re.escape(form)}", line) if form.isascii() else form in line
        for form in word.forms
    )


def _text(result: Result, where: str, lang: Lang) -> str:
    owner = result.listing.organization if where == "organization" else result.listing
    text, _lang = owner_text(owner, "name" if where == "organization" else where, lang)
    return text


def _by_tag(word: Word, tag: str, result: Result, lang: Lang) -> Match:
    enum, _colon, key = tag.partition(":")
    if tag == SYNONYM_TAG:
        return Match(word.text, "synonym", _text(result, "title", lang))
    if enum in ("prefecture", "municipality"):
        return Match(word.text, "place", word.text)
    return Match(word.text, "label", label(enum, key, lang))
