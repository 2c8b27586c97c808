"""The shape of a prefecture as a small drawing, with what is listed there as dots. No script, no tiles."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from directory.models import Prefecture
from frontend.public.cards import Card

_SIZE = 320.0
_MARGIN = 10.0
# Islands smaller than this part of the whole drawing's area would be specks.
_SMALLEST_RING = 0.0004


@dataclass(frozen=True)
class Dot:
    """A listed place on the drawing."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Outline:
    """path: SVG path data. width, height: of the drawing, in its own units."""

    path: str
    width: float
    height: float
    dots: list[Dot]


def outline_of(prefecture: Prefecture, cards: Iterable[Card]) -> Outline:
    """Draw the prefecture's outline (WGS 84, equirectangular around its middle) and the cards' points in it.

    Far islands (Ogasawara, Amami) would shrink the rest to nothing: only rings near the largest are drawn.
    """
    rings = [polygon[0] for polygon in prefecture.outline]
    sizes = [_area(ring.coords) for ring in rings]
    main = rings[sizes.index(max(sizes))].extent
    reach = 0.75 * max(main[2] - main[0], main[3] - main[1])
    shown = [
        ring.coords
        for ring, size in zip(rings, sizes, strict=True)
        if size >= _SMALLEST_RING * max(sizes) and _near(ring.extent, main, reach)
    ]
    lngs = [lng for ring in shown for lng, _lat in ring]
    lats = [lat for ring in shown for _lng, lat in ring]
    squeeze = math.cos(math.radians((min(lats) + max(lats)) / 2))
    scale = (_SIZE - 2 * _MARGIN) / max((max(lngs) - min(lngs)) * squeeze, max(lats) - min(lats))

    def place(lng: float, lat: float) -> tuple[float, float]:
        return (
            round(_MARGIN + (lng - min(lngs)) * squeeze * scale, 1),
            round(_MARGIN + (max(lats) - lat) * scale, 1),
        )

    width, south_y = place(max(lngs), min(lats))
    dots = {
        Dot(*place(point.lng, point.lat), card.kind)
        for card in cards
        for point in card.points
        if point.prefecture.pk == prefecture.pk and point.precision != "prefecture"
    }
    height = south_y + _MARGIN
    inside = [dot for dot in dots if 0 <= dot.x <= width + _MARGIN and 0 <= dot.y <= height]
    return Outline(
        path="".join(_path([place(*corner) for corner in ring]) for ring in shown),
        width=width + _MARGIN,
        height=height,
        dots=sorted(inside, key=lambda dot: (dot.kind, dot.x, dot.y)),
    )


def _path(corners: list[tuple[float, float]]) -> str:
    """A closed ring as SVG path data; corners that fall on the one before are left out."""
    kept = [corner for corner, before in zip(corners[1:], corners, strict=False) if corner != before]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"


def _area(ring: Iterable[tuple[float, ...]]) -> float:
    """The area of a ring in square degrees (shoelace)."""
    points = list(ring)
    pairs = pairwise(points)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _near(extent: tuple[float, ...], main: tuple[float, ...], reach: float) -> bool:
    west, south, east, north = extent
    return (
        west >= main[0] - reach
        and east <= main[2] + reach
        and south >= main[1] - reach
        and north <= main[3] + reach
    )
