"""COPY into a temporary table, then write only the rows that differ.

Rows that are already right are not touched at all (no lock, no new row version): `ON CONFLICT DO UPDATE`
alone would lock each of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.backends.utils import CursorWrapper


@dataclass(frozen=True)
class Change:
    """Rows written by one step."""

    inserted: int = 0
    updated: int = 0
    deleted: int = 0

    @property
    def total(self) -> int:
        return self.inserted + self.updated + self.deleted

    def __add__(self, other: "Change") -> "Change":
        return Change(
            self.inserted + other.inserted, self.updated + other.updated, self.deleted + other.deleted
        )


def stage(cursor: CursorWrapper, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Create the temporary table `table` (all columns text, empty strings kept) and fill it by COPY."""
    cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
    cursor.execute(f"CREATE TEMP TABLE {table} ({', '.join(f'{c} text' for c in columns)}) ON COMMIT DROP")
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute(f"ANALYZE {table}")


def upsert(
    cursor: CursorWrapper, target: str, source: str, key: Sequence[str], columns: Mapping[str, str]
) -> Change:
    """Write the rows of `source` that `target` lacks or holds differently.

    `columns`: target column -> SQL expression over `source` (alias `s`), the key's columns included.
    Names are ours, never a user's. Raises the database's own errors.
    """
    names = list(columns)
    values = [name for name in names if name not in key]
    selected = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
    same_key = " AND ".join(f"t.{name} = n.{name}" for name in key)
    new_values = ", ".join(f"n.{name}" for name in values)
    old_values = ", ".join(f"t.{name}" for name in values)
    cursor.execute(
        f"""
        WITH new_rows AS (SELECT {selected} FROM {source} s),
        written AS (
            INSERT INTO {target} ({", ".join(names)})
            SELECT {", ".join(f"n.{name}" for name in names)}
            FROM new_rows n LEFT JOIN {target} t ON {same_key}
            WHERE t.{key[0]} IS NULL
               OR ({new_values}) IS DISTINCT FROM ({old_values})
            ON CONFLICT ({", ".join(key)}) DO UPDATE SET {", ".join(f"{v} = EXCLUDED.{v}" for v in values)}
            RETURNING (xmax = 0) AS inserted
        )
        SELECT count(*) FILTER (WHERE inserted), count(*) FILTER (WHERE NOT inserted) FROM written
        """  # noqa: S608 - names and expressions are constants of this package
    )
    inserted, updated = cursor.fetchone()
    return Change(inserted=inserted, updated=updated)
