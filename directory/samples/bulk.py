"""Rows as PostgreSQL's COPY reads them, and loading them fast into tables that are in use later."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.contrib.gis.geos import Point
from django.db import connection, models

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_POINT = struct.Struct("<BIIdd")
_WITH_SRID = 0x20000001
_WGS84 = 4326


def cell(value: Any) -> str:
    """A value in COPY's text format. Lists hold vocabulary keys, which need no quotes."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, str):
        return value.translate(_ESCAPES)
    if isinstance(value, list):
        return "{" + ",".join(value) + "}"
    if isinstance(value, Point):
        return point(value.x, value.y)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def point(lng: float, lat: float) -> str:
    """A WGS 84 point as hexadecimal EWKB."""
    return _POINT.pack(1, _WITH_SRID, _WGS84, lng, lat).hex()


def columns_of(model: type[models.Model]) -> list[str]:
    """The columns a load fills: all but serial numbers."""
    return [f.column or f.attname for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]


def constants(row: models.Model, columns: list[str]) -> str:
    """What of a row is the same for every copy of it, as the end of a COPY line."""
    by_column = {field.column: field for field in row._meta.concrete_fields}
    return "\t".join(cell(getattr(row, by_column[column].attname)) for column in columns)


def copy(model: type[models.Model], columns: list[str], lines: list[str]) -> None:
    """Append lines, each in the order of `columns`, to a model's table."""
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN") as stream,
    ):
        stream.write(("\n".join(lines) + "\n").encode() if lines else b"")


@contextmanager
def bare(loaded: list[type[models.Model]]) -> Iterator[None]:
    """Inside a transaction: tables without history, projection, references and secondary indexes.

    Partial indexes stay: PostgreSQL writes their conditions differently each time they are made from its own
    words. All else is put back at the end, and references checked then; only the tables' owner may do this.
    """
    tables = [model._meta.db_table for model in loaded]
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
            FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY 1, 2""",
            [tables],
        )
        references = cursor.fetchall()
        cursor.execute(
            """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
            WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique AND i.indpred IS NULL ORDER BY 1""",
            [tables],
        )
        indexes = cursor.fetchall()
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table, name, _definition in references:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in references:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def analyze(loaded: list[type[models.Model]]) -> None:
    """Tell the planner what is in the tables now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(model._meta.db_table for model in loaded))
