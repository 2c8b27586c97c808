"""Postal codes that begin as typed, and the municipalities that share the beginning."""

from django.db import connection

from directory.geocoding.lookup import PlaceKey

MOST = 10
_MOST_MUNICIPALITIES = 3
# With six digits a code is nearly written out: its neighbours' municipality is not what is meant.
_CODE_IS_MEANT = 6

# A code of several towns stands for their municipality, one of several municipalities for the most populous.
_SQL = """
WITH found AS (
    SELECT c.code, m.prefecture_id, m.key, m.population, c.id, c.town_ja,
        count(*) OVER (PARTITION BY c.code) AS towns
    FROM directory_postalcode c JOIN directory_municipality m ON m.key = c.municipality_id
    WHERE c.code BETWEEN %s AND %s
)
(
    SELECT prefecture_id, key, NULL::bigint AS town_id, '' AS code FROM found
    GROUP BY prefecture_id, key ORDER BY count(*) DESC, key LIMIT %s
)
UNION ALL
(
    SELECT DISTINCT ON (code) prefecture_id, key, CASE WHEN towns = 1 AND town_ja <> '' THEN id END, code
    FROM found ORDER BY code, population DESC NULLS LAST, key LIMIT %s
)
"""


def postal_codes(digits: str) -> tuple[list[PlaceKey], list[PlaceKey]]:
    """Municipalities, those with most such codes first, and codes in their order; for three to seven digits.

    A code is the place it stands for, as geocoding takes it.
    """
    municipalities = _MOST_MUNICIPALITIES if len(digits) < _CODE_IS_MEANT else 0
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [digits.ljust(7, "0"), digits.ljust(7, "9"), municipalities, MOST])
        found = [
            PlaceKey(prefecture, key, None, town, code) for prefecture, key, town, code in cursor.fetchall()
        ]
    return [each for each in found if not each.postal_code], [each for each in found if each.postal_code]
