"""How many listings there are by prefecture and kind: kept sums, right from the moment a change is committed.

Triggers append what changes to `TotalChange`, a task folds that into `Total`, readers add the two up: writers
never wait for each other (docs/decisions/0009-maintained-sums.md).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

JAPAN = ""  # where a listing counts once, however many prefectures it has places in
_KEY = "prefecture, kind, aside, open_data"
_NOW = f"""
    SELECT {_KEY}, count FROM directory_total UNION ALL SELECT {_KEY}, delta FROM directory_totalchange
"""
# The truth.
_ENTRIES = f"""
    SELECT {_KEY}, count(*) AS count
    FROM directory_entry, unnest(prefectures || ''::text) AS prefecture GROUP BY {_KEY}
"""

# Prefecture code (or JAPAN) -> kind -> how many listings.
Totals = dict[str, Counter[str]]


def totals() -> Totals:
    """Findable listings by prefecture and kind; what is left out of searches by default is not counted.

    A listing with places in two prefectures counts in both, and once in `JAPAN`.
    """
    return by_kind_and_prefecture(open_data=False, aside=False)


def in_japan() -> Counter[str]:
    """Findable listings by kind, each once wherever it has places."""
    return by_kind_and_prefecture(open_data=False, prefectures=[JAPAN], aside=False).get(JAPAN, Counter())


def by_kind_and_prefecture(
    *,
    open_data: bool,
    kinds: Sequence[str] = (),
    prefectures: Sequence[str] = (),
    aside: bool | None = None,
) -> Totals:
    """Findable listings by one cheap statement, whatever their number.

    open_data: only what may be passed on. kinds, prefectures (`JAPAN` among them): only these; empty: all.
    aside: only what is left out of searches by default, or only what is not; None: both.
    """
    conditions, params = ["count <> 0"], list[Any]()
    if open_data:
        conditions.append("open_data")
    for column, wanted in (("kind", kinds), ("prefecture", prefectures)):
        if wanted:
            conditions.append(f"{column} = ANY(%s)")
            params.append(list(wanted))
    if aside is not None:
        conditions.append("aside = %s")
        params.append(aside)
    found: Totals = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT prefecture, kind, sum(count)::int FROM ({_NOW}) AS part "
            f"WHERE {' AND '.join(conditions)} GROUP BY prefecture, kind HAVING sum(count) > 0",
            params,
        )
        for prefecture, kind, count in cursor.fetchall():
            found.setdefault(prefecture, Counter())[kind] = count
    return found


def fold() -> int:
    """Add what changed to the sums; how many changes there were. Nothing while somebody else is at it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('directory_total'))")
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute(
            f"""
            WITH change AS (DELETE FROM directory_totalchange RETURNING *),
            sums AS (
                INSERT INTO directory_total AS old ({_KEY}, count)
                SELECT {_KEY}, sum(delta) FROM change GROUP BY {_KEY}
                ON CONFLICT ({_KEY}) DO UPDATE SET count = old.count + excluded.count
            )
            SELECT count(*) FROM change"""
        )
        (folded,) = cursor.fetchone()
        return int(folded)


def rebuild() -> None:
    """Count all listings anew, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('directory_total'))")
        cursor.execute("DELETE FROM directory_total")
        # One statement, so that it forgets the very changes that it counts.
        cursor.execute(
            f"WITH forgotten AS (DELETE FROM directory_totalchange) "
            f"INSERT INTO directory_total ({_KEY}, count) {_ENTRIES}"
        )


def differences() -> int:
    """How many sums differ from the truth: always 0, or something went round the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT count(*) FROM (
                SELECT FROM ({_NOW} UNION ALL SELECT {_KEY}, -count FROM ({_ENTRIES}) AS truth) AS part
                GROUP BY {_KEY} HAVING sum(count) <> 0
            ) AS different"""
        )
        (count,) = cursor.fetchone()
        return int(count)
