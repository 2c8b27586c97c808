"""The questions of the readiness checklist: versioned data, in three language levels.

A version is a file of `instruments/` and is never changed once a workplace has answered it: a correction that
changes what is asked is a new file. Items keep their id as long as they ask the same thing. Plain Japanese
carries its readings as `{漢字|かな}`.
"""

import datetime
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import cached_property

from directory.vocabulary import LANGS, Lang

_FOLDER = Path(__file__).parent / "instruments"

Texts = dict[Lang, str]


@dataclass(frozen=True)
class AnswerKey:
    """One of the four answers."""

    key: str
    labels: Texts

    def label(self, lang: Lang) -> str:
        return self.labels[lang]


@dataclass(frozen=True)
class Domain:
    """A group of items: A to G."""

    id: str
    key: str
    labels: Texts

    def label(self, lang: Lang) -> str:
        return self.labels[lang]


@dataclass(frozen=True)
class Item:
    """One statement to answer.

    core: answered before a workplace's first job is published. source: where the statement comes from, for
    those who keep the instrument (in English).
    """

    id: str
    domain: str
    core: bool
    texts: Texts
    prompts: Texts
    source: str

    def text(self, lang: Lang) -> str:
        return self.texts[lang]

    def evidence(self, lang: Lang) -> str:
        """What to write as evidence."""
        return self.prompts[lang]

    def asks_the_same(self, other: "Item") -> bool:
        """Whether an answer to the other item, of another version, still answers this one."""
        return (self.id, self.texts) == (other.id, other.texts)


@dataclass(frozen=True)
class Instrument:
    """A version of the checklist. Its items stand in the order of their domains."""

    version: str
    published_on: datetime.date
    domains: tuple[Domain, ...]
    items: tuple[Item, ...]
    answers: tuple[AnswerKey, ...]

    @cached_property
    def by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    def of_domain(self, domain: str) -> tuple[Item, ...]:
        """The items of a domain; none when there is no such domain."""
        return tuple(item for item in self.items if item.domain == domain)

    def core(self) -> tuple[Item, ...]:
        """The items that are answered before a job can be published."""
        return tuple(item for item in self.items if item.core)

    def answer_label(self, key: str, lang: Lang) -> str:
        """What an answer is called. Raises KeyError when there is none of that key."""
        return {each.key: each for each in self.answers}[key].label(lang)


def current() -> Instrument:
    """The version that workplaces answer today."""
    return all_instruments()[0]


def instrument(version: str) -> Instrument:
    """A version by its name. Raises KeyError when there is none."""
    return {each.version: each for each in all_instruments()}[version]


def all_instruments() -> tuple[Instrument, ...]:
    """Every version, the newest first."""
    return _read(_FOLDER)


def item_codes() -> list[str]:
    """The ids of today's items, in their order: what a search may ask for."""
    return [item.id for item in current().items]


def item_words(code: str, lang: Lang) -> str:
    """What an item of today says, without its full stop. Raises KeyError when there is none."""
    return current().by_id[code].text(lang).rstrip("。.")


@cache
def _read(folder: Path) -> tuple[Instrument, ...]:
    found = [_instrument(json.loads(path.read_text(encoding="utf-8"))) for path in folder.glob("*.json")]
    return tuple(sorted(found, key=lambda each: (each.published_on, each.version), reverse=True))


def _instrument(data: dict[str, Any]) -> Instrument:
    return Instrument(
        version=data["version"],
        published_on=datetime.date.fromisoformat(data["published_on"]),
        domains=tuple(Domain(each["id"], each["key"], _texts(each)) for each in data["domains"]),
        items=tuple(
            Item(
                id=each["id"],
                domain=each["domain"],
                core=each["core"],
                texts=_texts(each),
                prompts=_texts(each, "evidence_"),
                source=each["source"],
            )
            for each in data["items"]
        ),
        answers=tuple(AnswerKey(each["key"], _texts(each)) for each in data["answers"]),
    )


def _texts(data: dict[str, Any], prefix: str = "") -> Texts:
    """A text in every language. The files name plain Japanese `easy_ruby` where it has no prefix."""
    return {lang: data[f"{prefix}{lang}" if prefix or lang != "easy" else "easy_ruby"] for lang in LANGS}
