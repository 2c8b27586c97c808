"""Postal codes: finding one in a text, and the places it stands for."""

import re
import unicodedata
from dataclasses import dataclass

from django.db import connection

from directory.geocoding.answer import Candidate
from directory.geocoding.lookup import PlaceKey, candidates

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ーｰ－", "-"))
_MARK = r"(?:〒|〠|郵便番号)?\s*[:：]?\s*"
# Part of a longer row of digits (a telephone number) is no postal code.
_CODE = re.compile(
    _MARK + r"(?<![0-9\-])(?P<area>[0-9]{3})(?:\s?-\s?|\s)?(?P<town>[0-9]{4})(?![0-9]|\s?-\s?[0-9])"
)
_BEGINNING = re.compile(_MARK + r"(?P<digits>[0-9]{3}\s?-?\s?[0-9]{0,4})")
_MOST = 30


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A postal code in a text (7 digits) and the text around it."""

    code: str
    rest: str


def find(text: str) -> FoundCode | None:
    """The first postal code in a text, full-width or not, with or without hyphen and 〒.

    Seven digits without a hyphen inside other words count only at the beginning or the end of the text or
    after 〒.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    match = _CODE.search(plain)
    if not match:
        return None
    before, after = plain[: match.start()], plain[match.end() :]
    if "-" not in match[0] and "〒" not in match[0] and before.strip() and after.strip():
        return None
    # Where the width of characters did not change anything the person's own spelling is kept.
    if len(plain) == len(text):
        before, after = text[: match.start()], text[match.end() :]
    return FoundCode(match["area"] + match["town"], f"{before} {after}".strip())


def beginning(text: str) -> str:
    """The digits of a text that is the beginning of a postal code, three to seven of them; else an empty
    string.
    """
    match = _BEGINNING.fullmatch(unicodedata.normalize("NFKC", text).translate(_DASHES).strip())
    return re.sub(r"[\s-]", "", match["digits"]) if match else ""


def places(code: str) -> list[Candidate]:
    """What a postal code stands for.

    One town: that town. Several towns of one municipality: the municipality first, since any single town
    would be a guess, then the towns. Several municipalities: each of them, the most populous first, then the
    towns.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT m.prefecture_id, m.key, c.id, c.town_ja
            FROM directory_postalcode c JOIN directory_municipality m ON m.key = c.municipality_id
            WHERE c.code = %s ORDER BY m.population DESC NULLS LAST, m.key, c.id
            """,
            [code],
        )
        rows = cursor.fetchall()
    municipalities = list(
        dict.fromkeys((prefecture, municipality) for prefecture, municipality, _, _ in rows)
    )
    towns = [PlaceKey(prefecture, key, None, town, code) for prefecture, key, town, name in rows if name]
    whole = [PlaceKey(prefecture, key, postal_code=code) for prefecture, key in municipalities]
    if len(rows) == 1:
        return candidates(towns or whole)
    return candidates([*whole, *towns][:_MOST])


def near_misses(digits: str, limit: int) -> list[Candidate]:
    """Municipalities whose postal codes share the longest beginning (three digits or more) with these
    digits.
    """
    for length in range(min(len(digits), 6), 2, -1):
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT m.prefecture_id, m.key FROM directory_postalcode c
                JOIN directory_municipality m ON m.key = c.municipality_id
                WHERE c.code BETWEEN %s AND %s
                GROUP BY m.prefecture_id, m.key ORDER BY count(*) DESC, m.key LIMIT %s
                """,
                [digits[:length].ljust(7, "0"), digits[:length].ljust(7, "9"), limit],
            )
            rows = cursor.fetchall()
        if rows:
            return candidates(PlaceKey(prefecture, key) for prefecture, key in rows)
    return []
