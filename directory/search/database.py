"""Which connection searches read by: the site's own, or that of the role that writes exports."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

_alias: ContextVar[str] = ContextVar("search_database", default=DEFAULT_DB_ALIAS)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Searches within read by the connection of that name, and give it back to its pool afterwards."""
    token = _alias.set(name)
    try:
        yield
    finally:
        _alias.reset(token)
        if not connections[name].in_atomic_block:
            connections[name].close()


def alias() -> str:
    """The name of the connection to read by now."""
    return _alias.get()


def cursor() -> Any:
    """A cursor of that connection."""
    return connections[_alias.get()].cursor()


class _Prepared(psycopg.Cursor[Any]):
    """Has the server prepare each statement (once a connection), instead of planning it each time."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        return super().execute(query, params, prepare=True)


def prepared_cursor() -> Any:
    """A cursor of that connection for statements whose best plan does not depend on their values.

    Rows by their keys, say: planning them takes longer than reading. Django's wrappers see what it executes.
    """
    connection: Any = connections[_alias.get()]
    if connection.queries_logged:
        return connection.cursor()  # so that the log has statements with their values in them
    connection.ensure_connection()
    return connection.make_cursor(_Prepared(connection.connection))
