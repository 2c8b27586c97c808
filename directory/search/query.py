"""The one query: what is asked for, and its canonical query string.

Pages, the API, tiles, feeds, embeds and saved searches all go through here, so that the same string means the
same everywhere. Two strings that mean the same have the same canonical form. (`reading.py` reads them.)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import cached_property

from directory import filters
from directory.geocoding import Answer, Candidate, MatchedArea
from directory.search.values import Box
from directory.search.words import Word, understand
from directory.vocabulary import Lang

DEFAULT_RADIUS_KM = Decimal(30)
DEFAULT_LIMIT = 20
ONLINE = ("include", "only", "exclude")
EMPLOYMENT = ("true", "false", "any")
SORTS = ("distance", "newest", "deadline")
INCLUDE = ("count", "facets")
FORMATS = ("json", "geojson", "csv", "ndjson")


@dataclass(frozen=True)
class Near:
    """A place to search around.

    text: as it was asked for. lat, lng: WGS 84 degrees, 6 decimals. precision, source: as geocoding says.
    candidates: every place that the text may mean, the one used first; empty for coordinates.
    unresolved: what of the text was not understood, as it was written. notices: as geocoding says. areas:
    parts of a prefecture that the text names, which can be searched as a whole.
    """

    text: str
    lat: float
    lng: float
    precision: str
    source: str
    candidates: tuple[Candidate, ...] = ()
    unresolved: str = ""
    notices: tuple[str, ...] = ()
    areas: tuple[MatchedArea, ...] = ()

    @classmethod
    def of_answer(cls, text: str, answer: Answer) -> Self:
        """The best candidate of an answer, which must have one."""
        best = answer.candidates[0]
        return cls(
            text,
            best.lat,
            best.lng,
            best.precision,
            best.source,
            tuple(answer.candidates),
            answer.unresolved,
            tuple(answer.notices),
            tuple(answer.areas),
        )

    def label(self, lang: Lang) -> str:
        """What the place is called."""
        return self.candidates[0].label(lang) if self.candidates else f"{self.lat}, {self.lng}"


Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Query:
    """What is asked for. Equal queries have equal canonical strings.

    kinds: those that may be found; none: all. What filters imply is included.
    q: words, as they were written but for width and spaces; every one must match.
    filters: names of `directory.filters` with their values, in the registry's order.
    areas: `<prefecture code>-<code of the area>`.
    """

    kinds: tuple[str, ...] = ()
    q: str = ""
    near: Near | None = None
    radius_km: Decimal = DEFAULT_RADIUS_KM
    bbox: Box | None = None
    prefectures: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    outside_centres: bool = False
    online: str = "include"
    employment: str = "true"
    filters: Filters = ()
    sort: str = "newest"
    limit: int = DEFAULT_LIMIT
    cursor: str = ""
    include: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    format: str = ""
    lang: str = ""

    @classmethod
    def parse(cls, params: QueryDict | Iterable[tuple[str, str]], *, lang: Lang = "ja") -> Self:
        """Read a query string's pairs. Raises QueryError with everything that is wrong with them.

        `lang` is the reader's language for names of places; messages use the active translation.
        """
        from directory.search.reading import read

        pairs = (
            [(name, value) for name, given in params.lists() for value in given]
            if isinstance(params, QueryDict)
            else params
        )
        return cls(**read(pairs))

    def replace(self, **changes: Any) -> Self:
        """The same query but for some fields; a cursor does not survive a change of anything else."""
        if set(changes) - {"cursor", "limit", "include", "fields", "format", "lang"}:
            changes.setdefault("cursor", "")
        if "near" in changes and changes["near"] is None:
            changes.setdefault("radius_km", DEFAULT_RADIUS_KM)
            if self.sort == "distance":
                changes.setdefault("sort", "newest")
        if {"kinds", "filters", "employment"} & set(changes):
            changes = settled(replace(self, **changes))
        other = replace(self, **changes)
        if other.q == self.q and "words" in self.__dict__:
            other.__dict__["words"] = self.words  # understood once
        return other

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """What the words of `q` may mean."""
        return understand(self.q)

    def values_of(self, name: str) -> tuple[str, ...]:
        """What is asked of a filter; nothing when it is not used."""
        return dict(self.filters).get(name, ())

    def with_filter(self, name: str, values: Iterable[str]) -> Self:
        """The same query with other values of a filter; none: without it."""
        asked = dict(self.filters) | {name: tuple(values)}
        order = filters.all_filters()
        return self.replace(filters=tuple((each, asked[each]) for each in order if asked.get(each)))

    def to_pairs(self) -> list[tuple[str, str]]:
        """The canonical pairs: defaults left out, values in a fixed order."""
        pairs = []
        for name, write in _WRITERS.items():
            if name == "sort":
                pairs += [(each, _commas(values)) for each, values in self.filters]
            if text := write(self):
                pairs.append((name, text))
        return pairs

    def to_string(self) -> str:
        """The canonical query string."""
        return urlencode(self.to_pairs())

    def identity(self) -> str:
        """What a cursor is bound to: all that decides which results come in which order."""
        meant = self.replace(cursor="", limit=DEFAULT_LIMIT, include=(), fields=(), format="", lang="")
        origin = f"{self.near.lat},{self.near.lng}" if self.near else ""
        return f"{meant.to_string()}#{origin}"


def settled(query: Query) -> dict[str, Any]:
    """Fields of a query whose kinds and filters have found each other: kinds that filters imply are said, all
    kinds are as good as none said, and `employment` asks nothing where no job may be found.
    """
    found = {field.name: getattr(query, field.name) for field in fields(query)}
    every = filters.implied_kinds([])
    allowed = filters.implied_kinds(name for name, _values in query.filters)
    kinds = allowed & frozenset(query.kinds or every) or allowed
    found["kinds"] = () if kinds == every else tuple(sorted(kinds))
    if "job" not in kinds:
        found["employment"] = "true"
    return found


def _commas(items: tuple[str, ...]) -> str:
    return ",".join(items)


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _kinds(query: Query) -> str:
    implied = filters.implied_kinds(name for name, _values in query.filters)
    return "" if frozenset(query.kinds) == implied else _commas(query.kinds)


# How each field is written, in canonical order; filters come before `sort`. An empty text is left out.
_WRITERS: dict[str, Callable[[Query], str]] = {
    "kind": _kinds,
    "q": lambda q: q.q,
    "near": lambda q: q.near.text if q.near else "",
    "radius_km": lambda q: f"{q.radius_km:f}" if q.near and q.radius_km != DEFAULT_RADIUS_KM else "",
    "bbox": lambda q: ",".join(map(_number, q.bbox)) if q.bbox else "",
    "prefecture": lambda q: _commas(q.prefectures),
    "municipality": lambda q: _commas(q.municipalities),
    "area": lambda q: _commas(q.areas),
    "outside_centres": lambda q: "true" if q.outside_centres else "",
    "online": lambda q: q.online if q.online != "include" else "",
    "employment": lambda q: q.employment if q.employment != "true" else "",
    "sort": lambda q: q.sort if q.sort != ("distance" if q.near else "newest") else "",
    "limit": lambda q: str(q.limit) if q.limit != DEFAULT_LIMIT else "",
    "cursor": lambda q: q.cursor,
    "include": lambda q: _commas(q.include),
    "fields": lambda q: _commas(q.fields),
    "format": lambda q: q.format,
    "lang": lambda q: q.lang,
}
COMMON_PARAMETERS = tuple(_WRITERS)


def parameters() -> tuple[str, ...]:
    """Every parameter that a query string may hold, in canonical order."""
    at = COMMON_PARAMETERS.index("sort")
    return (*COMMON_PARAMETERS[:at], *filters.all_filters(), *COMMON_PARAMETERS[at:])
