"""Geocoded places as dictionaries."""

from typing import Any

from api.formats.values import coordinate, plain
from directory.geocoding import Candidate
from directory.search import Near
from directory.vocabulary import Lang


def candidate(place: Candidate, lang: Lang) -> dict[str, Any]:
    """A place that a text may mean. It always says how precise it is and who says so."""
    return {
        "label": plain(place.label(lang)),
        "type": place.type,
        "point": {"lat": coordinate(place.lat), "lng": coordinate(place.lng)},
        "precision": place.precision,
        "source": place.source,
        "prefecture": place.prefecture_code,
        "municipality": place.municipality_code,
    }


def near(place: Near, lang: Lang) -> dict[str, Any]:
    """Where a search was made from, with every place the text may have meant.

    `unresolved` is what of the text was not understood; `notices` says what went wrong on the way.
    """
    return {
        "label": plain(place.label(lang)),
        "point": {"lat": coordinate(place.lat), "lng": coordinate(place.lng)},
        "precision": place.precision,
        "source": place.source,
        "candidates": [candidate(each, lang) for each in place.candidates],
        "unresolved": place.unresolved,
        "notices": list(place.notices),
    }
