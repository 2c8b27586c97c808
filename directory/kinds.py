"""The registry of kinds of listing.

A kind declares once what it is; search, API, pages, samples and life cycle take it from here. A fifth kind is
one new module that calls `register` (and its templates): nothing else asks which kind it has before it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from directory.vocabulary import Lang

if TYPE_CHECKING:
    from uuid import UUID

    from directory.filters import Filter
    from directory.models import Detail, Listing


@dataclass(frozen=True)
class Fact:
    """A line of a card: what it is about, and what holds. The label is a message, the value finished text."""

    label: str | Promise
    value: str


@dataclass(frozen=True)
class Further:
    """Fields of machine outputs that are read for many listings together.

    read: by listing, a value for each of `names`; in the same number of statements however many there are.
    """

    names: tuple[str, ...]
    read: Callable[[Collection["Listing"]], "dict[UUID, dict[str, Any]]"]


@dataclass(frozen=True)
class Kind:
    """What a kind of listing is.

    key: as in the vocabulary's `listing_kind`.
    path: first part of its pages' and its API collection's address (`groups`).
    step: where it stands on the local path (group 1, training 2, work 3, consultation 4).
    detail: the model of its detail table.
    freshness: how long a confirmation holds.
    unconfirmed: the state of a listing that was not confirmed in time.
    pauses: whether one may rest for a while and come back.
    facts: the lines of its card, in a language.
    fields: its own fields in machine outputs, by name; texts in a language.
    further: fields of machine outputs that stand in other tables.
    filters: what a search may ask of it (`directory.filters`).
    ends: the moment at which a listing is over whatever was confirmed; None: there is none.
    """

    key: str
    path: str
    step: int
    detail: "type[Detail]"
    freshness: timedelta
    unconfirmed: str
    facts: Callable[["Listing", Lang], list[Fact]]
    fields: Callable[["Listing", Lang], dict[str, Any]]
    further: Further | None = None
    pauses: bool = False
    filters: "tuple[Filter, ...]" = ()
    ends: Callable[["Listing"], datetime | None] = lambda _listing: None

    @property
    def relation(self) -> str:
        """The attribute of a listing under which its detail is found."""
        return self.detail._meta.model_name or ""

    def detail_of(self, listing: "Listing") -> Any:
        """The detail row of a listing of this kind."""
        return getattr(listing, self.relation)


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known. Raises ValueError when its key is taken."""
    if kind.key in _KINDS:
        raise ValueError(f"kind {kind.key!r} is registered twice")
    _KINDS[kind.key] = kind
    return kind


def get(key: str) -> Kind:
    """The kind of that key. Raises KeyError when there is none."""
    return _KINDS[key]


def all_kinds() -> list[Kind]:
    """Every kind, in the order of the local path: first the group, then training, then work."""
    return sorted(_KINDS.values(), key=lambda kind: kind.step)
