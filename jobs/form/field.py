"""What a field of a job advert is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Literal

from django.db import models
from django.utils.functional import Promise

from directory.models import Listing
from jobs.models import Job

Values = Mapping[str, Any]  # field name -> column value, of what can be read so far
Text = str | Promise


class Kind(StrEnum):
    """How a field is asked for, and what its column holds."""

    LINE = "line"  # a short text
    TEXT = "text"  # a text of several lines
    YEN = "yen"
    COUNT = "count"  # a whole number
    HOURS = "hours"  # a number with one decimal
    TERM = "term"  # one key of the vocabulary, or of `options`
    TERMS = "terms"  # any keys of the vocabulary
    YES_NO = "yes_no"  # true, false, null: not written
    DATE = "date"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"


@dataclass(frozen=True)
class Need:
    """Why a field must be written before a job is published.

    by: `law` or `reader`. law: which one, "" for the reader's sake. when: whether it is asked for, given what
    is written so far.
    """

    by: Literal["law", "reader"]
    why: Text
    law: Text = ""
    when: Callable[[Values], bool] = lambda _values: True


@dataclass(frozen=True)
class Field:
    """One field, which is one column of `Job` or (`table`) of `Listing`.

    label: a message that public pages show too. hint: a message for whoever writes. hello_work: the box of
    the Hello Work form 求人申込書 that holds the same fact. unit: a message after a number. least, most: of a
    number; `most` of HOURS is inclusive, `least` too. asked: whether the field makes sense at all, given what
    is written so far (a question that does not apply is not shown).
    """

    name: str
    label: Text
    kind: Kind
    step: str = ""
    hint: Text = ""
    hello_work: str = ""
    enum: str = ""
    options: tuple[tuple[str, Text], ...] = ()
    unit: Text = ""
    least: float = 0
    most: float = 0
    needs: tuple[Need, ...] = ()
    table: Literal["job", "listing"] = "job"
    first: bool = False  # shown with what is needed, not below "later"
    translated: bool = False  # has columns <name>_en and <name>_easy
    language: str = ""  # of a translation's column: en, easy
    asked: Callable[[Values], bool] = field(default=lambda _values: True)

    @property
    def column(self) -> "models.Field[Any, Any]":
        """The column that holds it."""
        model: type[models.Model] = Job if self.table == "job" else Listing
        found: models.Field[Any, Any] = model._meta.get_field(self.name)  # type: ignore[assignment]
        return found

    @property
    def longest(self) -> int:
        """How many characters its text may have; 0 where it is no text."""
        return getattr(self.column, "max_length", None) or 0 if self.kind in TEXTS else 0

    def need(self, values: Values) -> Need | None:
        """Why it must be written, given what is written so far; None: it may wait."""
        return next((each for each in self.needs if each.when(values)), None)

    def translations(self) -> tuple["Field", ...]:
        """Its columns in other languages, as fields of the last step."""
        if not self.translated:
            return ()
        return tuple(
            replace(self, name=f"{self.name}_{lang}", step="words", needs=(), hint="", hello_work="",
                    translated=False, language=lang)
            for lang in ("en", "easy")
        )  # fmt: skip


TEXTS = frozenset({Kind.LINE, Kind.TEXT, Kind.EMAIL, Kind.PHONE, Kind.URL})
