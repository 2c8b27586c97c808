"""Areas inside a prefecture (県北, 隠岐...): an operator's table of municipality -> area."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from directory.gazetteer.codes import normalize_municipality_code
from directory.gazetteer.operator_files import LineError, read
from directory.models import Area, Municipality, Prefecture

COLUMNS = (
    "prefecture", "area", "name_ja", "name_kana", "name_en", "name_easy", "municipality", "source", "date",
)  # fmt: skip
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_NAMES = ("name_ja", "name_kana", "name_en", "name_easy")
# As in the table's columns.
_LENGTHS = {"name_ja": 40, "name_kana": 80, "name_en": 80, "name_easy": 120, "source": 200}


@dataclass
class AreaResult:
    """Areas that are new, changed, unchanged and removed, by `prefecture/area`."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    applied: bool = False


@dataclass
class _Draft:
    line: int
    names: dict[str, str]
    source: str
    as_of: date
    members: dict[str, int] = field(default_factory=dict)  # municipality -> line


def import_areas(path: Path, apply: bool = False, replace: bool = False) -> AreaResult:
    """Read a table of areas and, with `apply`, write it. An area in the file gets exactly the file's
    municipalities; with `replace`, other areas of the prefectures in the file are removed. A designated city
    stands for its wards too.

    Nothing is written when any line is wrong. Raises FileError for a file that cannot be read.
    """
    found = read(path, COLUMNS)
    result = AreaResult(errors=list(found.errors))
    drafts = _drafts(found.rows, result.errors)
    result.errors.sort(key=lambda error: error.line)
    result.applied = apply and not result.errors
    with transaction.atomic():
        for (prefecture, code), draft in drafts.items():
            _write(prefecture, code, draft, result)
        if replace:
            for area in Area.objects.filter(prefecture__in={prefecture for prefecture, _ in drafts}):
                if (area.prefecture_id, area.code) not in drafts:
                    result.removed.append(f"{area.prefecture_id}/{area.code}")
                    area.delete()
        if not result.applied:
            transaction.set_rollback(True)
    return result


def _drafts(rows: list[tuple[int, dict[str, str]]], errors: list[LineError]) -> dict[tuple[str, str], _Draft]:
    prefectures = set(Prefecture.objects.values_list("code", flat=True))
    municipalities = dict(Municipality.objects.current().values_list("code", "prefecture_id"))
    wards: dict[str, list[str]] = defaultdict(list)
    for code, parent in Municipality.objects.current().filter(type="ward").values_list("code", "parent_id"):
        wards[parent].append(code)
    drafts: dict[tuple[str, str], _Draft] = {}
    for line, row in rows:
        try:
            prefecture, municipality, as_of = _parse(row, prefectures, municipalities)
            names = {name: row[name] for name in _NAMES}
            draft = drafts.setdefault((prefecture, row["area"]), _Draft(line, names, row["source"], as_of))
            if (draft.names, draft.source, draft.as_of) != (names, row["source"], as_of):
                raise ValueError(f"names, source or date differ from line {draft.line} of the same area")
            if municipality in draft.members:
                raise ValueError(f"municipality: the same as in line {draft.members[municipality]}")
            for code in (municipality, *wards[municipality]):
                draft.members.setdefault(code, line)
        except ValueError as error:
            errors.append(LineError(line, str(error)))
    return drafts


def _parse(
    row: dict[str, str], prefectures: set[str], municipalities: dict[str, str]
) -> tuple[str, str, date]:
    """Prefecture code, municipality code and date of a line. Raises ValueError with the column's name."""
    prefecture = row["prefecture"].removeprefix("JP-")
    if prefecture not in prefectures:
        raise ValueError(f"prefecture: {row['prefecture']!r} is not 01 to 47")
    if not _SLUG.fullmatch(row["area"]) or len(row["area"]) > 40:
        raise ValueError(f"area: {row['area']!r} is not made of a-z, 0-9 and hyphens (at most 40)")
    for column in (*_NAMES, "source"):
        limit = _LENGTHS[column]
        if not row[column] or len(row[column]) > limit:
            raise ValueError(f"{column}: 1 to {limit} characters are needed")
    try:
        municipality = normalize_municipality_code(row["municipality"])
    except ValueError as error:
        raise ValueError(f"municipality: {error}") from error
    if municipalities.get(municipality) != prefecture:
        raise ValueError(f"municipality: {municipality} is not a municipality of prefecture {prefecture}")
    try:
        as_of = date.fromisoformat(row["date"])
    except ValueError:
        raise ValueError(f"date: {row['date']!r} is not a date like 2026-04-01") from None
    return prefecture, municipality, as_of


def _write(prefecture: str, code: str, draft: _Draft, result: AreaResult) -> None:
    wanted = {**draft.names, "source": draft.source, "as_of": draft.as_of}
    label = f"{prefecture}/{code}"
    area = Area.objects.filter(prefecture_id=prefecture, code=code).first()
    members = Municipality.objects.filter(key__in=draft.members)
    if area is None:
        area = Area.objects.create(prefecture_id=prefecture, code=code, **wanted)
        area.municipalities.set(members)
        result.new.append(label)
        return
    same = all(getattr(area, name) == value for name, value in wanted.items())
    if same and set(area.municipalities.values_list("key", flat=True)) == draft.members.keys():
        result.unchanged.append(label)
        return
    for name, value in wanted.items():
        setattr(area, name, value)
    area.save()
    area.municipalities.set(members)
    result.changed.append(label)
