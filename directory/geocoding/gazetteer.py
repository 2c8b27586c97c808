"""The bundled gazetteer as a geopy geocoder."""

from typing import Any

from django.db import connection
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from directory.geocoding.answer import Candidate
from directory.geocoding.lookup import PlaceKey, candidates
from directory.geocoding.service import bundled
from directory.vocabulary import Lang

# A point this far from every municipality's point is not in Japan.
FARTHEST_METRES = 100_000

_NEAREST_SQL = """
    WITH here AS (SELECT ST_SetSRID(ST_MakePoint(%s, %s), 4326) AS point),
    inside AS (SELECT p.code FROM directory_prefecture p, here WHERE ST_Covers(p.geometry, here.point) LIMIT
    1) SELECT m.prefecture_id, m.key, ST_Distance(m.point, here.point::geography)
    FROM directory_municipality m, here
    WHERE m.valid_to IS NULL
        -- A ward without a point of its own stands on its city's.
        AND (m.parent_id IS NULL OR m.point_precision <> 'city')
        AND (NOT EXISTS (SELECT FROM inside) OR m.prefecture_id = (SELECT code FROM inside))
    ORDER BY m.point <-> here.point::geography, m.key
    LIMIT %s
"""


class GazetteerGeocoder(Geocoder):
    """`geocode` and `reverse` over the bundled gazetteer; needs no network.

    A `Location`'s `raw` holds `precision`, `source`, `type`, `prefecture_code`, `municipality_code`, and
    `unresolved` (geocode) or `distance_m` (reverse).
    """

    def __init__(self, *, language: Lang = "ja") -> None:
        super().__init__()
        self.language = language

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        language: Lang | None = None,
        timeout: float | object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The place a text means, or all it may mean, best first. None when there is none. `timeout` has no
        effect.
        """
        answer = bundled(query, limit)
        locations = [
            self._location(each, language, unresolved=answer.unresolved) for each in answer.candidates
        ]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        language: Lang | None = None,
        timeout: float | object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The municipality with the nearest point, in the prefecture whose polygon holds the given one.

        Municipalities have points and no boundaries here, so near a border it may be the neighbour:
        `distance_m` tells how far its point is. None farther than 100 km from all of them. Raises ValueError
        for what is no point.
        """
        point = self._coerce_point_to_string(query, "%(lat)s %(lon)s").split(" ")
        with connection.cursor() as cursor:
            cursor.execute(_NEAREST_SQL, [float(point[1]), float(point[0]), 1 if exactly_one else 5])
            rows = [row for row in cursor.fetchall() if row[2] <= FARTHEST_METRES]
        found = candidates(PlaceKey(prefecture, key) for prefecture, key, _ in rows)
        locations = [
            self._location(each, language, distance_m=round(row[2]))
            for each, row in zip(found, rows, strict=True)
        ]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def _location(self, place: Candidate, language: Lang | None, **more: Any) -> Location:
        raw = {
            "precision": place.precision,
            "source": place.source,
            "type": place.type,
            "prefecture_code": place.prefecture_code,
            "municipality_code": place.municipality_code,
            **more,
        }
        return Location(place.label(language or self.language), (place.lat, place.lng), raw)
