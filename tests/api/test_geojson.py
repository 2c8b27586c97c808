"""Any query as GeoJSON (RFC 7946), checked against the published schema and against the JSON list."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.gis.gdal import DataSource

from directory import kinds
from tests.api import schemas
from tests.api.conftest import Ask
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = json.loads((ROOT / "node_modules/geojson-schema/FeatureCollection.json").read_text())
NEAR_MATSUE = "near=35.468,133.048"
KINDS = [kind.key for kind in kinds.all_kinds()]


def geojson(ask: Ask, query: str) -> dict[str, Any]:
    response = ask(f"/api/v1/listings/?{query}", accept="application/geo+json")
    assert response["Content-Type"] == "application/geo+json"
    answer: dict[str, Any] = response.json()
    schemas.conforms(answer, PUBLISHED)
    schemas.conforms(answer, schemas.FEATURES)
    return answer


@pytest.fixture
def listings() -> None:
    for kind in KINDS:
        make_listing(kind)
        make_listing(kind, points=[(35.5, 133.1), (35.47, 133.05)])
        make_listing(kind, points=[], online=True)


@pytest.mark.parametrize("query", ["", NEAR_MATSUE, "limit=2", "online=only", f"{NEAR_MATSUE}&limit=3"])
def test_features_are_the_results(ask: Ask, listings: None, query: str) -> None:
    results = ask(f"/api/v1/listings/?{query}").json()["results"]
    features = geojson(ask, query)["features"]
    assert [feature["id"] for feature in features] == [result["id"] for result in results]
    for feature, result in zip(features, results, strict=True):
        points = result.pop("points", [result["point"]] if result["point"] else [])
        point = result.pop("point")
        assert feature["properties"].pop("precisions", None) in (None, [each["precision"] for each in points])
        assert feature["properties"].pop("precision") == (point["precision"] if point else None)
        assert feature["properties"] == result
        coordinates = [[each["lng"], each["lat"]] for each in points]
        assert feature["geometry"] == (
            {"type": "Point", "coordinates": coordinates[0]} if len(coordinates) == 1
            else {"type": "MultiPoint", "coordinates": coordinates} if coordinates
            else None
        )  # fmt: skip


def test_pages_lead_on_in_the_same_format(ask: Ask, listings: None) -> None:
    expected = [each["id"] for each in ask("/api/v1/listings/?limit=100").json()["results"]]
    address, found = "/api/v1/listings/?format=geojson&limit=5&lang=en", []
    while address:
        answer = ask(address).json()
        schemas.conforms(answer, schemas.FEATURES)
        found += [feature["id"] for feature in answer["features"]]
        address = answer["next"]
        assert address is None or "format=geojson" in address
    assert found == expected


def test_nobody_stands_before_an_empty_map(ask: Ask, listings: None) -> None:
    answer = geojson(ask, "near=0,0")
    assert answer["features"] == []
    assert set(answer["nearest"]) == set(KINDS)
    assert all(feature["type"] == "Feature" for feature in [*answer["nearest"]["job"], *answer["online"]])


def test_another_reader_reads_the_same(ask: Ask, listings: None, tmp_path: Path) -> None:
    """GDAL, which QGIS reads with."""
    answer = geojson(ask, f"{NEAR_MATSUE}&kind=group")
    file = tmp_path / "answer.geojson"
    file.write_text(json.dumps(answer))
    layer = DataSource(file)[0]
    assert [feature.get("id") for feature in layer] == [feature["id"] for feature in answer["features"]]
    assert layer[0].geom.coords == tuple(answer["features"][0]["geometry"]["coordinates"])


def test_some_fields(ask: Ask, listings: None) -> None:
    answer = geojson(ask, "fields=title,kind&kind=job&limit=1")
    (feature,) = answer["features"]
    assert set(feature["properties"]) == {"title", "kind"}
    assert "fields=kind,title" in answer["next"]
    (feature,) = geojson(ask, "fields=point&kind=job&limit=1&online=exclude")["features"]
    assert set(feature["properties"]) == {"precision"}
    assert feature["geometry"] is not None
