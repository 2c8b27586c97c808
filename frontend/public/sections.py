"""The four kinds of a place, in the order of the local path: what is listed, or the nearest elsewhere."""

from dataclasses import dataclass

from django.urls import reverse

from directory import kinds
from directory.search import Audience, Query, search
from directory.vocabulary import Lang
from frontend.public.cards import Card, cards_of
from frontend.public.kind_words import KIND_WORDS, KindWords

_SHOWN = 4


@dataclass(frozen=True)
class Section:
    """One kind in one place. cards: the newest; more: whether there are others; nearest: when cards is empty."""

    kind: str
    words: KindWords
    cards: list[Card]
    more: bool
    url: str
    nearest: Card | None


def search_url(query: Query) -> str:
    """The search page that repeats a query."""
    text = query.to_string()
    return reverse("search") + (f"?{text}" if text else "")


def sections(place: Query, lang: Lang) -> list[Section]:
    """What a place (a query by prefecture or municipality) has of each kind."""
    found = []
    for kind in kinds.all_kinds():
        query = place.replace(kinds=(kind.key,))
        page = search(query.replace(limit=_SHOWN), Audience.SITE)
        found.append(
            Section(
                kind=kind.key,
                words=KIND_WORDS[kind.key],
                cards=cards_of(page.results, lang),
                more=page.next_cursor is not None,
                url=search_url(query),
                nearest=next(iter(cards_of(page.nearest.get(kind.key, [])[:1], lang)), None),
            )
        )
    return found
