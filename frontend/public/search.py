"""The search page: the same query as the API's, as a sentence, a list and a map."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from directory import kinds
from directory.geocoding import Candidate, geocode, notices
from directory.search import Audience, Page, Query, QueryError, Result, search
from directory.vocabulary import Lang
from frontend.public.cards import Card, card_of, cards_of, map_results
from frontend.public.chips import chips_of
from frontend.public.kind_words import KIND_WORDS
from frontend.public.language import of_request
from frontend.public.map_data import area_url, map_script, tiles_url
from frontend.public.page import page, render
from frontend.public.search_form import LABELS, RADII, SearchForm, form_of
from frontend.public.sections import search_url

_OTHER_PLACES = 8  # of those a place name may mean; more would bury the results


@page(any_query=True)
def search_page(request: HttpRequest) -> HttpResponse:
    """Results near a place or in a region; 400 with the form as it was filled when a condition is wrong."""
    lang = of_request(request).lang
    try:
        query = Query.parse(request.GET, lang=lang)
        found = search(query, Audience.SITE)
    except QueryError as wrong:
        form = form_of(request.GET, None, wrong.errors)
        return render(
            request,
            "pages/search.html",
            {
                "form": form,
                "labels": LABELS,
                "sentence": _sentence_parts(request, form),
                "errors": wrong.errors,
                "suggestions": _places([c for error in wrong.errors for c in error.suggestions], lang),
                "without_url": _without_strange(request, form),
                "only_cursor": all(error.parameter == "cursor" for error in wrong.errors),
            },
            status=400,
        )
    form = form_of(request.GET, query)
    cards = cards_of(found.results, lang)
    whole = found.next_cursor is None and found.previous_cursor is None and not query.cursor
    return render(
        request,
        "pages/search.html",
        {
            "form": form,
            "labels": LABELS,
            "sentence": _sentence_parts(request, form),
            "query": query,
            "near_label": query.near.label(lang) if query.near else "",
            "near_precision": query.near.precision if query.near and query.near.candidates else "",
            "near_prefecture": _whole_prefecture(query),
            "near_unresolved": query.near.unresolved if query.near else "",
            "meant_places": _meant(query, lang),
            "near_notices": [notices.sentence(each) for each in query.near.notices] if query.near else [],
            "other_places": _places(query.near.candidates[1:], lang) if query.near else [],
            "chips": chips_of(query, lang),
            "cards": cards,
            "whole": whole,
            "counts": _counts(cards) if whole else [],
            "next_url": search_url(query.replace(cursor=found.next_cursor)) if found.next_cursor else "",
            "previous_url": search_url(query.replace(cursor=found.previous_cursor))
            if found.previous_cursor
            else "",
            "first_url": search_url(query.replace(cursor="")) if query.cursor else "",
            "map": map_script(
                map_results(cards),
                centre=(query.near.lat, query.near.lng) if query.near else None,
                radius_km=float(query.radius_km) if query.near else None,
                bbox=query.bbox,
                tiles=None if whole else tiles_url(query, lang),
                area_url=area_url(query),
            ),
            **_doors(query, found, cards, lang, whole=whole),
        },
    )


def _doors(query: Query, found: Page, cards: list[Card], lang: Lang, *, whole: bool) -> dict[str, Any]:
    """For each kind that is not among all there is to see: the nearest one elsewhere, and what is online.

    One more search for the missing kinds together finds nothing here, and so brings both.
    """
    missing = _missing(query, cards) if whole else []
    if not missing:
        return {"doors": [], "online_cards": [], "wider": None}
    elsewhere = found if not cards else search(query.replace(kinds=tuple(sorted(missing))), Audience.SITE)
    shown = {card.id for card in cards}
    doors = []
    for key in missing:
        nearest = elsewhere.nearest.get(key, [])
        doors.append(
            {
                "kind": key,
                "words": KIND_WORDS[key],
                "card": card_of(nearest[0], lang) if nearest else None,
                "others": cards_of(nearest[1:3], lang) if not cards else [],
                "wider": _wider(query.replace(kinds=(key,)), nearest[:1]) if cards else None,
            }
        )
    online = [card for card in cards_of(elsewhere.online, lang) if card.id not in shown]
    firsts = [results[0] for results in elsewhere.nearest.values() if results]
    return {"doors": doors, "online_cards": online, "wider": None if cards else _wider(query, firsts)}


def _missing(query: Query, cards: list[Card]) -> list[str]:
    """The kinds asked for of which nothing was found, in the order of the local path."""
    asked = query.kinds or tuple(kind.key for kind in kinds.all_kinds())
    if query.online == "only" or not (query.near or query.bbox or query.prefectures or query.municipalities):
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


def _without_strange(request: HttpRequest, form: SearchForm) -> str:
    """The search without the refused conditions that the form has no control for; "" when there are none."""
    strange = set(form.errors) - set(form.controls)
    if not strange:
        return ""
    kept = [(name, value) for name, values in request.GET.lists() if name not in strange for value in values]
    return reverse("search") + (f"?{urlencode(kept)}" if kept else "")


def _whole_prefecture(query: Query) -> str:
    """The code of the prefecture that a search goes round as a whole: its page is the better way in."""
    if not query.near or not query.near.candidates or query.near.precision != "prefecture":
        return ""
    return query.near.candidates[0].prefecture_code


def _meant(query: Query, lang: Lang) -> list[dict[str, str]]:
    """Municipalities that the part not understood names by itself: 東京都松江市 is in another prefecture."""
    if not query.near or not query.near.unresolved:
        return []
    answer = geocode(query.near.unresolved, limit=_OTHER_PLACES)
    if answer.unresolved:
        return []
    return _places([each for each in answer.candidates if each.type == "municipality"], lang)


def _counts(cards: list[Card]) -> list[dict[str, Any]]:
    """How many of each kind, when every result is on this page."""
    return [
        {"words": KIND_WORDS[kind.key], "count": sum(card.kind == kind.key for card in cards)}
        for kind in kinds.all_kinds()
    ]


def _places(candidates: Any, lang: Lang) -> list[dict[str, str]]:
    """Links that search around other places of the same or a like name."""
    seen: dict[str, dict[str, str]] = {}
    for candidate in candidates:
        text = _address_of(candidate)
        seen.setdefault(
            text, {"label": candidate.label(lang), "url": f"{reverse('search')}?{urlencode({'near': text})}"}
        )
    return list(seen.values())[:_OTHER_PLACES]


def _address_of(candidate: Candidate) -> str:
    """What finds this very candidate again: its full Japanese name."""
    return candidate.label("ja")


def _sentence_parts(request: HttpRequest, form: SearchForm) -> dict[str, SafeString]:
    """The controls of the sentence; each language puts them in its own order."""
    return {
        name: SafeString(render_to_string(f"parts/sentence_{name}.html", {"form": form}, request).strip())
        for name in ("place", "radius", "kind")
    }
