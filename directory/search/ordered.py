"""Orders other than by distance: newest first, and the next deadline first. Ties by id.

A page is first looked for along the index of its order. That finds a page at once when many of what comes
next match, and would read the whole table when few do: so it gives up after some rows, and everything that
matches is found by the indexes of what is asked, then put in order. Either way the answer is the same.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.functional import cached_property

from directory.search import database
from directory.search.conditions import (
    AREA_MUNICIPALITIES,
    MUNICIPALITIES,
    Audience,
    Conditions,
    entry_conditions,
    in_entry,
    near_conditions,
    place_conditions,
    plain_conditions,
    somewhere,
)
from directory.search.query import Query
from directory.texts import today

# Rows of an order that are looked at for a page before everything is. Texts take longer to look at than keys.
_PATIENCE = 4_000
_PATIENCE_WITH_WORDS = 1_000
LARGEST_PAGE = 101  # with the one that tells whether there is more; who asks for more walks to the end
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_DEADLINE = 10_000_000  # as a key: later than every date

OrderedHit = tuple[int, UUID]  # the key of a cursor, and the listing


@dataclass(frozen=True)
class _Stretch:
    """A part of an order that one index gives.

    rows: SQL over an entry `e` without parameters. column: what it is ordered by before the id; empty: the id
    alone.
    """

    rows: str
    column: str = ""
    descending: bool = False

    def by(self, row: str, *, backwards: bool) -> str:
        """ORDER BY for a table alias."""
        way = "DESC" if self.descending != backwards else "ASC"
        key = f"{row}.{self.column} {way}, " if self.column else ""
        return f"{key}{row}.listing_id {'DESC' if backwards else 'ASC'}"

    def beyond(self, row: str, key: Any, listing: UUID, *, backwards: bool) -> Conditions:
        """What comes after (backwards: before) a position in this stretch."""
        found = Conditions()
        tie = "<" if backwards else ">"
        if not self.column:
            found.add(f"{row}.listing_id {tie} %s", listing)
            return found
        further = "<" if self.descending != backwards else ">"
        column = f"{row}.{self.column}"
        # The first condition says nothing new; it tells the index where to begin.
        found.add(f"{column} {further}= %s", key)
        found.add(f"({column} {further} %s OR {row}.listing_id {tie} %s)", key, listing)
        return found


def by_order(
    query: Query,
    audience: Audience,
    *,
    count: int,
    after: OrderedHit | None = None,
    before: OrderedHit | None = None,
) -> list[OrderedHit]:
    """Up to `count` listings in the query's order (newest or deadline).

    With `after`, those that follow that position; with `before`, the last ones that come before it.
    """
    order = _ORDERS[query.sort]()
    backwards = before is not None
    position = before or after
    stretches = order.stretches[::-1] if backwards else order.stretches
    if position:
        at = stretches.index(order.stretch_of(position[0]))
        stretches = stretches[at:]
    hits: list[OrderedHit] = []
    for index, stretch in enumerate(stretches):
        edge = None
        if position and index == 0:
            edge = order.value(position[0]), position[1]
        find = _Finder(query, audience, stretch, edge, backwards)
        found = find.page(count - len(hits))
        hits += [(order.key(value), listing_id) for value, listing_id in found]
        if len(hits) >= count:
            break
    return hits[::-1] if backwards else hits


class _Newest:
    """By publication time, the newest first. Keys are microseconds since 1970."""

    def __init__(self) -> None:
        self.stretches = [_Stretch("true", "published_at", descending=True)]

    def stretch_of(self, key: int) -> _Stretch:
        return self.stretches[0]

    def key(self, value: datetime) -> int:
        return (value - _EPOCH) // timedelta(microseconds=1)

    def value(self, key: int) -> datetime:
        return _EPOCH + timedelta(microseconds=key)


class _Deadline:
    """The next day to apply by first, from today (Asia/Tokyo) on; then all without one, or whose day is over.

    Keys are days since the year 1.
    """

    def __init__(self) -> None:
        day = today().isoformat()
        self.ahead = _Stretch(f"e.deadline >= '{day}'", "deadline")
        self.others = _Stretch(f"(e.deadline IS NULL OR e.deadline < '{day}')")
        self.stretches = [self.ahead, self.others]

    def stretch_of(self, key: int) -> _Stretch:
        return self.others if key == _NO_DEADLINE else self.ahead

    def key(self, value: date | None) -> int:
        return value.toordinal() if value else _NO_DEADLINE

    def value(self, key: int) -> date | None:
        return None if key == _NO_DEADLINE else date.fromordinal(key)


_ORDERS: dict[str, type[_Newest | _Deadline]] = {"newest": _Newest, "deadline": _Deadline}


@dataclass(frozen=True)
class _Finder:
    """Finds what matches in one stretch of an order, beyond an edge (a value of its column, and an id)."""

    query: Query
    audience: Audience
    stretch: _Stretch
    edge: tuple[Any, UUID] | None
    backwards: bool

    def page(self, count: int) -> list[tuple[Any, UUID]]:
        """The first `count` hits, the nearest to the edge first."""
        patience: int | None = _PATIENCE_WITH_WORDS if self.query.words else _PATIENCE
        if count > LARGEST_PAGE:
            patience = None
        by_region = self.stretch.column == "published_at" and self.region[0]
        along = self.along_region if by_region else self.along
        complete, hits = along(count, patience)
        return hits if complete or len(hits) == count else self.everything(count)

    def along(self, count: int, patience: int | None) -> tuple[bool, list[tuple[Any, UUID]]]:
        """Hits along the index of the order, and whether that was all there is to see."""
        asked = entry_conditions(self.query, "e") & somewhere(self.query, "e.listing_id")
        rows = plain_conditions(self.query, self.audience, "e") & self._stretch("e")
        by = self.stretch.by("e", backwards=self.backwards)
        bounded = patience is not None and bool(asked.clauses)
        source = f"directory_entry e WHERE {rows.sql}"
        if bounded:
            source = f"(SELECT * FROM {source} ORDER BY {by} LIMIT {patience}) AS e WHERE true"
        statement = f"""
            SELECT {self._value("e")}, e.listing_id FROM {source} AND {asked.sql} ORDER BY {by} LIMIT %s"""
        return not bounded, _rows(statement, [*rows.params, *asked.params, count])

    def along_region(self, count: int, patience: int | None) -> tuple[bool, list[tuple[Any, UUID]]]:
        """The same along the index of each region, put together."""
        named, column, regions = self.region
        elsewhere = self.query.replace(**{named: ()})
        asked = place_conditions(elsewhere, "pp") & near_conditions(self.query, "pp.listing_id")
        asked &= in_entry(self.query, "pp.listing_id")
        rows = plain_conditions(self.query, self.audience, "pp") & self._stretch("pp")
        by = self.stretch.by("pp", backwards=self.backwards)
        bounded = patience is not None and bool(asked.clauses)
        source = f"directory_publicplace pp WHERE pp.{column} = region.code AND {rows.sql}"
        if bounded:
            most = max((patience or 0) // max(len(regions), 1), 200)
            source = f"(SELECT * FROM {source} ORDER BY {by} LIMIT {most}) AS pp WHERE true"
        statement = f"""
            SELECT DISTINCT hit.published_at, hit.listing_id
            FROM unnest(%s::text[]) AS region(code)
            CROSS JOIN LATERAL (
                SELECT DISTINCT pp.published_at, pp.listing_id FROM {source} AND {asked.sql}
                ORDER BY {by} LIMIT %s
            ) AS hit
            ORDER BY {self.stretch.by("hit", backwards=self.backwards)} LIMIT %s"""
        hits = _rows(statement, [regions, *rows.params, *asked.params, count, count])
        return not bounded, hits

    def everything(self, count: int) -> list[tuple[Any, UUID]]:
        """All that matches by the indexes of what is asked, then the first ones of it."""
        rare = entry_conditions(self.query, "e", indexed=True)
        first = plain_conditions(self.query, self.audience, "e") & self._stretch("e") & rare
        there = somewhere(self.query, "e.listing_id")
        if not rare.clauses:
            first, there = first & there, Conditions()  # what is in a small region, and no more
        by = self.stretch.by("e", backwards=self.backwards)
        statement = f"""
            WITH e AS MATERIALIZED (
                SELECT {self._value("e")} AS {self.stretch.column or "nothing"}, e.listing_id
                FROM directory_entry e WHERE {first.sql}
            )
            SELECT * FROM e WHERE {there.sql} ORDER BY {by} LIMIT %s"""
        return _rows(statement, [*first.params, *there.params, count])

    def _stretch(self, row: str) -> Conditions:
        found = Conditions()
        found.add(self.stretch.rows)
        if self.edge:
            found &= self.stretch.beyond(row, *self.edge, backwards=self.backwards)
        return found

    def _value(self, row: str) -> str:
        return f"{row}.{self.stretch.column}" if self.stretch.column else "NULL"

    @cached_property
    def region(self) -> tuple[str, str, list[str]]:
        """The finest regions the query names: the field of the query, the column of a public place, and its
        values; empty texts where it names none.
        """
        if self.query.municipalities:
            return "municipalities", "municipality_id", _keys(MUNICIPALITIES, self.query.municipalities)
        if self.query.areas:
            return "areas", "municipality_id", _keys(AREA_MUNICIPALITIES, self.query.areas)
        if self.query.prefectures:
            return "prefectures", "prefecture_id", list(self.query.prefectures)
        return "", "", []


def _keys(statement: str, codes: tuple[str, ...]) -> list[str]:
    return [key for (key,) in _rows(statement, {"codes": list(codes)})]


def _rows(statement: str, params: list[Any] | dict[str, Any]) -> list[Any]:
    with database.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()
