"""What the place field may have meant: places of the same name, the prefecture's page, words instead."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from directory.geocoding import Candidate, geocode, notices
from directory.search import Near, Query, QueryError
from directory.vocabulary import Lang
from frontend.public.sections import search_url

_OTHER_PLACES = 8  # of those a place name may mean; more would bury the results


def near_words(query: Query, lang: Lang) -> dict[str, Any]:
    """For the template: what the place is called, how precise it is, what else it may be."""
    near = query.near
    if near is None:
        return {}
    return {
        "near_label": near.label(lang),
        "near_precision": near.precision if near.candidates else "",
        "near_prefecture": _whole_prefecture(near),
        "near_unresolved": near.unresolved,
        "near_as_words": _rest_as_words(query, near),
        "meant_places": _meant(near, lang),
        "near_notices": [notices.sentence(each) for each in near.notices],
        "other_places": place_links(near.candidates[1:], lang),
    }


def suggested_places(wrong: QueryError, lang: Lang) -> list[dict[str, str]]:
    """Links to places that may have been meant by one that was not found."""
    return place_links([each for error in wrong.errors for each in error.suggestions], lang)


def place_as_words(given: QueryDict, wrong: QueryError) -> dict[str, str] | None:
    """The search for the words that stand in the place field, where no place was found; None otherwise."""
    text = next((error.value for error in wrong.errors if error.parameter == "near" and error.value), "")
    if not text or given.get("q", "").strip() or {error.parameter for error in wrong.errors} != {"near"}:
        return None
    kept = [
        (name, value)
        for name, values in given.lists()
        for value in values
        if name not in ("near", "radius_km", "sort", "cursor", "q") and value
    ]
    return {"text": text, "url": f"{reverse('search')}?{urlencode([*kept, ('q', text)])}"}


def place_links(candidates: Iterable[Candidate], lang: Lang) -> list[dict[str, str]]:
    """Links that search around places, each found again by its full Japanese name."""
    seen: dict[str, dict[str, str]] = {}
    for candidate in candidates:
        text = candidate.label("ja")
        seen.setdefault(
            text, {"label": candidate.label(lang), "url": f"{reverse('search')}?{urlencode({'near': text})}"}
        )
    return list(seen.values())[:_OTHER_PLACES]


def _whole_prefecture(near: Near) -> str:
    """The code of the prefecture that a search goes round as a whole: its page is the better way in."""
    if not near.candidates or near.precision != "prefecture":
        return ""
    return near.candidates[0].prefecture_code


def _meant(near: Near, lang: Lang) -> list[dict[str, str]]:
    """Municipalities that the part not understood names by itself: 東京都松江市 is in another prefecture."""
    if not near.unresolved:
        return []
    answer = geocode(near.unresolved, limit=_OTHER_PLACES)
    if answer.unresolved:
        return []
    return place_links([each for each in answer.candidates if each.type == "municipality"], lang)


def _rest_as_words(query: Query, near: Near) -> str:
    """The search that takes what is no place as words: 松江市 デイケア."""
    if not near.unresolved or not near.candidates or query.q:
        return ""
    place = replace(near, text=near.candidates[0].label("ja"))
    return search_url(query.replace(near=place, q=near.unresolved))
