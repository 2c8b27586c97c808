"""The one vocabulary: every enumeration with its keys and labels in three languages.

`directory/data/vocabulary.json` is the source. Forms, filters, imports, the API and the pages take keys and
labels from here and nowhere else. Plain Japanese carries its reading as `{漢字|かな}`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["ja", "en", "easy"]
LANGS: tuple[Lang, ...] = ("ja", "en", "easy")

_FILE = Path(__file__).parent / "data" / "vocabulary.json"


@dataclass(frozen=True)
class Term:
    """One key of an enumeration with its labels."""

    key: str
    ja: str
    en: str
    easy: str


@cache
def _enums() -> dict[str, dict[str, Term]]:
    return {
        name: {
            value["key"]: Term(value["key"], value["ja"], value["en"], value["easy_ruby"])
            for value in enum["values"]
        }
        for name, enum in json.loads(_FILE.read_text(encoding="utf-8")).items()
    }


def enum_names() -> list[str]:
    """The names of all enumerations, as the vocabulary file orders them."""
    return list(_enums())


def terms(enum: str) -> list[Term]:
    """All terms of an enumeration, in the order in which people should see them.

    Raises KeyError when there is no such enumeration.
    """
    return list(_enums()[enum].values())


def keys(enum: str) -> list[str]:
    """The keys of an enumeration. Raises KeyError when there is none of that name."""
    return list(_enums()[enum])


def label(enum: str, key: str, lang: Lang) -> str:
    """What a key is called. Raises KeyError when the enumeration lacks the key."""
    return str(getattr(_enums()[enum][key], lang))


def choices(enum: str) -> list[tuple[str, str]]:
    """Django model choices: keys with their Japanese labels."""
    return [(term.key, term.ja) for term in terms(enum)]
