"""Japan as a grid of tiles, one a prefecture: a map that needs no script, no drawing and no picture."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from directory import kinds
from directory.models import Prefecture
from directory.totals import in_japan, totals
from directory.vocabulary import Lang
from frontend.public.kind_words import KIND_WORDS
from frontend.public.place_names import prefecture_name, region_name, short_prefecture_name

# What the tiles' colour tells: how much there is to go to and to learn from.
COUNTED = ("group", "training")
_STEPS = (1, 5, 10)  # none, some, 5 or more, 10 or more


@dataclass(frozen=True)
class Tile:
    """A prefecture on the map.

    count: groups and courses; step: 0 (none listed) to 3; col, row: from 1; by_kind: how much is listed of
    each kind, in the order of the local path.
    """

    code: str
    name: str
    short: str
    count: int
    step: int
    col: int
    row: int
    by_kind: list[int]


@dataclass(frozen=True)
class Region:
    """One of the eight regions with its prefectures."""

    name: str
    tiles: list[Tile]


def all_prefectures() -> list[Prefecture]:
    """The 47, without their shapes."""
    return list(Prefecture.objects.defer("geometry", "outline"))


def regions(prefectures: Iterable[Prefecture], lang: Lang) -> list[Region]:
    """The prefectures by region, in the order of their codes."""
    counts = totals()

    def tile(prefecture: Prefecture) -> Tile:
        listed = counts.get(prefecture.code, Counter())
        count = sum(listed.get(kind, 0) for kind in COUNTED)
        return Tile(
            code=prefecture.code,
            name=prefecture_name(prefecture, lang),
            short=short_prefecture_name(prefecture, lang),
            count=count,
            step=sum(count >= least for least in _STEPS),
            col=prefecture.grid_col + 1,
            row=prefecture.grid_row + 1,
            by_kind=[listed.get(kind.key, 0) for kind in kinds.all_kinds()],
        )

    return [
        Region(region_name(members[0], lang), [tile(member) for member in members])
        for _key, group in groupby(prefectures, key=lambda prefecture: prefecture.region_key)
        if (members := list(group))
    ]


def sums() -> list[dict[str, Any]]:
    """How much is listed of each kind in all of Japan, in the order of the local path."""
    counts = in_japan()
    return [
        {"kind": kind.key, "words": KIND_WORDS[kind.key], "count": counts[kind.key]}
        for kind in kinds.all_kinds()
    ]
