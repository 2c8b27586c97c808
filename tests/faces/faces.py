"""What each face answers to a query string: ids of listings, of all its pages."""

import csv
import io
import json
import math
from urllib.parse import parse_qsl, urlencode

import mapbox_vector_tile
from bs4 import BeautifulSoup
from django.test import Client

_ZOOM = 12  # the first at which listings are given one by one
_WHOLE_RESULT = {"limit", "cursor"}  # not for files


def page(client: Client, query: str) -> list[str]:
    """By the search page's own links to the next one."""
    found, address = [], f"/search/?{query}"
    while address:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        soup = BeautifulSoup(response.content, "html.parser")
        found += [card["data-listing"] for card in soup.select("#results [data-listing]")]
        link = soup.select_one('a[rel="next"]')
        address = str(link["href"]) if link else ""
        if address.startswith("?"):
            address = f"/search/{address}"
    return found


def api(client: Client, query: str) -> list[str]:
    found, address = [], f"/api/v1/listings/?{query}"
    while address:
        response = client.get(address)
        assert response.status_code == 200, (address, response.content)
        answer = response.json()
        found += [each["id"] for each in answer["results"]]
        address = answer["next"]
    return found


def geojson(client: Client, query: str) -> list[str]:
    found, address = [], f"/api/v1/listings/?{query}&format=geojson"
    while address:
        answer = json.loads(client.get(address).content)
        found += [each["id"] for each in answer["features"]]
        address = answer["next"]
    return found


def ndjson(client: Client, query: str) -> list[str]:
    return [json.loads(line)["id"] for line in _file(client, query, "ndjson").splitlines() if line]


def comma_separated(client: Client, query: str) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(_file(client, query, "csv").lstrip("\ufeff")))]


def _file(client: Client, query: str, form: str) -> str:
    pairs = [pair for pair in parse_qsl(query) if pair[0] not in _WHOLE_RESULT]
    response = client.get(f"/api/v1/listings/?{urlencode([*pairs, ('format', form)])}")
    assert response.status_code == 200, response
    return b"".join(response).decode()


def tiles(client: Client, query: str, points: set[tuple[float, float]]) -> set[str]:
    """Of the tiles in which these points (lat, lng) lie."""
    found = set()
    for x, y in sorted({_tile(*point) for point in points}):
        response = client.get(f"/tiles/listings/{_ZOOM}/{x}/{y}.mvt?{query}")
        assert response.status_code == 200, response.content
        layers = mapbox_vector_tile.decode(response.content)
        assert not layers.get("clusters", {}).get("features"), "these are few enough to be given singly"
        found |= {each["properties"]["id"] for each in layers.get("listings", {}).get("features", [])}
    return found


def _tile(lat: float, lng: float) -> tuple[int, int]:
    across = 1 << _ZOOM
    down = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return int((lng + 180) / 360 * across), int(down * across)
