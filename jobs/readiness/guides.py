"""Sheets for workplaces that everybody may use: a hand-over template (item G1), questions for interviews (B4,
the items of E). Data files in three language levels; plain Japanese carries its readings."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from directory.vocabulary import LANGS, Lang

_FOLDER = Path(__file__).parent / "guides"


@dataclass(frozen=True)
class Section:
    """A part of a sheet: a heading and what stands under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """A sheet in one language."""

    title: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]


def guide(name: str, lang: Lang) -> Guide:
    """`hand_over` or `interview`. Raises KeyError for another name."""
    return _guides()[name][lang]


@cache
def _guides() -> dict[str, dict[Lang, Guide]]:
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in _FOLDER.glob("*.json")}
    return {name: {lang: _in(data, lang) for lang in LANGS} for name, data in files.items()}


def _in(data: dict[str, Any], lang: Lang) -> Guide:
    return Guide(
        title=data["title"][lang],
        intro=tuple(each[lang] for each in data["intro"]),
        sections=tuple(
            Section(each["title"][lang], tuple(line[lang] for line in each["lines"]))
            for each in data["sections"]
        ),
    )
