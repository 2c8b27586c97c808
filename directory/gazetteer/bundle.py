"""Reading the bundled files of `directory/data/` (what they are: `directory/data/README.md`)."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def rows(name: str, data: Path = DATA) -> Iterator[dict[str, str]]:
    """The rows of a bundled CSV file (`.csv` or `.csv.gz`), every value a string."""
    yield from csv.DictReader(io.StringIO(_text(data / name), newline=""))


def tuples(name: str, data: Path = DATA) -> tuple[list[str], Iterator[list[str]]]:
    """Header and rows of a bundled CSV file as lists: the quick way through a long one."""
    reader = csv.reader(io.StringIO(_text(data / name), newline=""))
    return next(reader), reader


def geometries(name: str, data: Path = DATA) -> dict[str, str]:
    """Prefecture code -> GeoJSON geometry as text."""
    return {
        feature["properties"]["code"]: json.dumps(feature["geometry"])
        for feature in json.loads(_text(data / name))["features"]
    }


def manifest(data: Path = DATA) -> dict[str, Any]:
    """`gazetteer.json`: versions, counts and checksums of the last build."""
    result: dict[str, Any] = json.loads(_text(data / "gazetteer.json"))
    return result


def read_credits(data: Path = DATA) -> list[dict[str, Any]]:
    """`credits.json`: whom to name for the geography, each with texts in `ja`, `en`, `easy`."""
    result: list[dict[str, Any]] = json.loads(_text(data / "credits.json"))
    return result
