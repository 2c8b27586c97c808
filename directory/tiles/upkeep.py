"""Keeping the sums behind tiles right: folding what changed, building them anew, proving them.

Triggers (migration 0004) append to `TileChange` whenever a public place comes, goes or changes. Readers add
what is not folded yet to the cells, so that a tile is right from the moment a change is committed.
"""

from django.db import connection, transaction

from directory.tiles.grid import CELL_BITS, GRID_BITS, STORED_ZOOM

FOLDED_AT_ONCE = 5000
_KEY = "z, x, y, cell_x, cell_y, kind, prefecture_id, aside"

# The truth: how many public places stand at each point.
_PLACES = """
    SELECT directory_grid_x(s.point) AS x, directory_grid_y(s.point) AS y,
           pp.kind, pp.prefecture_id, pp.aside, count(*) AS delta
    FROM directory_publicplace pp JOIN directory_spot s ON s.id = pp.spot_id
    GROUP BY s.id, pp.kind, pp.prefecture_id, pp.aside
"""


def _cells(changes: str) -> str:
    """The SQL of what `changes` at points (x, y, kind, prefecture_id, aside, delta) add to the cells over
    them.
    """
    within = f"((1 << ({GRID_BITS} - z)) - 1)"
    cell = f"CASE WHEN z = {STORED_ZOOM} THEN 0 ELSE {GRID_BITS - CELL_BITS} - z END"
    return f"""
        SELECT z, x >> ({GRID_BITS} - z) AS x, y >> ({GRID_BITS} - z) AS y,
               (x & {within}) >> {cell} AS cell_x, (y & {within}) >> {cell} AS cell_y,
               kind, prefecture_id, aside,
               sum(delta)::int AS count, sum(delta * x::bigint)::bigint AS sum_x,
               sum(delta * y::bigint)::bigint AS sum_y
        FROM ({changes}) AS change, generate_series(0, {STORED_ZOOM}) AS z
        WHERE delta <> 0
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    """


def fold() -> int:
    """Add what changed to the cells, `FOLDED_AT_ONCE` changes a transaction; how many there were.

    No tile changes by this, and no version does. Does nothing while somebody else is at it.
    """
    total = 0
    while folded := _fold_some():
        total += folded
    return total


def _fold_some() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('directory_tilecell'))")
        if cursor.fetchone() != (True,):
            return 0
        cursor.execute(
            f"""
            WITH change AS (
                DELETE FROM directory_tilechange
                WHERE id IN (SELECT id FROM directory_tilechange ORDER BY id LIMIT %s) RETURNING *
            ),
            cells AS (
                INSERT INTO directory_tilecell AS cell ({_KEY}, count, sum_x, sum_y)
                {_cells("SELECT * FROM change")}
                ON CONFLICT ({_KEY}) DO UPDATE SET count = cell.count + excluded.count,
                    sum_x = cell.sum_x + excluded.sum_x, sum_y = cell.sum_y + excluded.sum_y
            ),
            tiles AS (
                INSERT INTO directory_tile AS tile (z, x, y, version)
                SELECT z, x >> ({GRID_BITS} - z), y >> ({GRID_BITS} - z), bit_xor(token)
                FROM change, generate_series(0, {STORED_ZOOM}) AS z GROUP BY 1, 2, 3
                ON CONFLICT (z, x, y) DO UPDATE SET version = tile.version # excluded.version
            )
            SELECT count(*) FROM change""",
            [FOLDED_AT_ONCE],
        )
        (folded,) = cursor.fetchone()
        if folded:
            cursor.execute("DELETE FROM directory_tilecell WHERE count = 0")
        return int(folded)


def rebuild() -> None:
    """Sum up all public places anew, in one transaction; every tile gets a new version."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('directory_tilecell'))")
        cursor.execute("DELETE FROM directory_tilecell")
        # One statement, so that it forgets the very changes that it counts: those another transaction
        # commits meanwhile are neither in its sums nor among what it deletes.
        cursor.execute(
            f"""
            WITH forgotten AS (DELETE FROM directory_tilechange)
            INSERT INTO directory_tilecell ({_KEY}, count, sum_x, sum_y) {_cells(_PLACES)}"""
        )
        cursor.execute("DELETE FROM directory_tile")
        cursor.execute(
            "INSERT INTO directory_tile (z, x, y, version) "
            "SELECT z, x, y, directory_token() FROM directory_tilecell GROUP BY z, x, y"
        )


def differences() -> int:
    """How many cells, with what is not folded yet, differ from the truth: always 0, or something went round
    the triggers.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT count(*) FROM (
                SELECT FROM (
                    SELECT {_KEY}, count, sum_x, sum_y FROM directory_tilecell
                    UNION ALL ({_cells("SELECT * FROM directory_tilechange")})
                    UNION ALL SELECT {_KEY}, -count, -sum_x, -sum_y FROM ({_cells(_PLACES)}) AS truth
                ) AS part
                GROUP BY {_KEY}
                HAVING (sum(count), sum(sum_x), sum(sum_y)) <> (0, 0, 0)
            ) AS different"""
        )
        (count,) = cursor.fetchone()
        return int(count)
