"""Is the loaded geography right? Each check returns problems as sentences; none means it holds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from directory.gazetteer import bundle
from directory.gazetteer.codes import is_valid_six, with_check_digit
from directory.models import Municipality, Prefecture

# A point may lie this far outside its prefecture's polygon: the polygons are drawn for small scales.
TOLERANCE_KM = 5.0
PRECISIONS = ("address", "town", "municipality", "city", "prefecture")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z ,'\-]*")
Check = Callable[[Path], Iterator[str]]


@dataclass(frozen=True)
class Outside:
    """A municipality whose point lies outside its prefecture's polygon by more than the tolerance."""

    key: str
    name: str
    km: float


def outside_prefecture(tolerance_km: float = TOLERANCE_KM) -> list[Outside]:
    """Every municipality, former ones included, farther outside than `tolerance_km`, ordered by key."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT m.key, m.full_name_ja, ST_Distance(m.point, p.geometry::geography) / 1000
            FROM directory_municipality m JOIN directory_prefecture p ON p.code = m.prefecture_id
            WHERE NOT ST_Covers(p.geometry, m.point::geometry)
              AND ST_Distance(m.point, p.geometry::geography) > %s
            ORDER BY m.key
            """,
            [tolerance_km * 1000],
        )
        return [Outside(key, name, round(km, 1)) for key, name, km in cursor.fetchall()]


def explained(data: Path = bundle.DATA) -> dict[str, str]:
    """Key -> why it may lie outside, from `point_exceptions.csv`."""
    return {row["key"]: row["reason"] for row in bundle.rows("point_exceptions.csv", data)}


def points_in_prefectures(data: Path) -> Iterator[str]:
    reasons = explained(data)
    found = outside_prefecture()
    for place in found:
        if not reasons.get(place.key):
            yield f"{place.key} {place.name} lies {place.km} km outside its prefecture, unexplained"
    for key in sorted(reasons.keys() - {place.key for place in found}):
        yield f"{key} is listed in point_exceptions.csv but does not lie outside its prefecture"


def codes(data: Path) -> Iterator[str]:
    for row in Municipality.objects.exclude(code="").values("key", "code", "local_gov_code", "prefecture_id"):
        if not is_valid_six(row["local_gov_code"]) or row["local_gov_code"][:5] != row["code"]:
            yield f"{row['key']} has code {row['local_gov_code']}, expected {with_check_digit(row['code'])}"
        if row["code"][:2] != row["prefecture_id"]:
            yield f"{row['key']} is filed under prefecture {row['prefecture_id']}"
    for code in Municipality.objects.current().filter(code="").values_list("key", flat=True):
        yield f"{code} exists today but has no code"


def wards(data: Path) -> Iterator[str]:
    for ward in Municipality.objects.filter(type="ward").select_related("parent"):
        if ward.parent is None or ward.parent.type != "designated_city":
            yield f"{ward.key} {ward.name_ja} is a ward without a designated city"
        elif not ward.name_ja.startswith(ward.parent.name_ja):
            yield f"{ward.key} {ward.name_ja} is filed under {ward.parent.name_ja}"
    for place in Municipality.objects.exclude(type="ward").filter(parent__isnull=False):
        yield f"{place.key} {place.name_ja} has a parent but is no ward"


def names(data: Path) -> Iterator[str]:
    for row in Municipality.objects.values(
        "key", "name_ja", "name_kana", "name_en", "county_ja", "county_kana", "county_en"
    ):
        if (
            not row["name_ja"]
            or not _HIRAGANA.fullmatch(row["name_kana"])
            or not _LATIN.fullmatch(row["name_en"])
        ):
            yield f"{row['key']} lacks a name: {row['name_ja']!r} {row['name_kana']!r} {row['name_en']!r}"
        if row["county_ja"] and not (
            _HIRAGANA.fullmatch(row["county_kana"]) and _LATIN.fullmatch(row["county_en"])
        ):
            yield f"{row['key']} lacks the reading of its county {row['county_ja']}"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT code, municipality_id, town_ja FROM directory_postalcode
            WHERE (town_ja <> '') AND (town_kana = '' OR town_en = '') ORDER BY 1, 2, 3
            """
        )
        for code, municipality, town in cursor.fetchall():
            yield f"postal code {code}, {municipality}: no reading for {town}"


def points(data: Path) -> Iterator[str]:
    """Every point states a known precision and its source."""
    odd = Municipality.objects.exclude(point_precision__in=PRECISIONS) | Municipality.objects.filter(
        point_source=""
    )
    for place in odd.order_by("key"):
        yield f"{place.key} has precision {place.point_precision!r} from {place.point_source!r}"


def capitals(data: Path) -> Iterator[str]:
    wanted = {row["code"]: row["capital_ja"] for row in bundle.rows("prefectures.csv", data)}
    loaded = Prefecture.objects.select_related("capital")
    for prefecture in loaded:
        capital = prefecture.capital
        if capital is None or capital.name_ja != wanted.get(prefecture.code):
            yield f"{prefecture.name_ja} has the capital {capital}, expected {wanted.get(prefecture.code)}"
        elif capital.prefecture_id != prefecture.code or not capital.is_centre or capital.valid_to:
            yield f"{capital.name_ja} cannot be the capital of {prefecture.name_ja}"
    if loaded.count() != 47:
        yield f"{loaded.count()} prefectures, expected 47"


def postal_codes(data: Path) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT p.code FROM directory_postalcode p
            LEFT JOIN directory_municipality m ON m.key = p.municipality_id
            WHERE p.code !~ '^[0-9]{7}$' OR m.key IS NULL OR m.valid_to IS NOT NULL
               OR m.type = 'designated_city'
            """
        )
        for (code,) in cursor.fetchall():
            yield f"postal code {code} has no municipality of today"


def successors(data: Path) -> Iterator[str]:
    for place in Municipality.objects.filter(valid_to__isnull=False).prefetch_related("successors"):
        heirs = list(place.successors.all())
        if not heirs:
            yield f"{place.key} ended in {place.valid_to} without a successor"
        for heir in heirs:
            if heir.valid_to:
                yield f"the successor of {place.key}, {heir.key}, is itself a former one"


def counts(data: Path) -> Iterator[str]:
    expected = bundle.manifest(data)["counts"]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT (SELECT count(*) FROM directory_municipality WHERE valid_to IS NULL),
                   (SELECT count(*) FROM directory_municipality WHERE valid_to IS NOT NULL),
                   (SELECT count(DISTINCT code) FROM directory_postalcode),
                   (SELECT count(*) FROM directory_postalcode)
            """
        )
        found = cursor.fetchone()
    for what, number in zip(
        ("municipalities", "former_municipalities", "postal_codes", "postal_rows"), found, strict=True
    ):
        if number < expected[what]:
            yield f"{number} {what}, the bundle has {expected[what]}"


CHECKS: dict[str, Check] = {
    "counts": counts,
    "points lie in their prefecture": points_in_prefectures,
    "points state precision and source": points,
    "codes and check digits": codes,
    "wards and their cities": wards,
    "capitals": capitals,
    "kanji, kana and romaji": names,
    "postal codes": postal_codes,
    "former municipalities": successors,
}
