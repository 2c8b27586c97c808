"""What may be said of a workplace beyond its name: as much as its place's visibility allows.

The public places of listings are kept by the database (`directory/projection.py`). This is the same rule for
what only a workplace has: an address, and the way there.
"""

from dataclasses import dataclass, replace

from directory.models import Municipality, Place, Prefecture, Workplace

# Values of `place_visibility`; the others name the municipality.
_EXACT = "exact"
_BY_PREFECTURE = "area"


@dataclass(frozen=True)
class Whereabouts:
    """Where a workplace is, as far as may be said.

    municipality: None where only the prefecture may be named. address, postal_code, how_to_get_there: empty
    unless the place may be shown exactly, for each of them leads there. travel_winter, travel_islands: empty
    where only the prefecture may be named, for a ferry names its island. exact: all of it is said.
    """

    prefecture: Prefecture
    municipality: Municipality | None
    postal_code: str = ""
    address: str = ""
    how_to_get_there: str = ""
    travel_winter: str = ""
    travel_islands: str = ""
    exact: bool = False


def whereabouts(workplace: Workplace) -> Whereabouts:
    """Where a workplace is, as its place lets be said."""
    place: Place = workplace.place
    municipality = place.municipality
    if place.visibility == _BY_PREFECTURE:
        return Whereabouts(municipality.prefecture, None)
    said = Whereabouts(
        municipality.prefecture,
        municipality,
        travel_winter=workplace.travel_winter,
        travel_islands=workplace.travel_islands,
    )
    if place.visibility != _EXACT:
        return said
    return replace(
        said,
        postal_code=place.postal_code,
        address=place.address,
        how_to_get_there=workplace.how_to_get_there,
        exact=True,
    )
