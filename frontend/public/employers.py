"""For people who think of working with peer supporters: look, talk, decide, advertise. Without an account."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from directory.reviews import REVIEW_DAYS
from directory.search import Audience, Query, QueryError, search
from directory.texts import day
from directory.vocabulary import Lang
from frontend.public.cards import Card, cards_of
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.sections import search_url
from jobs.readiness.instruments import current

# When what the page says of quota, fees and wages was last held against its sources (domain.md 2.1).
RULES_AS_OF = datetime.date(2026, 11, 22)
_FURTHEST_KM = "100"
_SHOWN = 3


@dataclass(frozen=True)
class Nearby:
    """Where to ask, and what staff can learn, near a place; nearest first. The searches show all."""

    place: str
    consultations: list[Card]
    courses: list[Card]
    consultations_url: str
    courses_url: str
    others: list[tuple[str, str]] = field(default_factory=list)


@page(query=("near",))
def employers(request: HttpRequest) -> HttpResponse:
    """The way to a first posting, and the good end before it. `near`: a place to look around for help."""
    lang = of_request(request).lang
    typed = request.GET.get("near", "").strip()
    context: dict[str, Any] = {
        "typed": typed,
        "items": len(current().items),
        "core": len(current().core()),
        "review_days": REVIEW_DAYS,
        "as_of": day(RULES_AS_OF, lang),
    }
    try:
        nearby = _nearby(typed, lang) if typed else None
    except QueryError as wrong:
        errors = [error for error in wrong.errors if error.parameter == "near"]
        places = _links([each for error in errors for each in error.suggestions], lang)
        return render(
            request, "pages/employers.html", {**context, "errors": errors, "places": places}, status=400
        )
    return render(request, "pages/employers.html", {**context, "nearby": nearby})


def _nearby(typed: str, lang: Lang) -> Nearby:
    """Raises QueryError when the text names no place."""
    here = [("near", typed), ("radius_km", _FURTHEST_KM)]
    consultations = Query.parse([*here, ("kind", "consultation")], lang=lang)
    courses = Query.parse([*here, ("training_kind", "employer")], lang=lang)
    assert consultations.near is not None
    return Nearby(
        place=consultations.near.label(lang),
        consultations=_nearest(consultations, "consultation", lang),
        courses=_nearest(courses, "training", lang),
        consultations_url=search_url(consultations),
        courses_url=search_url(courses),
        others=_links(consultations.near.candidates[1:], lang),
    )


def _nearest(query: Query, kind: str, lang: Lang) -> list[Card]:
    """The nearest that fulfil the query, beyond its radius where it holds none."""
    found = search(query.replace(limit=_SHOWN), Audience.SITE)
    results = found.results or found.nearest.get(kind, [])
    asked = query.values_of("training_kind")
    if asked:  # offers may be of any kind of training where none is of the one asked for
        results = [each for each in results if each.listing.training.training_kind in asked]
    return cards_of(results[:_SHOWN], lang)


def _links(candidates: Any, lang: Lang) -> list[tuple[str, str]]:
    """Other places that the text may mean: what each is called, and this page there."""
    address = reverse("employers")
    found = {each.label("ja"): each.label(lang) for each in candidates}
    return [(shown, f"{address}?{urlencode({'near': text})}#near-you") for text, shown in found.items()][:5]
