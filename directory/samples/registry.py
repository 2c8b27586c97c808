"""Which kinds of listing bring sample content.

A kind registers the dotted path of its maker, so that a web process never loads texts it does not need.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

from directory import kinds

if TYPE_CHECKING:
    from directory.samples.parts import Sample
    from directory.samples.world import World

    Maker = Callable[[World], Iterator[Sample]]

_MAKERS: dict[str, str] = {}


def register_samples(kind: str, maker: str) -> None:
    """Say who makes a kind's samples: `maker` is the dotted path of a function `World -> Iterator[Sample]`.

    Raises ValueError when the kind has one already.
    """
    if kind in _MAKERS:
        raise ValueError(f"samples of kind {kind!r} are registered twice")
    _MAKERS[kind] = maker


def makers() -> list[tuple[str, "Maker"]]:
    """Every kind with its maker, in the order of the local path; kinds without samples are left out."""
    return [(kind.key, import_string(_MAKERS[kind.key])) for kind in kinds.all_kinds() if kind.key in _MAKERS]
