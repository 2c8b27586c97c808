"""What a page hands to the map script: results, where to look, and the map's words."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString

from directory import kinds
from directory.search import Query
from directory.search.query import DEFAULT_LIMIT
from directory.vocabulary import Lang
from frontend.public.kind_words import KIND_WORDS
from frontend.public.map_words import map_messages
from frontend.public.sections import search_url


class _Compact(json.JSONEncoder):
    """Letters as themselves: half as long as their numbers, in a page that is UTF-8 anyway."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False, "separators": (",", ":")})


def map_script(
    results: list[dict[str, Any]],
    *,
    centre: tuple[float, float] | None,
    radius_km: float | None = None,
    bbox: tuple[float, float, float, float] | None = None,
    tiles: str | None = None,
    area_url: str | None = None,
) -> SafeString:
    """The `<script type="application/json">` that `frontend/ts/map/data.ts` reads.

    centre: (lat, lng) in WGS 84 degrees. bbox: west, south, east, north. tiles: where the map finds the
    results that are not among these. area_url: the search in a box instead, with `{bbox}` in it.
    """
    data = {
        "centre": {"lat": centre[0], "lng": centre[1]} if centre else None,
        "radius_km": radius_km,
        "bbox": bbox,
        "results": results,
        "tiles": tiles,
        "area_url": area_url,
        "kinds": {
            kind.key: {
                "label": str(KIND_WORDS[kind.key].one),
                "url": unquote(reverse("listing", args=[kind.path, "{id}"])),
            }
            for kind in kinds.all_kinds()
        },
        "messages": map_messages(),
    }
    return json_script(data, "results-json", encoder=_Compact)


def tiles_url(query: Query, lang: Lang) -> str:
    """The vector tiles of all that a query finds, with titles in the reader's language.

    A place goes along as the point that was found for it: a map asks for many tiles, and none needs to look
    it up again.
    """
    near = query.near and replace(query.near, text=f"{query.near.lat},{query.near.lng}")
    order = "distance" if near else "newest"
    same = query.replace(
        near=near, sort=order, limit=DEFAULT_LIMIT, cursor="", include=(), fields=(), lang=lang
    )
    return f"/tiles/listings/{{z}}/{{x}}/{{y}}.mvt?{same.to_string()}"


def area_url(query: Query) -> str:
    """The same search inside a box, `{bbox}`, in place of all else that says where."""
    anywhere = query.replace(near=None, bbox=None, prefectures=(), municipalities=(), areas=(), cursor="")
    address = search_url(anywhere)
    return f"{address}{'&' if '?' in address else '?'}bbox={{bbox}}"
