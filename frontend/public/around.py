"""Searches for every kind around a listing."""

from typing import Any

from django.urls import reverse

from directory import kinds
from directory.search import Result
from frontend.public.kind_words import KIND_WORDS


def around(result: Result) -> list[dict[str, Any]]:
    """Searches for the other kinds around this listing, in the order of the local path."""
    if result.place is None:
        return []
    near = f"{result.place.lat},{result.place.lng}"
    return [
        {
            "kind": kind.key,
            "words": KIND_WORDS[kind.key],
            "url": f"{reverse('search')}?kind={kind.key}&near={near}",
        }
        for kind in kinds.all_kinds()
    ]
