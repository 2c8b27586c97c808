"""Tiles as a map reads them, by a decoder of its own; and where a point must lie in them."""

import math
from typing import Any
from urllib.parse import quote

import mapbox_vector_tile
from django.db import connection
from django.test import Client

from tests.api.conftest import refuse_writes

WORLD = 1 << 30  # units of the grid around the world
EXTENT = 4096


def tile(client: Client, z: int, x: int, y: int, query: str = "", *, which: str = "listings") -> Any:
    """A tile's layers by name: lists of features (`properties`, `geometry`; y from the north)."""
    with connection.execute_wrapper(refuse_writes):
        response = client.get(f"/tiles/{which}/{z}/{x}/{y}.mvt", QUERY_STRING=quote(query, safe="=&,"))
    assert response.status_code == 200, response.content
    decoded = mapbox_vector_tile.decode(response.content, default_options={"y_coord_down": True})
    assert all(layer["extent"] == EXTENT and layer["version"] == 2 for layer in decoded.values())
    return {name: layer["features"] for name, layer in decoded.items()}


def grid(lat: float, lng: float) -> tuple[int, int]:
    """A point on the map in units of 1 / 2^30 of the world, by the textbook formula of Web Mercator."""
    sine = math.sin(math.radians(lat))
    x = (lng / 360 + 0.5) * WORLD
    y = (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * WORLD
    return math.floor(x), math.floor(y)


def at(z: int, lat: float, lng: float) -> tuple[int, int, int]:
    """The tile of a zoom in which a point lies."""
    x, y = grid(lat, lng)
    return z, x >> (30 - z), y >> (30 - z)


def counted(layers: Any) -> int:
    """How many places a tile shows, in clusters and one by one."""
    clusters = layers.get("clusters", [])
    return sum(each["properties"]["count"] for each in clusters) + len(layers.get("listings", []))


def ids(layers: Any) -> list[str]:
    """The listings given one by one."""
    return sorted(each["properties"]["id"] for each in layers.get("listings", []))
