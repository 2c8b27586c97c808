"""The conditions of a query that the sentence does not say, each with a way to take it off."""

from dataclasses import dataclass

from directory.search import Query
from directory.vocabulary import Lang
from frontend.public.condition_words import IN_BOX, Places, switches
from frontend.public.filter_words import values_in_words
from frontend.public.sections import search_url


@dataclass(frozen=True)
class Chip:
    """A condition in words, and the search without it."""

    text: str
    without: Query

    @property
    def url(self) -> str:
        return search_url(self.without)


def chips_of(query: Query, lang: Lang, places: Places) -> list[Chip]:
    """The chips of a query, places first."""
    chips = [Chip(str(IN_BOX), query.replace(bbox=None))] if query.bbox else []
    for field, names in (
        ("prefectures", places.prefectures),
        ("areas", places.areas),
        ("municipalities", places.municipalities),
    ):
        codes = getattr(query, field)
        chips += [
            Chip(name, query.replace(**{field: tuple(other for other in codes if other != code)}))
            for code, name in names.items()
        ]
    chips += [Chip(text, without) for text, without in values_in_words(query, lang)]
    return chips + [Chip(str(text), without) for text, without in switches(query)]


def without_all(query: Query) -> str:
    """The search without any condition of the chips: what its sentence says stays."""
    plain = Query(near=query.near, radius_km=query.radius_km, kinds=query.kinds, q=query.q, sort=query.sort)
    return search_url(plain)
