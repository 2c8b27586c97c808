"""Boxes in degrees that together cover a ring around a point.

An index can look up boxes, not rings. Covering a thin ring with many small boxes keeps what is looked at
close to what lies in the ring, however many listings lie inside it.
"""

import math
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # west, south, east, north in degrees

FARTHEST_METRES = 20_100_000.0  # more than half the way round the earth: nothing is farther

# WGS 84 radii of curvature lie between 6,335 km and 6,400 km. The smaller one makes degrees larger than they
# are, so that a box always reaches at least as far as it should; the larger one, the other way round.
_SMALLEST_RADIUS = 6_335_000.0
_LARGEST_RADIUS = 6_400_000.0
_MOST_SECTORS = 96
# Beyond this the flat picture of a ring no longer holds; one box is looked up instead.
_WIDEST_SECTORED_METRES = 400_000.0


@dataclass(frozen=True)
class Origin:
    """Where distances are measured from: WGS 84 degrees."""

    lat: float
    lng: float

    @property
    def ewkt(self) -> str:
        """As PostGIS reads it."""
        return f"SRID=4326;POINT({self.lng!r} {self.lat!r})"


def covering_boxes(origin: Origin, inner: float, outer: float) -> list[Box]:
    """Boxes that cover every point whose distance (metres) from the origin is between `inner` and `outer`.

    They may cover more, and overlap; never less.
    """
    outer = max(outer, 1.0)  # the point itself is a disc of a metre
    whole = _disc_box(origin, outer)
    if inner < 0.5 * outer or outer > _WIDEST_SECTORED_METRES or not _is_ordinary(whole):
        return [whole]
    # A sector whose bulge (sagitta) is as deep as the ring is thick wastes about half of what it covers.
    thickness = max(outer - inner, 1.0)
    sagitta_angle = 2 * math.acos(max(1 - thickness / outer, -1.0))
    sectors = min(_MOST_SECTORS, max(8, math.ceil(2 * math.pi / max(sagitta_angle, 1e-6))))
    return [
        _sector_box(origin, inner, outer, 2 * math.pi * i / sectors, 2 * math.pi * (i + 1) / sectors)
        for i in range(sectors)
    ]


def _disc_box(origin: Origin, radius: float) -> Box:
    """The box around a disc; the whole earth's width where it holds a pole or crosses the date line."""
    reach = math.degrees(radius / _SMALLEST_RADIUS) + 1e-6
    south, north = max(origin.lat - reach, -90.0), min(origin.lat + reach, 90.0)
    if south == -90.0 or north == 90.0:
        return (-180.0, south, 180.0, north)
    # The widest meridian distance of a disc is not at its centre's latitude (spherical caps): asin, not
    # r/cos.
    half = math.degrees(
        math.asin(min(1.0, math.sin(math.radians(reach)) / math.cos(math.radians(origin.lat))))
    ) if reach < 90 else 180.0  # fmt: skip
    west, east = origin.lng - half - 1e-6, origin.lng + half + 1e-6
    if west < -180.0 or east > 180.0:
        return (-180.0, south, 180.0, north)
    return (west, south, east, north)


def _is_ordinary(box: Box) -> bool:
    """Away from poles and date line, where degrees behave."""
    west, south, east, north = box
    return east - west < 90 and south > -80 and north < 80


def _sector_box(origin: Origin, inner: float, outer: float, start: float, end: float) -> Box:
    """The box around the part of a ring between two bearings (radians, clockwise from north)."""
    bearings = [start, end]
    # Where the arc passes north, east, south or west it reaches farther than at its ends.
    quarter = math.pi / 2
    bearings += [k * quarter for k in range(math.ceil(start / quarter), math.floor(end / quarter) + 1)]
    points = [
        _destination(origin, bearing, distance, radius)
        for bearing in bearings
        for distance in (inner, outer)
        for radius in (_SMALLEST_RADIUS, _LARGEST_RADIUS)
    ]
    # A great circle's bulge and the sphere for the spheroid: half a per cent of the way out, and a metre.
    slack_lat = math.degrees((0.002 * outer + 1.0) / _SMALLEST_RADIUS)
    slack_lng = slack_lat / max(math.cos(math.radians(abs(origin.lat) + math.degrees(outer / 6.3e6))), 0.1)
    lngs = [lng for lng, _lat in points]
    lats = [lat for _lng, lat in points]
    return (min(lngs) - slack_lng, min(lats) - slack_lat, max(lngs) + slack_lng, max(lats) + slack_lat)


def _destination(origin: Origin, bearing: float, distance: float, radius: float) -> tuple[float, float]:
    """Where one arrives on a sphere of that radius: (lng, lat) in degrees."""
    angle = distance / radius
    lat = math.radians(origin.lat)
    there = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(bearing))
    turn = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(there)
    )
    return origin.lng + math.degrees(turn), math.degrees(there)
