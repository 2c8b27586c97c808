"""What is near a job beside it: groups, training, other work, somebody to ask."""

from dataclasses import dataclass

from django.urls import reverse

from directory import kinds
from directory.search import Audience, Result, nearest_around
from directory.vocabulary import Lang
from frontend.public.cards import Card, card_of
from frontend.public.kind_words import KIND_WORDS, KindWords

_SHOWN = 2


@dataclass(frozen=True)
class Neighbours:
    """The nearest of one kind, with their distances, and the search for all around."""

    kind: str
    words: KindWords
    cards: list[Card]
    url: str


def neighbours(result: Result, lang: Lang) -> list[Neighbours]:
    """The nearest of each kind, in the order of the local path; none for what has no place."""
    if result.place is None:
        return []
    near = f"{result.place.lat},{result.place.lng}"
    found = nearest_around(result.place.lat, result.place.lng, Audience.SITE)
    return [
        Neighbours(
            kind.key,
            KIND_WORDS[kind.key],
            [card_of(each, lang) for each in found.get(kind.key, []) if each.listing.pk != result.listing.pk][
                :_SHOWN
            ],
            f"{reverse('search')}?kind={kind.key}&near={near}",
        )
        for kind in kinds.all_kinds()
    ]
