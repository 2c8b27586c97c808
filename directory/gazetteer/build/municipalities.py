"""Municipalities: today's from the postal table and the list of designated cities, former ones from a kept
list."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from directory.gazetteer.build.names import GeoNamesIndex, Name, spelling, split
from directory.gazetteer.build.sources import PostalRow
from directory.gazetteer.codes import with_check_digit

COLUMNS = (
    "key", "code", "local_gov_code", "prefecture", "parent", "type", "name_ja", "name_kana", "name_en",
    "county_ja", "county_kana", "county_en", "full_name_ja", "lat", "lng", "point_precision", "point_source",
    "population", "population_source", "is_capital", "is_designated", "valid_from", "valid_to", "successors",
    "source_note",
)  # fmt: skip

# JpGeocode spells or knows these otherwise: (prefecture, its name, today's name in the postal table).
JP_GEOCODE_NAMES = {
    ("兵庫県", "丹波篠山市"): "篠山市",
    ("高知県", "檮原町"): "梼原町",
    ("福岡県", "須惠町"): "須恵町",
}
# GeoNames points of a former municipality may lie this far from its successor's.
FORMER_KM = 40.0
_PLACES = 6  # decimals; about 0.1 m


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _type_of(code: str, name: str, parent: str) -> str:
    if parent:
        return "ward"
    if code.startswith("131") and name.endswith("区"):
        return "special_ward"
    return {"市": "city", "町": "town", "村": "village"}[name[-1]]


class Builder:
    """Rows of `municipalities.csv`, in order of key. Every decision about a row is made here."""

    def __init__(
        self,
        prefectures: list[dict[str, str]],
        designated: list[dict[str, str]],
        points: dict[tuple[str, str], tuple[float, float]],
        geonames: GeoNamesIndex,
        label_points: dict[str, tuple[float, float]],
    ) -> None:
        self.prefectures = {row["code"]: row for row in prefectures}
        self.designated = {row["jis_code"]: row for row in designated}
        self.points = points
        self.geonames = geonames
        self.label_points = label_points
        self.rows: dict[str, dict[str, Any]] = {}
        self.city_bases: set[tuple[str, tuple[str, str]]] = set()  # prefecture and base name of its cities
        self.spellings: list[tuple[str, str, str]] = []  # (key, computed, GeoNames) where both differ

    def build(self, postal: Iterable[PostalRow], former: list[dict[str, str]]) -> list[dict[str, Any]]:
        """Everything. Raises ValueError naming the row when the sources contradict each other."""
        self._designated_cities()
        cities = {row.municipality: (row.city_ja, row.city_kana) for row in postal if not row.office}
        self.city_bases = {
            (code[:2], split(*names).base) for code, names in cities.items() if names[0].endswith("市")
        }
        for code, (ja, kana) in sorted(cities.items()):
            self._current(code, ja, kana)
        for row in former:
            self._former(row)
        return [self.rows[key] for key in sorted(self.rows)]

    def short_names(self) -> dict[str, str]:
        """Code -> name without its county, of today's municipalities."""
        return {key: row["name_ja"] for key, row in self.rows.items() if not row["valid_to"]}

    def _designated_cities(self) -> None:
        for code, city in sorted(self.designated.items()):
            name = Name(city["name_ja"], city["name_kana"])
            self._add(code, name, "designated_city", parent="", english=city["name_en"])

    def _current(self, code: str, city_ja: str, city_kana: str) -> None:
        parent = next(
            (
                parent_code
                for parent_code, city in self.designated.items()
                if code[:2] == parent_code[:2]
                and city_ja.startswith(city["name_ja"])
                and city_ja != city["name_ja"]
            ),
            "",
        )
        name = split(city_ja, city_kana)
        self._add(code, name, _type_of(code, name.ja, parent), parent)

    def _add(self, code: str, name: Name, kind: str, parent: str, english: str = "") -> None:
        prefecture = self.prefectures[code[:2]]
        parent_row = self.rows[parent] if parent else None
        point = self._point(code, name, parent_row)
        # A ward's own name, without its city's, is what GeoNames may know.
        own = name
        if parent_row:
            own = Name(
                name.ja.removeprefix(parent_row["name_ja"]), name.kana.removeprefix(parent_row["name_kana"])
            )
        # 釧路町 must not be taken for 釧路市 next to it.
        shared = kind in ("town", "village") and (code[:2], name.base) in self.city_bases
        near = (point["lat"], point["lng"])
        place = None if parent_row else self.geonames.find(code[:2], own, near, whole_name_only=shared)
        if not english:
            english = spelling(own, place)
            if english != own.hepburn:
                self.spellings.append((code, own.hepburn, english))
        if parent_row:
            english = f"{english} Ward, {parent_row['name_en']}"
        self.rows[code] = {
            "key": code,
            "code": code,
            "local_gov_code": with_check_digit(code),
            "prefecture": code[:2],
            "parent": parent,
            "type": kind,
            "name_ja": name.ja,
            "name_kana": name.kana,
            "name_en": english,
            "county_ja": name.county_ja,
            "county_kana": name.county_kana,
            "county_en": name.county_en,
            "full_name_ja": prefecture["name_ja"] + name.county_ja + name.ja,
            **point,
            "population": place.population if place and place.population else None,
            "population_source": "geonames" if place and place.population else "",
            "is_capital": int(name.ja == prefecture["capital_ja"] and not parent),
            "is_designated": int(kind == "designated_city"),
            "valid_from": "",
            "valid_to": "",
            "successors": "",
            "source_note": "",
        }

    def _point(self, code: str, name: Name, parent: dict[str, Any] | None) -> dict[str, Any]:
        """Own point, else GeoNames', else the parent city's, else the prefecture's."""
        prefecture_ja = self.prefectures[code[:2]]["name_ja"]
        known = JP_GEOCODE_NAMES.get((prefecture_ja, name.ja), name.ja)
        if own := self.points.get((prefecture_ja, known)):
            return _located(*own, "municipality", "jpgeocode")
        if parent:
            return _located(parent["lat"], parent["lng"], "city", f"parent:{parent['point_source']}")
        if place := self.geonames.find(code[:2], name, None):
            return _located(place.lat, place.lng, "municipality", "geonames")
        return _located(*self.label_points[code[:2]], "prefecture", "naturalearth")

    def _former(self, row: dict[str, str]) -> None:
        prefecture = self.prefectures[row["prefecture"]]
        name = Name(row["name_ja"], row["name_kana"], row["county_ja"], row["county_kana"])
        key = f"{row['code'] or row['prefecture']}-{name.ja}-{row['valid_to'][:4]}"
        if key in self.rows:
            raise ValueError(f"former municipality {key} is listed twice")
        successors = row["successors"].split("|")
        for code in successors:
            if code not in self.rows:
                raise ValueError(f"former municipality {key} has an unknown successor {code}")
        heir = self.rows[successors[0]]
        parent = row["parent"]
        own = name
        if parent:
            city = self.rows[parent]
            own = Name(name.ja.removeprefix(city["name_ja"]), name.kana.removeprefix(city["name_kana"]))
        place = None
        same_land = row["kind"] in ("改称", "市制")  # only the name changed, or a town became a city
        if not same_land and not parent:
            place = self.geonames.find(row["prefecture"], name, (heir["lat"], heir["lng"]), FORMER_KM)
        english = spelling(own, place)
        if place:
            point = _located(place.lat, place.lng, "municipality", "geonames")
        elif same_land:
            point = {k: heir[k] for k in ("lat", "lng", "point_precision", "point_source")}
        else:
            point = _located(heir["lat"], heir["lng"], "city", f"successor:{heir['point_source']}")
        self.rows[key] = {
            "key": key,
            "code": row["code"],
            "local_gov_code": with_check_digit(row["code"]) if row["code"] else "",
            "prefecture": row["prefecture"],
            "parent": parent,
            "type": "ward" if parent else _type_of(row["code"] or "00000", name.ja, ""),
            "name_ja": name.ja,
            "name_kana": name.kana,
            "name_en": f"{english} Ward, {self.rows[parent]['name_en']}" if parent else english,
            "county_ja": name.county_ja,
            "county_kana": name.county_kana,
            "county_en": name.county_en,
            "full_name_ja": prefecture["name_ja"] + name.county_ja + name.ja,
            **point,
            "population": None,
            "population_source": "",
            "is_capital": 0,
            "is_designated": 0,
            "valid_from": "",
            "valid_to": row["valid_to"],
            "successors": row["successors"],
            "source_note": row["source_note"],
        }
        # A successor that was founded or renamed by this change began on that day.
        if row["kind"] != "編入":
            for code in successors:
                self.rows[code]["valid_from"] = max(self.rows[code]["valid_from"], row["valid_to"])

    def point_counts(self) -> Counter[tuple[str, str]]:
        """(precision, source) -> number of today's municipalities."""
        return Counter(
            (r["point_precision"], r["point_source"]) for r in self.rows.values() if not r["valid_to"]
        )


def _located(lat: float, lng: float, precision: str, source: str) -> dict[str, Any]:
    return {
        "lat": round(lat, _PLACES),
        "lng": round(lng, _PLACES),
        "point_precision": precision,
        "point_source": source,
    }
