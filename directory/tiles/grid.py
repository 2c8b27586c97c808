"""Tiles and the grid that points are rounded to: Web Mercator in units of 1 / 2^30 of the world's width.

At the deepest zoom a unit of the grid is a unit of a tile, so coordinates within tiles are shifts of it. The
functions `directory_grid_x` and `directory_grid_y` of the database place a point on the grid.
"""

import math
from dataclasses import dataclass

from django.utils.functional import cached_property

GRID_BITS = 30
DEEPEST_ZOOM = 18
EXTENT_BITS = GRID_BITS - DEEPEST_ZOOM
EXTENT = 1 << EXTENT_BITS  # units across a tile, as in the Mapbox Vector Tile specification
CELL_BITS = 4  # clusters stand in a grid of 16 by 16 a tile
# Deeper tiles than this are drawn from its cells, which are single points.
STORED_ZOOM = 12
# A point may lie this far (degrees) beyond the edge of its tile, by the rounding of floating point numbers.
_SLACK = 1e-6


@dataclass(frozen=True)
class Tile:
    """A tile of the map, z/x/y as on every web map: x from west to east, y from north to south."""

    z: int
    x: int
    y: int

    @property
    def width_bits(self) -> int:
        """How many bits of the grid count units within this tile."""
        return GRID_BITS - self.z

    @property
    def west(self) -> int:
        """Its left edge on the grid (included)."""
        return self.x << self.width_bits

    @property
    def north(self) -> int:
        """Its upper edge on the grid (included)."""
        return self.y << self.width_bits

    @cached_property
    def stored(self) -> "Tile":
        """The tile whose sums it is drawn from: itself, or the one of `STORED_ZOOM` it lies in."""
        deeper = max(self.z - STORED_ZOOM, 0)
        return Tile(self.z - deeper, self.x >> deeper, self.y >> deeper)

    @property
    def degrees(self) -> tuple[float, float, float, float]:
        """A box (west, south, east, north; WGS 84) that holds every point of it, and hardly more."""
        across = 1 << self.z
        return (
            self.x / across * 360 - 180 - _SLACK,
            _latitude((self.y + 1) / across) - _SLACK,
            (self.x + 1) / across * 360 - 180 + _SLACK,
            _latitude(self.y / across) + _SLACK,
        )


def _latitude(down: float) -> float:
    """The latitude (degrees) of a part (0 to 1) of the way down the Web Mercator map."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * down))))
