"""A municipality as people type it: its name, or a postal code in it."""

from dataclasses import dataclass
from typing import Any

from directory.geocoding import Candidate, geocode
from directory.models import Municipality
from directory.texts import current_lang


@dataclass(frozen=True)
class MunicipalityOption:
    """code: JIS X 0402. name: with its prefecture, in the language of the page."""

    code: str
    name: str


def options(text: str) -> list[MunicipalityOption]:
    """The municipalities that a text may mean, best first, each once."""
    codes = dict.fromkeys(
        each.municipality_code for each in _best(geocode(text).candidates) if each.municipality_code
    )
    found = Municipality.objects.current().select_related("prefecture").in_bulk(list(codes))
    english = current_lang() == "en"
    return [
        MunicipalityOption(
            code,
            f"{found[code].name_en}, {found[code].prefecture.name_en}"
            if english
            else found[code].full_name_ja,
        )
        for code in codes
        if code in found
    ]


def _best(candidates: Any) -> list[Candidate]:
    """Municipalities that bear the name themselves, where there are any: else those of the towns that do."""
    named = [each for each in candidates if each.type == "municipality"]
    return named or list(candidates)
