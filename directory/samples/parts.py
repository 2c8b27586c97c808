"""What a sample is made of: texts in three languages, stable ids, and the rows that belong together."""

import json
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.db import models

from directory.models import Consent, Detail, Listing, Meeting, MeetingChange, Place, Workplace
from directory.texts import RUBY

_NAMESPACE = uuid.UUID("6d1f3c1e-6a0e-5d57-9e0b-7a6d706c6521")  # of this project's samples only
_CONTENT = Path(__file__).parent / "content"


class Text(NamedTuple):
    """The same words in Japanese, English and plain Japanese (with `{漢字|かな}`)."""

    ja: str
    en: str
    easy: str

    def about(self, other: "Text") -> "Text":
        """This text with `%s` replaced, language by language."""
        return Text(*(own.replace("%s", its) for own, its in zip(self, other, strict=True)))

    def kana(self) -> str:
        """The reading, in hiragana: taken from the plain Japanese."""
        reading = RUBY.sub(r"\2", self.easy).replace(" ", "")
        return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in reading)


_SPACED = Text("", " ", " ")
MARK = Text("見本・", "Sample: ", "{見本|みほん}・")
NOTHING = Text("", "", "")


def marked(text: Text) -> Text:
    """A title or name that says at its beginning that it is a sample."""
    return joined([MARK, text], between=NOTHING)


def joined(texts: list[Text], between: Text = _SPACED) -> Text:
    """Sentences one after the other."""
    return Text(
        *(separator.join(parts) for separator, parts in zip(between, zip(*texts, strict=True), strict=True))
    )


def columns(field: str, text: Text) -> dict[str, str]:
    """A text as the columns of an owner's text: `title`, `title_en`, `title_easy`."""
    return {field: text.ja, f"{field}_en": text.en, f"{field}_easy": text.easy}


def sample_id(*parts: object) -> uuid.UUID:
    """The id that a sample of this description always has."""
    return uuid.uuid5(_NAMESPACE, "/".join(str(part) for part in parts))


@cache
def content(name: str, folder: Path = _CONTENT) -> Any:
    """A file of sample texts. Lists of three strings are `Text`."""
    return _texts(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        if len(value) == 3 and all(
            isinstance(item, str) and not item.isascii() for item in (value[0], value[2])
        ):
            return Text(*value)
        return [_texts(item) for item in value]
    return value


@dataclass(frozen=True)
class Sample:
    """A listing with everything that is written with it. Nothing is saved yet."""

    listing: Listing
    detail: Detail
    places: tuple[Place, ...] = ()
    consents: tuple[Consent, ...] = ()
    workplace: Workplace | None = None
    meetings: tuple[Meeting, ...] = ()
    changes: tuple[MeetingChange, ...] = ()


@dataclass(frozen=True)
class Rows:
    """Rows of one table that belong to samples. key: the attributes by which a row is recognised."""

    model: type[models.Model]
    key: tuple[str, ...]
    rows: list[Any]
