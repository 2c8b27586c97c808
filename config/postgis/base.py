"""The database backend. See `DatabaseWrapper`."""

from typing import Any
from weakref import WeakSet

from django.contrib.gis.db.backends.postgis import base

_prepared: WeakSet[Any] = WeakSet()


class DatabaseWrapper(base.DatabaseWrapper):
    """Prepares each connection for geometries once.

    Django does so whenever it takes one from the pool, that is on every request, which costs as much as the
    smallest statements. A connection keeps what it was told.
    """

    def register_geometry_adapters(self, pg_connection: Any, clear_caches: bool = False) -> None:
        if clear_caches or pg_connection not in _prepared:
            super().register_geometry_adapters(pg_connection, clear_caches)
            _prepared.add(pg_connection)
