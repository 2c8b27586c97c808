"""What a search may ask beyond place and words: each filter is declared once, by the kind it belongs to.

A filter is named as the vocabulary names its field. The query string, the conditions of the search and the
forms of pages take filters from here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from directory import kinds
from directory.vocabulary import Lang, keys, label


@dataclass(frozen=True)
class Terms:
    """Any of some keys of the vocabulary's enumeration of the same name. Takes several values."""

    name: str

    @property
    def keys(self) -> list[str]:
        """The values it takes, in the order in which people should see them."""
        return keys(self.name)

    def said(self, key: str, lang: Lang) -> str:
        """What a value is called. Raises KeyError when there is no such value."""
        return label(self.name, key, lang)


@dataclass(frozen=True)
class AllOf:
    """All of some codes that listings carry as tags `<name>:<code>`. Takes several values.

    label: what the codes are about. codes: those there are, in the order in which people should see them.
    words: what one is called in a language; raises KeyError when there is no such code.
    """

    name: str
    label: Promise
    codes: Callable[[], list[str]]
    words: Callable[[str, Lang], str]

    @property
    def keys(self) -> list[str]:
        """The values it takes, in the order in which people should see them."""
        return self.codes()

    def said(self, key: str, lang: Lang) -> str:
        """What a value is called. Raises KeyError when there is no such value."""
        return self.words(key, lang)


@dataclass(frozen=True)
class Number:
    """A bound. `condition` is SQL over the detail row `d` with one `%s`, false or null where it is unknown.

    label: what the number is; unit: behind it; said: the bound as part of a sentence, with `%(number)s`.
    lowest, highest: what may be given, both included.
    """

    name: str
    condition: str
    label: Promise
    unit: Promise
    said: Promise
    lowest: int
    highest: int


@dataclass(frozen=True)
class Switch:
    """True or not asked. `condition` is SQL over the detail row `d`, with `%s` for today (Asia/Tokyo)."""

    name: str
    condition: str
    label: Promise


Filter = Terms | AllOf | Number | Switch

# About any listing: these imply no kind.
COMMON: tuple[Filter, ...] = (Terms("theme"), Terms("accessibility"))


def all_filters() -> dict[str, Filter]:
    """Every filter by its name: those of the kinds in the order of the local path, then the common ones."""
    found = {each.name: each for kind in kinds.all_kinds() for each in kind.filters}
    return found | {each.name: each for each in COMMON}


def kinds_with(name: str) -> frozenset[str]:
    """The kinds that a filter is about; every kind for a common one."""
    of = {kind.key for kind in kinds.all_kinds() if any(each.name == name for each in kind.filters)}
    return frozenset(of or (kind.key for kind in kinds.all_kinds()))


def implied_kinds(names: Iterable[str]) -> frozenset[str]:
    """The kinds that all these filters are about; empty when they share none."""
    found = frozenset(kind.key for kind in kinds.all_kinds())
    for name in names:
        found &= kinds_with(name)
    return found
