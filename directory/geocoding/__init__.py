"""Finding places by what people type: `geocode(text) -> Answer`."""

from directory.geocoding.answer import Answer, Candidate, MatchedArea
from directory.geocoding.service import geocode

__all__ = ["Answer", "Candidate", "MatchedArea", "geocode"]
