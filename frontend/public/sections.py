"""The four kinds of a place, in the order of the local path: what is listed, or the nearest elsewhere."""

from dataclasses import dataclass

from django.urls import reverse

from directory import kinds
from directory.search import Audience, Query, search
from directory.vocabulary import Lang
from frontend.public.cards import Card, cards_of
from frontend.public.kind_words import KIND_WORDS, KindWords

_SHOWN = 4
_WHOLE = 100  # the most a page of results holds


@dataclass(frozen=True)
class Section:
    """One kind in one place.

    cards: the newest; more: whether there are others; nearest: the nearest elsewhere, when cards is empty.
    """

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
    """What a place (a query by prefecture or municipality) has of each kind.

    One search answers for most places; only where more is listed than a page holds is each kind asked for.
    """
    keys = [kind.key for kind in kinds.all_kinds()]
    page = search(place.replace(limit=_WHOLE), Audience.SITE)
    if page.next_cursor is None:
        found = {key: [result for result in page.results if result.listing.kind == key] for key in keys}
    else:
        found = {
            key: search(place.replace(kinds=(key,), limit=_SHOWN + 1), Audience.SITE).results for key in keys
        }
    missing = tuple(key for key in keys if not found[key])
    # A search for the missing kinds finds nothing here, and so says what is nearest.
    elsewhere = (
        search(place.replace(kinds=missing), Audience.SITE).nearest
        if missing and page.results
        else page.nearest
    )
    return [
        Section(
            kind=key,
            words=KIND_WORDS[key],
            cards=cards_of(found[key][:_SHOWN], lang),
            more=len(found[key]) > _SHOWN,
            url=search_url(place.replace(kinds=(key,))),
            nearest=next(iter(cards_of(elsewhere.get(key, [])[:1], lang)), None),
        )
        for key in keys
    ]
