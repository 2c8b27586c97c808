"""What the page of a job says, line by line, and how a line is made of a column.

A line without values reads "not written yet", in the same weight as any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from directory.models import Listing
from directory.texts import day, owner_text
from directory.vocabulary import Lang, label
from frontend.public import wording
from jobs.models import Job
from jobs.pay_words import number_ends

Label = str | Promise


@dataclass(frozen=True)
class Value:
    """Something said, with its HTML `lang` where that is not the page's. May hold ruby."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Said:
    """A line: what it is about, what is said (nothing: not written yet), and what belongs beside it.

    terms: the values are short names of a list, which may stand side by side. url: of what the value names.
    """

    label: Label
    values: tuple[Value, ...] = ()
    notes: tuple[Value, ...] = ()
    terms: bool = False
    url: str = ""


@dataclass(frozen=True)
class Section:
    """Lines that answer one question. key: its anchor on the page."""

    key: str
    title: Label
    lines: tuple[Said, ...]


class Teller:
    """Tells the columns of one job in one language. Reads nothing from the database."""

    def __init__(self, listing: Listing, job: Job, lang: Lang) -> None:
        self.job = job
        self.lang = lang
        self.language: Lang = listing.language  # type: ignore[assignment]  # its choices are the Langs

    # --- lines -----------------------------------------------------------------------------------

    def text(self, field: str, about: Label) -> Said:
        """What the owner wrote, a value for each of its lines."""
        return Said(about, self.own(field))

    def terms(self, field: str, about: Label, enum: str = "") -> Said:
        """One key of the vocabulary or several; the enumeration is named as the column unless told."""
        value: str | list[str] = getattr(self.job, field)
        keys = value if isinstance(value, list) else [value] if value else []
        said = tuple(Value(label(enum or field, key, self.lang)) for key in keys)
        return Said(about, said, terms=len(said) > 1)

    def numbers(self, about: Label, message: str, *fields: str) -> Said:
        """A number, or both ends of a range, in a message with `%(number)s`."""
        ends = number_ends(*(getattr(self.job, field) for field in fields))
        return Said(about, (Value(message % {"number": ends}),) if ends else ())

    def yes_or_no(self, field: str, about: Label, yes: str, no: str) -> Said:
        """A column that may be unknown."""
        value: bool | None = getattr(self.job, field)
        return Said(about, () if value is None else (Value(yes if value else no),))

    def date(self, field: str, about: Label, *notes: str) -> Said:
        """A day, with what the owner wrote beside it; the words alone where there is no day."""
        value = getattr(self.job, field)
        days = (Value(day(value, self.lang)),) if value else ()
        return Said(about, days + tuple(value for field in notes for value in self.own(field)))

    # --- values ----------------------------------------------------------------------------------

    def own(self, field: str) -> tuple[Value, ...]:
        """An owner's text in the reader's language where it has that, else in its own."""
        text, own = owner_text(self.job, field, self.lang, own=self.language)
        return values(text, self.lang, own)


def values(text: str, lang: Lang, own: Lang = "ja") -> tuple[Value, ...]:
    """An owner's text, a value a line."""
    return tuple(
        Value(line, wording.language_of(line, lang, own)) for line in text.splitlines() if line.strip()
    )


def written(lines: Iterable[Said]) -> tuple[Said, ...]:
    """Of lines that are about few jobs, those that say something."""
    return tuple(line for line in lines if line.values)


def together(about: Label, *lines: Said) -> Said:
    """Several columns that answer one question, on one line."""
    return Said(
        about,
        tuple(value for line in lines for value in line.values),
        tuple(note for line in lines for note in line.notes),
    )


def sentence(text: str) -> tuple[Value, ...]:
    """One message as values; nothing when it is empty."""
    return (Value(text),) if text else ()
