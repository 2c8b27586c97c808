"""The search page: the same query as the API's, as a sentence, a list and a map."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from api.formats import listings
from directory import kinds
from directory.filters import AllOf, Terms, all_filters
from directory.search import Audience, FieldError, Page, Query, QueryError, search
from directory.texts import day, today
from directory.vocabulary import Lang
from frontend.public.cards import Card, cards_of, map_results
from frontend.public.chips import chips_of, without_all
from frontend.public.condition_words import SORTS, places_of
from frontend.public.filter_words import filter_label
from frontend.public.kind_words import KIND_WORDS
from frontend.public.language import of_request
from frontend.public.map_data import area_url, map_script, tiles_url
from frontend.public.page import page, render
from frontend.public.search_doors import ways_on
from frontend.public.search_form import LABELS, SearchForm, form_of
from frontend.public.search_places import near_words, place_as_words, suggested_places
from frontend.public.search_sentence import sentence
from frontend.public.sections import search_url
from frontend.public.wording import count_words


@page(any_query=True)
def search_page(request: HttpRequest) -> HttpResponse:
    """Results near a place or in a region; 400 with the form as it was filled when a condition is wrong."""
    lang = of_request(request).lang
    try:
        query = Query.parse(request.GET, lang=lang)
        # A page shows all it has, but what is no field is as wrong here as in the API.
        listings.check_fields(query.fields, listings.field_names(""))
        found = search(query.replace(include=("count",), cursor=query.cursor), Audience.SITE)
    except QueryError as wrong:
        return _refused(request, wrong, lang)
    places = places_of(query, lang)
    chips = chips_of(query, lang, places)
    cards = cards_of(found.results, lang)
    whole = found.next_cursor is None and found.previous_cursor is None and not query.cursor
    form = form_of(request.GET, query)
    return render(
        request,
        "pages/search.html",
        {
            "form": form,
            "labels": LABELS,
            "slots": _slots(request, form),
            "query": query,
            "sentence": sentence(query, lang, places),
            "asked": bool(query.to_string()),
            "same_url": search_url(query),
            "order": SORTS[query.sort],
            "today": day(today(), lang),
            "chips": chips,
            "without_all": without_all(query) if len(chips) > 1 else "",
            "cards": cards,
            "whole": whole,
            "count": count_words(found.count or 0, capped=found.count_capped),
            "counts": _counts(cards) if whole else [],
            "map": _map(query, cards, lang, whole=whole),
            **near_words(query, lang),
            **_proposals(found),
            **_pages(query, found),
            **(ways_on(query, found, cards, chips, lang) if whole else {}),
        },
    )


def _refused(request: HttpRequest, wrong: QueryError, lang: Lang) -> HttpResponse:
    """The form as it was filled, with what is wrong beside its fields, and ways on."""
    form = form_of(request.GET, None, wrong.errors)
    return render(
        request,
        "pages/search.html",
        {
            "form": form,
            "labels": LABELS,
            "slots": _slots(request, form),
            "errors": [_readable(error) for error in wrong.errors],
            "suggestions": suggested_places(wrong, lang),
            "as_words": place_as_words(request.GET, wrong),
            "without_url": _without_strange(request, form),
            "only_cursor": all(error.parameter == "cursor" for error in wrong.errors),
        },
        status=400,
    )


def _readable(error: FieldError) -> FieldError:
    """What is wrong, for a person: nobody types the keys of a filter, so there is no use in listing them."""
    asked = all_filters().get(error.parameter)
    if isinstance(asked, Terms | AllOf) and error.value.split(",")[0] not in asked.keys:
        words = gettext("「%(label)s」の書き方が分かりませんでした。") % {"label": filter_label(asked)}
        return replace(error, detail=words)
    return error


def _without_strange(request: HttpRequest, form: SearchForm) -> str:
    """The search without the refused conditions that the form has no control for; "" when there are none."""
    strange = set(form.errors) - set(form.controls)
    if not strange:
        return ""
    kept = [(name, value) for name, values in request.GET.lists() if name not in strange for value in values]
    return reverse("search") + (f"?{urlencode(kept)}" if kept else "")


def _slots(request: HttpRequest, form: SearchForm) -> dict[str, SafeString]:
    """The controls of the sentence; each language puts them in its own order."""
    return {
        name: SafeString(render_to_string(f"parts/sentence_{name}.html", {"form": form}, request).strip())
        for name in ("place", "radius", "kind", "words")
    }


def _proposals(found: Page) -> dict[str, Any]:
    """Other queries that may be meant: places and areas that are named, other words that find something."""
    links: dict[str, list[dict[str, str]]] = {"place": [], "area": [], "words": []}
    for each in found.proposals:
        reason = each.reason if each.reason in links else "words"
        links[reason].append({"label": each.label, "url": search_url(each.query)})
    return {f"{reason}_proposals": shown for reason, shown in links.items()}


def _pages(query: Query, found: Page) -> dict[str, str]:
    def at(cursor: str | None) -> str:
        return search_url(query.replace(cursor=cursor)) if cursor else ""

    return {
        "next_url": at(found.next_cursor),
        "previous_url": at(found.previous_cursor),
        "first_url": search_url(query.replace(cursor="")) if query.cursor else "",
    }


def _counts(cards: list[Card]) -> list[dict[str, Any]]:
    """How many of each kind, when every result is on this page and they are of several."""
    counted = Counter(card.kind for card in cards)
    return [
        {"words": KIND_WORDS[kind.key], "count": counted[kind.key]}
        for kind in kinds.all_kinds()
        if counted[kind.key] and len(counted) > 1
    ]


def _map(query: Query, cards: list[Card], lang: Lang, *, whole: bool) -> SafeString:
    """What is on this page as marks, all else that the query finds from tiles."""
    return map_script(
        map_results(cards),
        centre=(query.near.lat, query.near.lng) if query.near else None,
        radius_km=float(query.radius_km) if query.near else None,
        bbox=query.bbox,
        tiles=None if whole else tiles_url(query, lang),
        area_url=area_url(query),
    )
