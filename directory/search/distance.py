"""Nearest first, exactly: pages in the order of `ST_Distance` on the spheroid, ties by id.

The search walks *spots* (distinct public points), never listings, and only ever looks at complete sets
of them, so that the order is exact by construction:

* from the origin outwards it takes the nearest spots by index (`<->`). The index orders on the sphere,
  so the set is complete only up to a little less than its farthest member's distance;
* further out, and inwards from a position, it takes rings: boxes that cover the ring, then the exact
  distance. A page at any depth looks at one ring, not at what lies inside it.
* where thousands of spots were looked at and few of what stands on them matches, it goes the other way
  round: everything that matches, by the indexes of what is asked, then its distances.

Listings that share a spot come out of an index in id order, so ten thousand on one point cost no more
than a page of them. (docs/decisions/0002-points-as-rows.md)
"""

from dataclasses import dataclass
from typing import Any

from directory.search.conditions import Conditions
from directory.search.measured import all_around
from directory.search.ring import FARTHEST_METRES, Origin
from directory.search.spots import Hit, Position, nearest_spots, ring

# How many of the nearest spots are looked at, one after the other, before the search goes on in rings.
_RANKS = (64, 512, 4096)
_GROWTH = 3.0  # of a ring's width, while rings find too little
# Spots that are looked at for a page before the search goes the other way round.
_PATIENCE = _RANKS[-1]


@dataclass(frozen=True)
class Asked:
    """What listings must fulfil, in two forms that mean the same.

    there: of a public place `pp`, for places that are looked at one by one.
    anywhere: of an entry `e`, for finding all of them by the indexes of what is asked; None: places are
    looked at however many it takes.
    """

    there: Conditions
    anywhere: Conditions | None = None


def nearest(
    origin: Origin,
    asked: Asked,
    *,
    count: int,
    radius_m: float = FARTHEST_METRES,
    after: Position | None = None,
    before: Position | None = None,
) -> list[Hit]:
    """Up to `count` hits within `radius_m` metres (included), nearest first.

    With `after`, those that follow that position; with `before`, the last ones that come before it.
    """
    walk = _Walk(origin, asked.there, radius_m, patience=_PATIENCE if asked.anywhere else None)
    if before:
        hits = walk.inwards(count, before)
    elif after:
        hits = walk.outwards(count, after.distance_m, after.span_m, after)
    else:
        hits = walk.from_origin(count)
    if asked.anywhere and walk.gave_up:
        found = all_around(origin, asked.anywhere, count, radius_m, after, before)
        if found is None:
            return nearest(
                origin, Asked(asked.there), count=count, radius_m=radius_m, after=after, before=before
            )
        return found
    return hits


class _Walk:
    """Looks at spots around an origin, some at a time, until a page is full or patience is at its end."""

    def __init__(
        self, origin: Origin, conditions: Conditions, radius_m: float, patience: int | None = None
    ) -> None:
        self.origin, self.conditions, self.radius_m = origin, conditions, radius_m
        self.patience = patience
        self.looked_at = 0
        self.gave_up = False

    def from_origin(self, count: int) -> list[Hit]:
        """The nearest spots by index, then rings."""
        hits: list[Hit] = []
        reach = 0.0
        for rank in _RANKS:
            reach, hits = nearest_spots(self.origin, self.conditions, count, rank, self.radius_m)
            if len(hits) == count or reach > self.radius_m:
                return hits
            self.looked_at = rank
            # When so few match that patience will not do, it ends here.
            if self.patience is not None and rank * count > self.patience * max(len(hits), 1):
                self.gave_up = True
                return hits
        return hits + self.outwards(count - len(hits), reach, reach / 2)

    def outwards(self, count: int, inner: float, span: float, after: Position | None = None) -> list[Hit]:
        """Rings of growing width from `inner` (metres, included) to the radius (included)."""
        hits: list[Hit] = []
        while len(hits) < count and inner <= self.radius_m and not self._tired():
            outer = min(inner + _width(span, inner), self.radius_m)
            last = outer == self.radius_m
            hits += self._ring(count - len(hits), inner, outer, closed=last, after=after)
            if last:
                break
            inner, span, after = outer, span * _GROWTH, None
        return hits

    def inwards(self, count: int, before: Position) -> list[Hit]:
        """Rings of growing width from the position (excluded) to the origin; their farthest hits, nearest
        first.
        """
        hits: list[Hit] = []
        outer, span = before.distance_m, before.span_m
        position: Position | None = before
        while len(hits) < count and not self._tired():
            inner = max(outer - _width(span, outer), 0.0)
            # The first ring holds its outer edge: hits as far away as the position, with smaller ids.
            closed = position is not None
            found = self._ring(count - len(hits), inner, outer, closed=closed, before=position, inwards=True)
            hits = found + hits
            if inner == 0.0:
                break
            outer, span, position = inner, span * _GROWTH, None
        return hits

    def _ring(self, count: int, inner: float, outer: float, **edges: Any) -> list[Hit]:
        looked_at, hits = ring(self.origin, self.conditions, count, inner, outer, **edges)
        self.looked_at += looked_at
        return hits

    def _tired(self) -> bool:
        self.gave_up = self.patience is not None and self.looked_at >= self.patience
        return self.gave_up


def _width(span: float, at: float) -> float:
    """How wide (metres) the next ring is: as far as the page before reached, but never a sliver."""
    return max(span, 50.0, 0.02 * at)
