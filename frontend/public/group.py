"""The page of a group: beside what every listing has, its next dates and its calendar."""

from typing import Any

from django.urls import reverse

from directory.meetings.occurrences import Date, next_dates
from directory.meetings.words import time_words
from directory.models import Status
from directory.search import Result
from directory.texts import day, owner_text
from directory.vocabulary import Lang
from frontend.public import wording
from frontend.public.around import around

_SHOWN = 6


def group_context(result: Result, lang: Lang, origin: str) -> dict[str, Any]:
    """The next dates; none for a group that pauses or is closed. origin: scheme and host of this site."""
    group = result.listing
    meets = group.status in (Status.PUBLISHED, Status.NEEDS_CHECK)
    path = reverse("group-calendar", args=[group.pk])
    return {
        "around": around(result),
        "dates": [_line(each, lang) for each in next_dates(group, _SHOWN)] if meets else [],
        "calendar": {"file": path, "subscribe": f"webcal://{origin.partition('://')[2]}{path}"},
    }


def _line(date: Date, lang: Lang) -> dict[str, Any]:
    reason, _own = owner_text(date.change, "reason", lang) if date.change else ("", lang)
    return {
        "day": day(date.start.date(), lang),
        "time": time_words(date.start, date.end - date.start, lang),
        "cancelled": date.cancelled,
        "moved": date.start != date.original,
        "reason": reason,
        "reason_lang": wording.language_of(reason, lang) if reason else "",
    }
