"""Which kinds of listing bring sample content.

A kind registers the dotted path of its maker, so that a web process never loads texts it does not need.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

from directory import kinds

if TYPE_CHECKING:
    from directory.samples.parts import Rows, Sample
    from directory.samples.world import World

    Maker = Callable[[World], Iterator[Sample]]
    Extras = Callable[[World, list[Sample]], Iterator[Rows]]

_MAKERS: dict[str, str] = {}
_EXTRAS: list[str] = []


def register_samples(kind: str, maker: str) -> None:
    """Say who makes a kind's samples: `maker` is the dotted path of a function `World -> Iterator[Sample]`.

    Raises ValueError when the kind has one already.
    """
    if kind in _MAKERS:
        raise ValueError(f"samples of kind {kind!r} are registered twice")
    _MAKERS[kind] = maker


def register_extras(maker: str) -> None:
    """Say who makes what belongs to samples in other tables: the dotted path of a function
    `(World, all samples) -> Iterator[Rows]`.
    """
    _EXTRAS.append(maker)


def extras() -> "list[Extras]":
    """Who makes what belongs to samples in other tables."""
    return [import_string(path) for path in _EXTRAS]


def makers() -> list[tuple[str, "Maker"]]:
    """Every kind with its maker, in the order of the local path; kinds without samples are left out."""
    return [(kind.key, import_string(_MAKERS[kind.key])) for kind in kinds.all_kinds() if kind.key in _MAKERS]
