"""A listing as pages show it: everything a template needs, said in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from directory import kinds
from directory.models import Organization, Status
from directory.search import PublicPoint, Result
from directory.texts import owner_text, without_ruby
from directory.vocabulary import Lang
from frontend.public import wording
from frontend.public.kind_words import KIND_WORDS
from frontend.public.match_words import match_words
from frontend.public.place_names import municipality_name, prefecture_name


@dataclass(frozen=True)
class Line:
    """A fact of a listing: its label, its value, and the value's language where it is not the page's."""

    label: str | Promise
    value: str
    lang: str = ""


@dataclass(frozen=True)
class Card:
    """One listing. Texts may hold ruby.

    `*_lang` is the HTML `lang` of an owner's text, empty where it is the page's. matches: where each word of
    the search was found.
    """

    id: str
    kind: str
    kind_name: str | Promise
    url: str
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    organization: str
    organization_lang: str
    organization_url: str
    facts: list[Line]
    place: str
    place_note: str
    distance: str
    online: bool
    sample: bool
    aside: bool
    paused: bool
    needs_check: bool
    confirmed: str
    points: tuple[PublicPoint, ...]
    matches: list[str]


def card_of(result: Result, lang: Lang) -> Card:
    """The card of a result, with the facts its kind declares."""
    listing = result.listing
    kind = kinds.get(listing.kind)
    title, title_in = owner_text(listing, "title", lang)
    summary, summary_in = owner_text(listing, "summary", lang)
    name, name_lang = organization_name(listing.organization, lang)
    place, note = place_words(result, lang)
    return Card(
        id=str(listing.pk),
        kind=kind.key,
        kind_name=KIND_WORDS[kind.key].one,
        url=listing_url(result),
        title=title,
        title_lang=wording.language_of(title, lang, title_in),
        summary=summary,
        summary_lang=wording.language_of(summary, lang, summary_in),
        organization=name,
        organization_lang=name_lang,
        organization_url=reverse("organization", args=[listing.organization_id]),
        facts=[
            Line(fact.label, fact.value, wording.language_of(fact.value, lang))
            for fact in kind.facts(listing, lang)
        ],
        place=place,
        place_note=note,
        distance=wording.distance(result.distance_m) if result.distance_m is not None else "",
        online=listing.online,
        sample=listing.sample,
        aside=listing.aside,
        paused=listing.status == Status.PAUSED,
        needs_check=listing.status == Status.NEEDS_CHECK,
        confirmed=wording.age(listing.confirmed_at),
        points=result.places,
        matches=[match_words(match) for match in result.matched],
    )


def cards_of(results: Iterable[Result], lang: Lang) -> list[Card]:
    """The cards of results, in their order."""
    return [card_of(result, lang) for result in results]


def listing_url(result: Result) -> str:
    """The address of a listing's page, under its kind."""
    return reverse("listing", args=[kinds.get(result.listing.kind).path, result.listing.pk])


def organization_name(organization: Organization, lang: Lang) -> tuple[str, str]:
    """What an organisation is called, and the HTML `lang` of that where it is not the page's."""
    name, _own = owner_text(organization, "name", lang)
    return name, wording.language_of(name, lang)


def place_words(result: Result, lang: Lang) -> tuple[str, str]:
    """Where a listing is as far as may be said, and how precise that is: 気仙沼市, くわしい場所は…"""
    prefecture = prefecture_name(result.prefecture, lang)
    if result.municipality is None:
        name = prefecture
    elif lang == "en":
        name = f"{municipality_name(result.municipality, lang)}, {prefecture}"
    else:
        name = prefecture + municipality_name(result.municipality, lang)
    if result.place is None:
        return name, _("オンラインです。どこからでも参加できます") if result.listing.online else ""
    if result.place.precision in ("municipality", "city"):
        return name, _("くわしい場所は、連絡したあとに分かります")
    if result.place.precision == "prefecture":
        return name, _("どの市町村かは、連絡したあとに分かります")
    return name, ""


def map_results(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """What the map needs of the results that have a place, JSON-ready."""
    return [
        {
            "id": card.id,
            "kind": card.kind,
            "title": without_ruby(card.title),
            "points": [
                {"lat": point.lat, "lng": point.lng, "precision": point.precision} for point in card.points
            ],
        }
        for card in cards
        if card.points
    ]
