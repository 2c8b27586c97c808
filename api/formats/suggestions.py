"""Suggestions as dictionaries (docs/api.md, "Suggestions")."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from api.formats.links import Links
from api.formats.values import coordinate, plain
from directory import kinds
from directory.geocoding import Candidate
from directory.suggest import PlaceSuggestion, Suggestion, TextSuggestion
from directory.texts import owner_text, reading

LONGEST_VALUE = 200  # characters that a search for words takes


def suggestions(found: Sequence[Suggestion], links: Links) -> list[dict[str, Any]]:
    """What each suggestion is called, what to put into a search for it, and where it leads."""
    labels = Counter(each.place.label(links.lang) for each in found if isinstance(each, PlaceSuggestion))
    return [
        _place(each.place, links, ambiguous=labels[each.place.label(links.lang)] > 1)
        if isinstance(each, PlaceSuggestion)
        else _text(each, links)
        for each in found
    ]


def _place(place: Candidate, links: Links, *, ambiguous: bool) -> dict[str, Any]:
    """ambiguous: another suggestion has the same label in this language (Esashi Town, Hokkaido)."""
    label = plain(place.label(links.lang))
    # A former municipality is understood by its Japanese name alone.
    name = place.labels.ja if ambiguous or place.former else label
    value = unicodedata.normalize("NFKC", name)
    if place.postal_code:
        value = f"{place.postal_code[:3]}-{place.postal_code[3:]}"
    near = urlencode({"near": value})
    query, url = near, links.page("/search/") + f"?{near}"
    if place.type == "prefecture":
        # All of it, and not what lies within 30 km of its middle.
        query, url = (
            f"prefecture={place.prefecture_code}",
            links.page(f"/prefectures/{place.prefecture_code}/"),
        )
    elif place.type == "municipality":
        url = links.page(f"/prefectures/{place.prefecture_code}/{place.municipality_code}/")
    return {
        "type": place.type,
        "label": f"{label} ({place.labels.ja})" if ambiguous else label,
        "reading": reading(place.labels.easy).removeprefix(f"〒{value} "),
        "value": value,
        "parameter": "near",
        "query": query,
        "url": url,
        "point": {
            "lat": coordinate(place.lat),
            "lng": coordinate(place.lng),
            "precision": place.precision,
        },
        "prefecture": place.prefecture_code,
        "municipality": place.municipality_code,
    }


def _text(item: TextSuggestion, links: Links) -> dict[str, Any]:
    name, lang = owner_text(item, "name", links.lang)
    label = plain(name)
    value = " ".join(unicodedata.normalize("NFKC", label).split())[:LONGEST_VALUE].strip()
    path = kinds.get(item.kind).path if item.kind else "organizations"
    answer = {
        "type": item.type,
        "label": label,
        "label_lang": lang,
        "value": value,
        "parameter": "q",
        "query": urlencode({"q": value}),
        "url": links.page(f"/{path}/{item.id}/"),
        "id": str(item.id),
        "sample": item.sample,
    }
    return answer | {"kind": item.kind} if item.kind else answer
