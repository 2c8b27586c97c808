"""What may be meant by what has been typed so far: `suggest(text)`."""

from directory.suggest.service import PARAMETERS, suggest
from directory.suggest.suggestion import PlaceSuggestion, Suggestion, TextSuggestion

__all__ = ["PARAMETERS", "PlaceSuggestion", "Suggestion", "TextSuggestion", "suggest"]
