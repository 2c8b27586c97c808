"""Prefecture polygons: corrections of the source, and two levels of detail."""

import json
from typing import Any

import topojson
from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

# Polygons that Natural Earth gives to the wrong prefecture: (from, to, west, south, east, north, why).
# A polygon moves when it lies wholly inside the box.
MISPLACED = (
    (
        "47",
        "46",
        128.2,
        27.0,
        130.2,
        28.6,
        "奄美群島 (Amami, Kikai, Tokunoshima, Okinoerabu, Yoron) is Kagoshima's",
    ),
    ("43", "46", 130.0, 32.1, 130.25, 32.25, "長島 (Nagashima) is Kagoshima's"),
)
# Degrees; about 2 km. Borders shared by two prefectures are simplified once, so no gap opens between them.
SIMPLE_TOLERANCE = 0.018
DETAIL_DECIMALS = 5  # as the source
SIMPLE_DECIMALS = 5


def _parts(geometry: BaseGeometry) -> list[Polygon]:
    return [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]


def _ordered(parts: list[Polygon]) -> MultiPolygon:
    """Largest part first, so that the file does not depend on the order of the source."""
    return MultiPolygon(sorted(parts, key=lambda part: (-part.area, part.bounds)))


def detailed(features: dict[str, dict[str, Any]]) -> dict[str, MultiPolygon]:
    """Prefecture code -> MultiPolygon (WGS 84) with the corrections of `MISPLACED`.

    Raises ValueError when a correction no longer finds its polygons, or the result is not valid.
    """
    parts = {code: _parts(shape(feature["geometry"])) for code, feature in features.items()}
    for origin, target, west, south, east, north, why in MISPLACED:
        moved = [
            part
            for part in parts[origin]
            if west <= part.bounds[0]
            and south <= part.bounds[1]
            and part.bounds[2] <= east
            and part.bounds[3] <= north
        ]
        if not moved:
            raise ValueError(f"nothing to correct any more: {why}")
        parts[origin] = [part for part in parts[origin] if part not in moved]
        parts[target] += moved
    result = {code: _ordered(polygons) for code, polygons in sorted(parts.items())}
    for code, geometry in result.items():
        if not geometry.is_valid:
            raise ValueError(f"polygon of prefecture {code} is not valid")
    return result


def simple(detail: dict[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    """The same, simplified over the shared topology (Douglas-Peucker on arcs, not on rings)."""
    collection = {"type": "FeatureCollection", "features": _features(detail, DETAIL_DECIMALS)}
    topology = topojson.Topology(
        collection, prequantize=False, topology=True, toposimplify=SIMPLE_TOLERANCE, prevent_oversimplify=True
    )
    result = {}
    for feature in json.loads(topology.to_geojson())["features"]:
        geometry = shape(feature["geometry"])
        if not geometry.is_valid:
            geometry = make_valid(geometry)
        result[feature["properties"]["code"]] = _ordered([p for p in _parts(geometry) if p.area > 0])
    return result


def _features(geometries: dict[str, MultiPolygon], decimals: int) -> list[dict[str, Any]]:
    def rounded(value: Any) -> Any:
        return round(value, decimals) if isinstance(value, float) else [rounded(item) for item in value]

    return [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {"type": "MultiPolygon", "coordinates": rounded(mapping(geometry)["coordinates"])},
        }
        for code, geometry in sorted(geometries.items())
    ]


def collection(geometries: dict[str, MultiPolygon], decimals: int) -> str:
    """GeoJSON FeatureCollection as compact text; property `code` is JIS X 0401.

    Raises ValueError when rounding made a polygon invalid.
    """
    features = _features(geometries, decimals)
    for feature in features:
        if not shape(feature["geometry"]).is_valid:
            raise ValueError(f"rounding broke the polygon of prefecture {feature['properties']['code']}")
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))


def label_points(geometries: dict[str, MultiPolygon]) -> dict[str, tuple[float, float]]:
    """Prefecture code -> (lat, lng) of the point of its largest part that is farthest from any border."""
    points = {}
    for code, geometry in geometries.items():
        point = polylabel(max(geometry.geoms, key=lambda part: part.area), tolerance=0.005)
        points[code] = (round(point.y, 5), round(point.x, 5))
    return points
