"""What is asked about: random origins, and listings with their regions. The same seed gives the same."""

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections

from directory import kinds
from jobs.readiness import instruments

SEED = 20261123
TOKYO = (35.681236, 139.767125)  # the station: the densest place
_DRAWN_FROM = 25_000  # public places, about
_SPREAD_DEGREES = 0.03  # of origins around a municipality's point, about 3 km


@contextmanager
def using(database: str) -> Iterator[None]:
    """This process's queries go to that database."""
    before = connection.settings_dict["NAME"]
    _switch(database)
    try:
        yield
    finally:
        _switch(before)


def _switch(database: str) -> None:
    for each in connections.all():
        each.close()
        each.settings_dict["NAME"] = database


def query(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Rows of the database in use."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


@dataclass(frozen=True)
class Origin:
    """Where somebody stands: WGS 84 degrees, 6 decimals."""

    lat: float
    lng: float

    @property
    def text(self) -> str:
        """As `near` takes it."""
        return f"{self.lat},{self.lng}"

    def tile(self, zoom: int) -> tuple[int, int]:
        """The column and row of the map tile it lies in."""
        across = 1 << zoom
        down = math.asinh(math.tan(math.radians(self.lat)))
        return int((self.lng + 180) / 360 * across), int((1 - down / math.pi) / 2 * across)


def origins_by_people(count: int) -> list[Origin]:
    """Where people live: municipalities by population, and a little beside their point."""
    return _around(
        query(
            "SELECT ST_Y(point::geometry), ST_X(point::geometry), coalesce(population, 3000) "
            "FROM directory_municipality WHERE valid_to IS NULL AND type <> 'designated_city' ORDER BY code"
        ),
        count,
    )


def sparse_origins(count: int) -> list[Origin]:
    """In the tenth of the municipalities with the fewest people."""
    return _around(
        query(
            "SELECT ST_Y(point::geometry), ST_X(point::geometry), 1 FROM directory_municipality "
            "WHERE valid_to IS NULL AND population IS NOT NULL ORDER BY population, code LIMIT 174"
        ),
        count,
    )


def dense_origins(count: int) -> list[Origin]:
    """In the special wards of Tokyo."""
    return _around(
        query(
            "SELECT ST_Y(point::geometry), ST_X(point::geometry), 1 FROM directory_municipality "
            "WHERE valid_to IS NULL AND type = 'special_ward' ORDER BY code"
        ),
        count,
    )


def origins_by_area(count: int) -> list[Origin]:
    """Anywhere on land, as likely here as there."""
    rows = query(
        "SELECT ST_Y(p), ST_X(p) FROM (SELECT "
        "(ST_Dump(ST_GeneratePoints(ST_Union(geometry), %s, %s))).geom p FROM directory_prefecture) AS drawn "
        "ORDER BY md5(ST_AsText(p)) LIMIT %s",
        [2 * count, SEED, count],  # small islands get fewer than they ask for
    )
    return [Origin(round(lat, 6), round(lng, 6)) for lat, lng in rows]


def mixed_origins(count: int) -> list[Origin]:
    """By turns where people live and anywhere."""
    half = (count + 1) // 2
    pairs = zip(origins_by_people(half), origins_by_area(half), strict=True)
    return [origin for pair in pairs for origin in pair][:count]


def _around(towns: list[tuple[float, float, int]], count: int) -> list[Origin]:
    rng = random.Random(SEED)
    drawn = rng.choices(towns, weights=[people for _lat, _lng, people in towns], k=count)
    return [
        Origin(round(rng.gauss(lat, _SPREAD_DEGREES), 6), round(rng.gauss(lng, _SPREAD_DEGREES), 6))
        for lat, lng, _people in drawn
    ]


# What may stand in an address, by the name it has there.
Arguments = dict[str, Any]


def arguments(count: int) -> list[Arguments]:
    """Random public listings of the database in use, each with all that an address can ask of it."""
    of_kind = {kind.key: kind for kind in kinds.all_kinds()}
    ((places,),) = query("SELECT count(*) FROM directory_publicplace")
    rows = query(
        "SELECT pp.listing_id, pp.kind, l.organization_id, m.prefecture_id, m.code, "
        "       ST_Y(s.point::geometry), ST_X(s.point::geometry) "
        "FROM (SELECT * FROM directory_publicplace TABLESAMPLE SYSTEM (%s) REPEATABLE (1)) pp "
        "JOIN directory_listing l ON l.id = pp.listing_id JOIN directory_municipality m "
        "  ON m.key = pp.municipality_id JOIN directory_spot s ON s.id = pp.spot_id "
        "WHERE pp.open_data AND NOT pp.aside ORDER BY md5(pp.listing_id::text)",
        [min(100, 100 * _DRAWN_FROM / max(places, 1))],
    )
    found = []
    share = -(-count // len(of_kind))
    for kind in of_kind.values():
        for listing, _kind, organization, prefecture, municipality, lat, lng in [
            row for row in rows if row[1] == kind.key
        ][:share]:
            z = 12
            x, y = Origin(lat, lng).tile(z)
            found.append(
                {
                    "listing_id": listing, f"{kind.key}_id": listing, "kind_path": kind.path,
                    "organization_id": organization,
                    "code": prefecture, "municipality_code": municipality, "z": z, "x": x, "y": y,
                    "near": f"{lat},{lng}", "version": instruments.current().version,
                }
            )  # fmt: skip
    random.Random(SEED).shuffle(found)
    return found
