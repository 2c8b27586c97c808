"""Which page a kind of listing has: its template, and what that shows.

A kind that has a page of its own names it in `PAGES`; the others share one.
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from directory.models import Listing, Status
from directory.search import Result
from directory.texts import day, last_day
from directory.vocabulary import Lang, label
from frontend.public.around import around
from frontend.public.cards import card_of, map_results
from frontend.public.contact import contact_of, source_lines
from frontend.public.group import group_context
from frontend.public.jobs.view import job_context
from frontend.public.map_data import map_script

Context = dict[str, Any]


def page_of(result: Result, lang: Lang, origin: str) -> tuple[str, Context]:
    """The template of a listing's page and what it shows. origin: scheme and host of this site."""
    context = shared_context(result, lang)
    own = PAGES.get(result.listing.kind)
    if own is None:
        return "pages/listing.html", context | {"around": around(result)}
    template, more = own
    return template, context | more(result, lang, origin)


# By kind: the template, and what it shows beyond what every listing's page has.
PAGES: dict[str, tuple[str, Callable[[Result, Lang, str], Context]]] = {
    "group": ("pages/group.html", group_context),
    "job": ("pages/job.html", job_context),
}


def shared_context(result: Result, lang: Lang) -> Context:
    """What the page of a listing of any kind shows."""
    subject = result.listing
    card = card_of(result, lang)
    return {
        "card": card,
        "closed": subject.status == Status.CLOSED,
        "contact": contact_of(subject, lang),
        "accessibility": [label("accessibility", key, lang) for key in subject.accessibility],
        "themes": [label("theme", key, lang) for key in subject.themes],
        "confirmed_on": _confirmed_on(subject, lang),
        "confirmed_until": _confirmed_until(subject, lang),
        "source": source_lines(subject, lang),
        "map": map_script(map_results([card]), centre=_centre(result)) if card.points else None,
    }


def _confirmed_on(subject: Listing, lang: Lang) -> str:
    return day(timezone.localdate(subject.confirmed_at), lang) if subject.confirmed_at else ""


def _confirmed_until(subject: Listing, lang: Lang) -> str:
    """Until when what was confirmed holds; empty where it no longer does, or does not matter."""
    if (
        subject.status != Status.PUBLISHED
        or subject.expires_at is None
        or subject.expires_at <= timezone.now()
    ):
        return ""
    return day(last_day(subject.expires_at), lang)


def _centre(result: Result) -> tuple[float, float] | None:
    return (result.place.lat, result.place.lng) if result.place else None
