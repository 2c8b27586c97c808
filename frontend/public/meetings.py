"""What is on: meetings day by day, near a place or in a region."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from directory.meetings.rule import TOKYO
from directory.meetings.search import Found, Window, meetings, query_of_groups
from directory.meetings.words import time_words
from directory.models import Occurrence
from directory.search import Audience, FieldError, Query, QueryError
from directory.texts import day, owner_text, today
from directory.vocabulary import Lang
from frontend.public import wording
from frontend.public.cards import listing_url
from frontend.public.condition_words import places_of
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.place_names import municipality_name, prefecture_name
from frontend.public.search_form import form_of
from frontend.public.search_places import near_words, suggested_places
from frontend.public.search_sentence import where
from frontend.public.sections import search_url

_WEEK = 7
_LIMIT = 100
_OWN = ("from", "to")


@dataclass(frozen=True)
class Line:
    """One meeting of a day. Texts may hold ruby; `*_lang` is the HTML `lang` where it is not the page's."""

    time: str
    title: str
    title_lang: str
    url: str
    place: str
    distance: str
    cancelled: bool
    moved: bool
    reason: str
    reason_lang: str
    online: bool
    newcomers: bool
    sample: bool


@dataclass(frozen=True)
class Day:
    """A day of the list."""

    name: str
    today: bool
    lines: list[Line]


@page(any_query=True)
def meetings_page(request: HttpRequest) -> HttpResponse:
    """A week of meetings, or the days asked for; 400 with the form as it was filled when it is wrong."""
    lang = of_request(request).lang
    given = [(name, value) for name, values in request.GET.lists() for value in values]
    asked = [(name, value) for name, value in given if name not in _OWN]
    try:
        window = Window.parse(request.GET.get("from", "").strip(), request.GET.get("to", "").strip())
        query = query_of_groups(asked, lang).replace(limit=_LIMIT)
        found = meetings(query, Audience.SITE, window)
    except QueryError as wrong:
        return _refused(request, wrong, lang)
    return render(
        request,
        "pages/meetings.html",
        {
            "form": form_of(request.GET, query),
            "from": window.first.isoformat(),
            "days": days(found.results, lang),
            "title": where(query, lang, places_of(query, lang)),
            "span": (day(window.first, lang), day(window.last, lang)),
            "next_page": _address(query, window, cursor=found.next_cursor) if found.next_cursor else "",
            "earlier": _earlier(query, window),
            "later": _address(query, _moved(window, 1)),
            "groups": search_url(query.replace(cursor="")),
            "calendar": _calendar(request, query),
            "online_only": query.online == "only",
            "online_url": _address(query.replace(online="only", near=None), window),
            **near_words(query, lang),
        },
    )


def days(found: list[Found], lang: Lang) -> list[Day]:
    """Dates by day (Asia/Tokyo), in the order of time."""
    return [
        Day(day(on, lang), on == today(), [_line(each, lang) for each in of_day])
        for on, of_day in groupby(found, key=lambda each: each.occurrence.day)
    ]


def _line(found: Found, lang: Lang) -> Line:
    occurrence, group = found.occurrence, found.group.listing
    title, title_in = owner_text(group, "title", lang)
    reason = found.reason(lang)
    start = occurrence.start.astimezone(TOKYO)
    return Line(
        time=time_words(start, occurrence.end - occurrence.start, lang),
        title=title,
        title_lang=wording.language_of(title, lang, title_in),
        url=listing_url(found.group),
        place=_place(found, lang),
        distance=wording.distance(found.distance_m)
        if found.distance_m is not None and occurrence.place is not None
        else "",
        cancelled=occurrence.status == Occurrence.Status.CANCELLED,
        moved=occurrence.start != occurrence.original,
        reason=reason,
        reason_lang=wording.language_of(reason, lang) if reason else "",
        online=occurrence.online,
        newcomers=bool(occurrence.meeting.newcomers),
        sample=group.sample,
    )


def _place(found: Found, lang: Lang) -> str:
    """Where, as far as may be shown; nothing for a meeting that is online alone."""
    if found.occurrence.place is None:
        return ""
    prefecture = found.place.prefecture if found.place else found.group.prefecture
    municipality = found.place.municipality if found.place else found.group.municipality
    name = prefecture_name(prefecture, lang)
    if municipality is None:
        return name
    town = municipality_name(municipality, lang)
    return f"{town}, {name}" if lang == "en" else name + town


def _refused(request: HttpRequest, wrong: QueryError, lang: Lang) -> HttpResponse:
    errors: list[FieldError] = list(wrong.errors)
    return render(
        request,
        "pages/meetings.html",
        {
            "form": form_of(request.GET, None, errors),
            "from": request.GET.get("from", ""),
            "errors": errors,
            "suggestions": suggested_places(wrong, lang),
        },
        status=400,
    )


def _address(query: Query, window: Window, *, cursor: str | None = None) -> str:
    """This page for a query and days."""
    pairs = [*_conditions(query), ("from", window.first.isoformat()), ("to", window.last.isoformat())]
    if cursor:
        pairs.append(("cursor", cursor))
    return f"{reverse('meetings')}?{urlencode(pairs)}"


def _conditions(query: Query) -> list[tuple[str, str]]:
    """What is asked of groups and places, as pairs."""
    return [pair for pair in query.replace(cursor="").to_pairs() if pair[0] not in ("kind", "limit")]


def _moved(window: Window, weeks: int) -> Window:
    """As many days, later or earlier."""
    length = window.last - window.first + timedelta(days=1)
    return Window(window.first + length * weeks, window.last + length * weeks)


def _earlier(query: Query, window: Window) -> str:
    """The days before; nothing before today."""
    if window.first <= today():
        return ""
    before = _moved(window, -1)
    first: date = max(before.first, today())
    return _address(query, Window(first, first + (window.last - window.first)))


def _calendar(request: HttpRequest, query: Query) -> dict[str, Any]:
    """The same query for a phone's calendar."""
    pairs = _conditions(query)
    path = "/feeds/groups.ics" + (f"?{urlencode(pairs)}" if pairs else "")
    return {"file": path, "subscribe": f"webcal://{request.get_host()}{path}"}
