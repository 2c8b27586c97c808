"""From what has been typed so far to what may be meant."""

from collections.abc import Collection

from directory.geocoding import postal
from directory.geocoding.lookup import PlaceKey, candidates
from directory.suggest.mixing import mix
from directory.suggest.places import places
from directory.suggest.postal_codes import postal_codes
from directory.suggest.suggestion import PlaceSuggestion, Suggestion, TextSuggestion
from directory.suggest.texts import texts
from directory.suggest.typed import Typed

MOST = 10
# Of a search: `near` takes places, `q` what organisations and listings are called.
PARAMETERS = ("near", "q")


def suggest(text: str, parameters: Collection[str] = PARAMETERS) -> list[Suggestion]:
    """At most ten suggestions for these parameters of a search. Never raises on any text."""
    typed = Typed.of(text)
    digits = postal.beginning(text)
    groups: list[list[PlaceKey | TextSuggestion]] = []
    if "near" in parameters:
        groups += map(list, postal_codes(digits) if digits else places(typed))
    if "q" in parameters and typed.text:
        groups += map(list, texts(typed))
    chosen = mix(groups, MOST)
    keys = [each for each in chosen if isinstance(each, PlaceKey)]
    found: list[Suggestion] = [PlaceSuggestion(place) for place in candidates(keys)]
    return found + [each for each in chosen if isinstance(each, TextSuggestion)]
