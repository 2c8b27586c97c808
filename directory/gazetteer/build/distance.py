"""Distances between points, without a library that only the build has."""

import math


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lng), mean earth radius 6371.0088 km."""
    lat_a, lng_a, lat_b, lng_b = (math.radians(value) for value in (*a, *b))
    h = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lng_b - lng_a) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(math.sqrt(h))
