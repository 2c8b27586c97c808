"""What a page hands to the map script: results, where to look, and the map's words."""

from typing import Any

from frontend.public.map_words import map_messages


def map_json(
    results: list[dict[str, Any]], *, centre: tuple[float, float] | None, radius_km: float | None
) -> dict[str, Any]:
    """The JSON of `<script type="application/json">` that `frontend/ts/map/data.ts` reads.

    centre: (lat, lng) in WGS 84 degrees.
    """
    return {
        "centre": {"lat": centre[0], "lng": centre[1]} if centre else None,
        "radius_km": radius_km,
        "results": results,
        "messages": map_messages(),
    }
