"""A checksum of the postal table that PostgreSQL and Python compute alike.

It lets the loader see in a fraction of a second, from the content and not from a stamp, that nothing has to
change.
"""

import hashlib
from collections.abc import Iterable, Mapping

_SEPARATOR = "\x1f"
POSTAL_COLUMNS = ("code", "municipality", "town_ja", "town_kana", "town_en", "note")

# The first 32 bits of each row's MD5, added up: independent of the order of rows, and of their ids.
POSTAL_CHECKSUM_SQL = """
    SELECT count(*) || ':' || coalesce(sum(('x' || left(md5(
        concat_ws(chr(31), code, municipality_id, town_ja, town_kana, town_en, note)), 8))::bit(32)::bigint),
        0)
    FROM directory_postalcode
"""


def postal_checksum(rows: Iterable[Mapping[str, str]]) -> str:
    """`<rows>:<sum>` of rows with `POSTAL_COLUMNS`, equal to what `POSTAL_CHECKSUM_SQL` gives for the loaded
    table."""
    count = total = 0
    for row in rows:
        text = _SEPARATOR.join(row[column] for column in POSTAL_COLUMNS)
        total += int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        count += 1
    return f"{count}:{total}"
