"""Rows of the database straight into model instances: for pages of results and exports.

Django's own way (compile a query, run values through Python, call the constructor) takes most of the time
that a page of results needs. Here a plain statement reads rows by their keys, and instances are made without
their constructor. They are what the ORM gives. Columns that were left out are deferred: reading one asks the
database for it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar
from uuid import UUID

from django.contrib.gis.db.models.fields import BaseSpatialField
from django.db.models import Model
from django.db.models.base import ModelState
from psycopg.types.datetime import TimestamptzLoader

from directory.search import database

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Table(Generic[M]):
    """A model's table, or some of its columns.

    attributes: what instances call the columns (`organization_id`), in the order of the columns.
    columns: as SQL knows them. key: the column of the primary key.
    """

    model: type[M]
    attributes: tuple[str, ...]
    columns: tuple[str, ...]
    key: str

    @classmethod
    def of(cls, model: type[M], *, without: Collection[str] = ()) -> Self:
        """All of a model's columns but those of the fields in `without`.

        Raises ValueError for a field whose values are not those of its column (a geometry).
        """
        fields = [field for field in model._meta.concrete_fields if field.name not in without]
        for field in fields:
            if isinstance(field, BaseSpatialField) or hasattr(field, "from_db_value"):
                raise ValueError(f"{field} cannot be read as it stands: leave it out")
        assert model._meta.pk is not None
        return cls(
            model,
            tuple(field.attname for field in fields),
            tuple(f'"{field.column}"' for field in fields),
            f'"{model._meta.pk.column}"',
        )

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    def listed(self, alias: str) -> str:
        """The columns as a SELECT lists them, the table standing under an alias."""
        return ", ".join(f"{alias}.{column}" for column in self.columns)

    def instance(self, row: Sequence[Any]) -> M:
        """A row as an instance that was read from the database."""
        item = self.model.__new__(self.model)
        state = ModelState()
        state.adding = False
        state.db = database.alias()
        item._state = state
        item.__dict__.update(zip(self.attributes, row, strict=True))
        return item

    def by_key(self, keys: Collection[Any]) -> dict[Any, M]:
        """The rows with these primary keys, by key: in one statement, or none when there are no keys."""
        if not keys:
            return {}
        found = select(
            f"SELECT {self.listed('t')} FROM {self.name} t WHERE t.{self.key} = ANY(%s)", [array(keys)]
        )
        position = self.columns.index(self.key)
        return {row[position]: self.instance(row) for row in found}


def side_by_side(
    wanted: Sequence[tuple[Table[Any], Collection[Any]]], *, of: str = "uuid"
) -> list[dict[Any, Any]]:
    """What each of some tables has for its own primary keys, by key: in one statement for all of them.

    of: the SQL type of all keys.
    """
    if not any(keys for _table, keys in wanted):
        return [{} for _each in wanted]
    columns, joins, params = [], [], []
    for number, (table, keys) in enumerate(wanted):
        columns.append(table.listed(f"t{number}"))
        # The keys stand inside, so that each table is asked for its own alone.
        joins.append(
            f"LEFT JOIN (SELECT * FROM {table.name} WHERE {table.key} = ANY(%s::{of}[])) t{number} "
            f"ON t{number}.{table.key} = wanted.key"
        )
        params.append(array(keys))
    found = select(
        f"SELECT {', '.join(columns)} FROM unnest(%s::{of}[]) AS wanted(key) {' '.join(joins)}",
        [array(key for _table, keys in wanted for key in keys), *params],
    )
    answer = []
    start = 0
    for table, _keys in wanted:
        part = slice(start, start + len(table.columns))
        key = start + table.columns.index(table.key)
        answer.append({row[key]: table.instance(row[part]) for row in found if row[key] is not None})
        start = part.stop
    return answer


def select(statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    with database.prepared_cursor() as cursor:
        # Django reads each moment in Python, which takes as long as all the rest; psycopg does it in C, and
        # gives the same moments.
        cursor.adapters.register_loader("timestamptz", TimestamptzLoader)
        cursor.execute(statement, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def array(keys: Iterable[Any]) -> str | list[str]:
    """Keys as a parameter for `= ANY(%s)`: UUIDs as PostgreSQL writes an array, a tenth of psycopg's work."""
    items = list(keys)
    return "{" + ",".join(key.hex for key in items) + "}" if items and isinstance(items[0], UUID) else items
