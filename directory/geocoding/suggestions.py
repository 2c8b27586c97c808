"""Near misses: which prefectures and municipalities somebody may have meant who mistyped a name."""

from django.db import connection

from directory.gazetteer.romaji import fold_romaji
from directory.geocoding.answer import Candidate
from directory.geocoding.lookup import PlaceKey, candidates
from directory.geocoding.normalize import Normalized

_LONGEST = 20  # characters; nobody mistypes a longer name of a municipality


def suggest(text: str, *, limit: int) -> list[Candidate]:
    """Prefectures and municipalities whose name is at most two mistakes away, one for names of up to four
    characters.

    A mistake is a character too many, too few, another one, or two neighbours swapped. Fewest mistakes first,
    then the larger population.
    """
    found: dict[PlaceKey, tuple[int, int]] = {}
    for key, latin in ((Normalized.of(text).text, False), (fold_romaji(text), True)):
        if not 1 + latin <= len(key) <= _LONGEST:
            continue
        for name, prefecture, municipality, population in _names_like(key, latin):
            allowed = 1 if len(key) <= 4 else 2
            mistakes = distance(key, name, allowed)
            if mistakes <= allowed:
                place = PlaceKey(prefecture, municipality)
                found[place] = min(found.get(place, (99, 0)), (mistakes, -population))
    ordered = sorted(found, key=lambda place: (found[place], place.municipality_id or place.prefecture_id))
    return candidates(ordered[:limit])


def _names_like(key: str, latin: bool) -> list[tuple[str, str, str | None, int]]:
    """Names of about the same length that begin or end like the text: comparing all of them would take too
    long.
    """
    slack = 1 if len(key) <= 4 else 2
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT key, prefecture_id, municipality_id, population FROM directory_gazetteername
            WHERE level < 2 AND latin = %s AND length(key) BETWEEN %s AND %s
                AND (left(key, 1) = %s OR right(key, 1) = %s OR left(key, 1) = %s)
            """,
            [latin, max(len(key) - slack, 2), len(key) + slack, key[0], key[-1], key[:2][-1]],
        )
        return list(cursor.fetchall())


def distance(one: str, other: str, most: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.

    Returns `most` + 1 as soon as there are more than `most` (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return most + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        current = [i]
        for j, against in enumerate(other, start=1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, previous = previous, current
    return min(previous[-1], most + 1)
