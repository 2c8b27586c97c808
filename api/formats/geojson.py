"""Results as GeoJSON (RFC 7946)."""

from collections.abc import Collection, Sequence
from typing import Any

from api.formats.listings import only

# Told by the geometry; how precise each of its points is becomes `precision` and `precisions`.
_GEOMETRY = frozenset({"point", "points"})


def feature(result: dict[str, Any], fields: Collection[str] = ()) -> dict[str, Any]:
    """A result (`api.formats.listings.results`) as a Feature.

    The geometry is a Point, a MultiPoint (nearest first) where a listing has several places, or null where it
    has none. The other fields are properties, `id` among them: many programs keep nothing else of a feature.
    """
    points = result.get("points") or [result["point"]] if result["point"] else []
    properties = {name: value for name, value in only(result, fields).items() if name not in _GEOMETRY}
    if not fields or "point" in fields:
        properties["precision"] = points[0]["precision"] if points else None
    if len(points) > 1 and (not fields or "points" in fields):
        properties["precisions"] = [point["precision"] for point in points]
    return {"type": "Feature", "id": result["id"], "geometry": _geometry(points), "properties": properties}


def _geometry(points: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    positions = [[point["lng"], point["lat"]] for point in points]
    if not positions:
        return None
    if len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": "MultiPoint", "coordinates": positions}


def collection(answer: dict[str, Any]) -> dict[str, Any]:
    """A list of the API whose results are features, as a FeatureCollection: all else are foreign members."""
    rest = {name: value for name, value in answer.items() if name != "results"}
    return {"type": "FeatureCollection", "features": answer["results"], **rest}
