"""What is offered while somebody types."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from directory.geocoding import Candidate
from directory.models import Language
from directory.vocabulary import Lang


@dataclass(frozen=True, slots=True)
class PlaceSuggestion:
    """A prefecture, a municipality, a town block or a postal code."""

    place: Candidate

    @property
    def type(self) -> str:
        return self.place.type


@dataclass(frozen=True, slots=True)
class TextSuggestion:
    """An organisation, or a listing by its title. kind: of a listing; empty for an organisation.

    language: what the owner wrote `name` in; the other two are translations and may be empty.
    """

    type: Literal["organization", "listing"]
    id: UUID
    kind: str
    sample: bool
    language: Lang | Language
    name: str
    name_en: str
    name_easy: str


Suggestion = PlaceSuggestion | TextSuggestion
