"""Places whose names begin as typed, found in one statement."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from directory.geocoding.lookup import NameRow, PlaceKey, place_key
from directory.geocoding.ranking import order
from directory.models import GazetteerName
from directory.suggest.typed import Typed

MOST = 10
_AFTER_ALL = "\U0010ffff"  # behind every other character, byte by byte
# The names of one place that begin alike are few: among so many names there are MOST places.
_NAMES_READ = 5 * MOST

_COLUMNS = """n.key, n.level, n.rank, n.form, n.prefecture_id, n.municipality_id, n.former_id, n.town_id,
    n.population, n.parent_id, n.is_capital"""

_SQL = f"""
WITH typed AS (
    SELECT * FROM unnest(%s::text[], %s::text[], %s::bool[], %s::bool[]) AS t(low, high, latin, towns)
),
cut AS (
    SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::bool[])
        AS c(before, name, low, high, latin)
),
-- Each way of cutting whose first part is a prefecture, or that has none.
within AS MATERIALIZED (
    SELECT c.*, p.prefecture_id AS prefecture
    FROM cut c LEFT JOIN directory_gazetteername p
        ON c.before <> '' AND p.key = c.before AND p.latin = c.latin AND p.level = 0
    WHERE c.before = '' OR p.id IS NOT NULL
),
municipality AS MATERIALIZED (
    SELECT m.id, m.municipality_id, m.prefecture_id, w.low, w.high, w.latin
    FROM within w JOIN directory_gazetteername m
        ON m.key = w.name AND m.latin = w.latin AND m.level = 1 AND m.form < {GazetteerName.Form.COUNTY.value}
    WHERE w.name <> '' AND (w.before = '' OR m.prefecture_id = w.prefecture)
),
region AS (
    SELECT {_COLUMNS}, n.key = t.low AS exact
    FROM typed t JOIN directory_gazetteername n
        ON n.key >= t.low AND n.key < t.high AND n.latin = t.latin AND n.level < 3
    UNION ALL
    SELECT {_COLUMNS}, n.key = w.low
    FROM within w JOIN directory_gazetteername n
        ON n.key >= w.low AND n.key < w.high AND n.latin = w.latin AND n.level IN (1, 2)
        AND n.prefecture_id = w.prefecture
    WHERE w.before <> '' AND w.name = ''
    UNION ALL
    -- A ward of a city that was written
    SELECT {_COLUMNS}, n.key = m.low
    FROM municipality m JOIN directory_gazetteername n
        ON n.key >= m.low AND n.key < m.high AND n.latin = m.latin AND n.level < 3
        AND n.parent_id = m.municipality_id
    UNION ALL
    -- The prefecture comes last: Matsue, Shim
    SELECT {_COLUMNS}, p.key = m.low
    FROM municipality m
    JOIN directory_gazetteername p
        ON p.key >= m.low AND p.key < m.high AND p.latin = m.latin AND p.level = 0
        AND p.prefecture_id = m.prefecture_id
    JOIN directory_gazetteername n ON n.id = m.id
),
town AS (
    SELECT {_COLUMNS}, n.key = t.low AS exact
    FROM typed t JOIN directory_gazetteername n
        ON t.towns AND n.key >= t.low AND n.key < t.high AND n.latin = t.latin AND n.level = 3
    UNION ALL
    SELECT {_COLUMNS}, n.key = m.low
    FROM municipality m JOIN directory_gazetteername n
        ON n.municipality_id = m.municipality_id AND n.key >= m.low AND n.key < m.high
        AND n.latin = m.latin AND n.level = 3
)
(
    SELECT * FROM region
    -- Former municipalities, and counties for each of their towns, come behind.
    ORDER BY exact DESC, level = 2 OR form = 3, population DESC,
        prefecture_id, municipality_id, former_id, form
    LIMIT {_NAMES_READ}
)
UNION ALL
(
    SELECT * FROM town
    ORDER BY exact DESC, population DESC, municipality_id, town_id, form
    LIMIT {_NAMES_READ}
)
"""


def places(typed: Typed) -> tuple[list[PlaceKey], list[PlaceKey]]:
    """Prefectures and municipalities, and town blocks, at most ten each.

    A name that is written out comes before one that only begins so, in the order in which geocoding would
    take them; then the larger place first.
    """
    if not typed.keys:
        return [], []
    with connection.cursor() as cursor:
        cursor.execute(_SQL, _parameters(typed))
        rows = [(NameRow(*row[:-1]), bool(row[-1])) for row in cursor.fetchall()]
    regions = _once((row, exact) for row, exact in rows if row.town_id is None)
    towns = _once((row, exact) for row, exact in rows if row.town_id is not None)
    today = {place.municipality_id for place in regions if place.former_id is None}
    # A former name of a place that is offered by its own name adds nothing.
    regions = [place for place in regions if place.former_id is None or place.municipality_id not in today]
    return regions[:MOST], towns[:MOST]


def _parameters(typed: Typed) -> list[list[Any]]:
    return [
        [key.text for key in typed.keys],
        [key.text + _AFTER_ALL for key in typed.keys],
        [key.latin for key in typed.keys],
        [key.tells_a_town for key in typed.keys],
        [cut.before for cut in typed.cuts],
        [cut.name for cut in typed.cuts],
        [cut.rest for cut in typed.cuts],
        [cut.rest + _AFTER_ALL for cut in typed.cuts],
        [cut.latin for cut in typed.cuts],
    ]


def _once(rows: Iterable[tuple[NameRow, bool]]) -> list[PlaceKey]:
    """Each place once: those whose name is written out, ranked, then the others in the order given."""
    whole: list[NameRow] = []
    begun: list[NameRow] = []
    for row, exact in rows:
        (whole if exact else begun).append(row)
    return list(dict.fromkeys(map(place_key, [*sorted(whole, key=order), *begun])))
