"""Where a search finds nothing, or nothing of a kind: ways on, so that nobody stands before an empty page."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from directory import kinds
from directory.search import Audience, Page, Query, Result, counts, search
from directory.vocabulary import Lang
from frontend.public.cards import Card, card_of, cards_of
from frontend.public.chips import Chip
from frontend.public.kind_words import KIND_WORDS
from frontend.public.search_form import RADII
from frontend.public.sections import search_url
from frontend.public.wording import count_words

_OFFERS = 4  # conditions to take off; each is counted


@dataclass(frozen=True)
class Offer:
    """The search without one of its conditions, and how much it finds."""

    text: str
    count: str
    url: str


def ways_on(query: Query, found: Page, cards: list[Card], chips: list[Chip], lang: Lang) -> dict[str, Any]:
    """For each kind that is not among all there is to see: the nearest one elsewhere, and what is online.

    One more search for the missing kinds together finds nothing here, and so brings both.
    """
    nothing: dict[str, Any] = {"doors": [], "online_cards": [], "wider": None, "offers": []}
    offers = [] if cards else fewer_conditions(query, chips)
    missing = _missing(query, cards)
    if not missing:
        return {**nothing, "offers": offers}
    elsewhere = found if not cards else search(query.replace(kinds=tuple(sorted(missing))), Audience.SITE)
    shown = {card.id for card in cards}
    doors = []
    for key in missing:
        nearest = elsewhere.nearest.get(key, [])
        if not nearest and (query.q or query.filters):
            continue  # none that fits these conditions: it says nothing about the kind
        doors.append(
            {
                "kind": key,
                "words": KIND_WORDS[key],
                "card": card_of(nearest[0], lang) if nearest else None,
                "others": cards_of(nearest[1:3], lang) if not cards else [],
                "wider": _wider(query.replace(kinds=(key,)), nearest[:1]) if cards else None,
            }
        )
    firsts = [results[0] for results in elsewhere.nearest.values() if results]
    return {
        "doors": doors,
        "online_cards": [card for card in cards_of(elsewhere.online, lang) if card.id not in shown],
        "wider": None if cards else _wider(query, firsts),
        "offers": offers,
    }


def fewer_conditions(query: Query, chips: list[Chip]) -> list[Offer]:
    """Of the conditions of a search that finds nothing, those without which it finds something.

    Where no single one is the hindrance, all of them together.
    """
    if query.q:
        chips = [Chip(_("「%(words)s」をふくむ") % {"words": query.q}, query.replace(q="")), *chips]
    found = _finding(chips[:_OFFERS])
    if not found and len(chips) > 1:
        bare = Query(near=query.near, radius_km=query.radius_km, kinds=query.kinds, sort=query.sort)
        found = _finding([Chip(_("条件をすべて"), bare)])
    return found


def _finding(chips: list[Chip]) -> list[Offer]:
    counted = [(chip, counts.count(chip.without, Audience.SITE)) for chip in chips]
    return [
        Offer(chip.text, count_words(found.value, capped=found.capped), chip.url)
        for chip, found in counted
        if found.value
    ]


def _missing(query: Query, cards: list[Card]) -> list[str]:
    """The kinds asked for of which nothing was found, in the order of the local path."""
    asked = query.kinds or tuple(kind.key for kind in kinds.all_kinds())
    if query.online == "only" or not (
        query.near or query.bbox or query.prefectures or query.municipalities or query.areas
    ):
        return []
    there = {card.kind for card in cards}
    return [kind.key for kind in kinds.all_kinds() if kind.key in asked and kind.key not in there]


def _wider(query: Query, nearest: list[Result]) -> dict[str, Any] | None:
    """The query with the smallest usual radius that reaches the nearest of these; None when none does."""
    distances = [result.distance_m for result in nearest if result.distance_m is not None]
    if not query.near or not distances:
        return None
    reach = max(min(distances) / 1000, float(query.radius_km))
    km = next((km for km in RADII if km > reach), None)
    return {"km": km, "url": search_url(query.replace(radius_km=Decimal(km), cursor=""))} if km else None
