"""An address as people type it, and what was understood of it: never silently wrong.

The geocoder says which places a text may mean and how precise each is. A workplace needs one that names its
municipality; which one, its owner decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from directory.geocoding import Candidate, geocode
from directory.geocoding.answer import Notice
from directory.geocoding.postal import find

MOST_CHOICES = 8


@dataclass(frozen=True)
class Reading:
    """What was understood of an address.

    text: the address without its postal code (7 digits, empty when there is none). candidates: the places it
    may mean, best first, each with its municipality. unresolved: what of it was not understood; it is kept
    all the same. notices: what went otherwise than asked. suggestions: names of near misses, in Japanese.
    """

    text: str
    postal_code: str
    candidates: Sequence[Candidate]
    unresolved: str = ""
    notices: Sequence[Notice] = ()
    suggestions: Sequence[Candidate] = ()


def read_address(typed: str) -> Reading:
    """Places that a postal code, an address or both may mean. No candidate: nothing was found, or no more
    than a prefecture."""
    answer = geocode(typed)
    code = find(typed)
    candidates = [each for each in answer.candidates if each.municipality_code][:MOST_CHOICES]
    return Reading(
        text=code.rest if code else typed.strip(),
        postal_code=code.code if code else "",
        candidates=candidates,
        unresolved=answer.unresolved,
        notices=answer.notices,
        suggestions=answer.suggestions,
    )


def key_of(candidate: Candidate) -> str:
    """Names a candidate among those of the same text, without its point."""
    return f"{candidate.municipality_code} {candidate.labels.ja}"
