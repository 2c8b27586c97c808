"""What has been done to a database, remembered in the database itself: gone when the database is gone.

Runs inside `.venv` (psycopg), called through `insql.py`. A stamp holds only as long as Django's record of
applied migrations stays what it was: when somebody migrates by hand, everything is done again.
"""

from typing import Any

import psycopg

APPLIED = (
    "SELECT md5(coalesce(string_agg(app || '.' || name, ',' ORDER BY app, name), '')) FROM django_migrations"
)


def stamps(url: str) -> dict[str, Any]:
    """`{"fresh": {step: inputs}, "ever": [step]}`: what still holds, and what was ever done."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as owner:
        if not _exists(owner, "tonari_setup"):
            return {"fresh": {}, "ever": []}
        rows = owner.execute("SELECT step, inputs, applied FROM tonari_setup").fetchall()
        applied = _applied(owner)
    return {
        "fresh": {step: inputs for step, inputs, then in rows if then == applied},
        "ever": [step for step, *_ in rows],
    }


def stamp(url: str, step: str, inputs: str) -> dict[str, Any]:
    """Remembers that `step` has now been done with these inputs (a hash)."""
    with psycopg.connect(url, autocommit=True, connect_timeout=10) as owner:
        owner.execute(
            "CREATE TABLE IF NOT EXISTS tonari_setup (step text PRIMARY KEY, inputs text NOT NULL,"
            " applied text NOT NULL, at timestamptz NOT NULL DEFAULT now())"
        )
        owner.execute(
            "INSERT INTO tonari_setup (step, inputs, applied) VALUES (%s, %s, %s) ON CONFLICT (step)"
            " DO UPDATE SET inputs = excluded.inputs, applied = excluded.applied, at = now()",
            [step, inputs, _applied(owner)],
        )
    return {}


def _applied(owner: "psycopg.Connection[Any]") -> str:
    """A hash of the names of all migrations that Django has recorded as applied."""
    if not _exists(owner, "django_migrations"):
        return ""
    row = owner.execute(APPLIED).fetchone()
    return str(row[0]) if row else ""


def _exists(owner: "psycopg.Connection[Any]", table: str) -> bool:
    row = owner.execute("SELECT to_regclass(%s)", [table]).fetchone()
    return row is not None and row[0] is not None
