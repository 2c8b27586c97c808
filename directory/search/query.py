"""The one query: a query string read into a `Query`, and written back in its canonical form.

Pages, the API, tiles, feeds, embeds and saved searches all go through here, so that the same string means the
same everywhere. Nothing that is given is ignored: what cannot be understood is an error that names its
parameter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory import kinds
from directory.geocoding import Candidate, geocode
from directory.models import Municipality
from directory.search import values
from directory.search.errors import FieldError, QueryError
from directory.search.values import BadValue, Box
from directory.vocabulary import LANGS, Lang

DEFAULT_RADIUS_KM = Decimal(30)
DEFAULT_LIMIT = 20
ONLINE = ("include", "only", "exclude")
EMPLOYMENT = ("true", "false", "any")
SORTS = ("distance", "newest")


@dataclass(frozen=True)
class Near:
    """A place to search around.

    text: as it was asked for. lat, lng: WGS 84 degrees, 6 decimals. precision, source: as geocoding says.
    candidates: every place that the text may mean, the one used first; empty for coordinates.
    unresolved: what of the text was not understood, as it was written. notices: as geocoding says.
    """

    text: str
    lat: float
    lng: float
    precision: str
    source: str
    candidates: tuple[Candidate, ...] = ()
    unresolved: str = ""
    notices: tuple[str, ...] = ()

    def label(self, lang: Lang) -> str:
        """What the place is called."""
        return self.candidates[0].label(lang) if self.candidates else f"{self.lat}, {self.lng}"


@dataclass(frozen=True)
class Query:
    """What is asked for. Equal queries have equal canonical strings."""

    kinds: tuple[str, ...] = ()
    near: Near | None = None
    radius_km: Decimal = DEFAULT_RADIUS_KM
    bbox: Box | None = None
    prefectures: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    outside_centres: bool = False
    online: str = "include"
    employment: str = "true"
    sort: str = "newest"
    limit: int = DEFAULT_LIMIT
    cursor: str = ""
    lang: str = ""

    @classmethod
    def parse(cls, params: QueryDict | Iterable[tuple[str, str]], *, lang: Lang = "ja") -> Self:
        """Read a query string's pairs. Raises QueryError with everything that is wrong with them.

        `lang` is the reader's language for names of places; messages use the active translation.
        """
        pairs = (
            [(name, value) for name, given in params.lists() for value in given]
            if isinstance(params, QueryDict)
            else params
        )
        return cls(**_Reader(pairs).read())

    def replace(self, **changes: Any) -> Self:
        """The same query but for some fields; a cursor does not survive a change of anything else."""
        if set(changes) - {"cursor", "limit", "lang"}:
            changes.setdefault("cursor", "")
        if "near" in changes and changes["near"] is None and self.sort == "distance":
            changes.setdefault("sort", "newest")
        return replace(self, **changes)

    def to_pairs(self) -> list[tuple[str, str]]:
        """The canonical pairs: defaults left out, values in a fixed order."""
        return [(name, text) for name, write in _WRITERS.items() if (text := write(self))]

    def to_string(self) -> str:
        """The canonical query string."""
        return urlencode(self.to_pairs())

    def identity(self) -> str:
        """What a cursor is bound to: all that decides which results come in which order."""
        filters = self.replace(cursor="", limit=DEFAULT_LIMIT, lang="")
        origin = f"{self.near.lat},{self.near.lng}" if self.near else ""
        return f"{filters.to_string()}#{origin}"


def _commas(items: tuple[str, ...]) -> str:
    return ",".join(items)


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


# How each field is written, in canonical order. An empty text is left out.
_WRITERS: dict[str, Callable[[Query], str]] = {
    "kind": lambda q: _commas(q.kinds),
    "near": lambda q: q.near.text if q.near else "",
    "radius_km": lambda q: f"{q.radius_km:f}" if q.near and q.radius_km != DEFAULT_RADIUS_KM else "",
    "bbox": lambda q: ",".join(map(_number, q.bbox)) if q.bbox else "",
    "prefecture": lambda q: _commas(q.prefectures),
    "municipality": lambda q: _commas(q.municipalities),
    "outside_centres": lambda q: "true" if q.outside_centres else "",
    "online": lambda q: q.online if q.online != "include" else "",
    "employment": lambda q: q.employment if q.employment != "true" else "",
    "sort": lambda q: q.sort if q.sort != ("distance" if q.near else "newest") else "",
    "limit": lambda q: str(q.limit) if q.limit != DEFAULT_LIMIT else "",
    "cursor": lambda q: q.cursor,
    "lang": lambda q: q.lang,
}
PARAMETERS = tuple(_WRITERS)


class _Reader:
    """Reads pairs into the fields of a `Query`, collecting every error on the way."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.errors: list[FieldError] = []
        self.given: dict[str, list[str]] = defaultdict(list)
        for name, raw in pairs:
            try:
                value = values.normalise(raw)
            except BadValue as bad:
                self.fail(name, str(bad))
                continue
            if value:
                self.given[name].append(value)
            elif name not in _WRITERS:
                self.given[name] = []

    def fail(
        self, parameter: str, detail: str, value: str = "", suggestions: Iterable[Candidate] = ()
    ) -> None:
        self.errors.append(FieldError(parameter, detail, value, tuple(suggestions)))

    def read(self) -> dict[str, Any]:
        for name in self.given:
            if name not in _WRITERS:
                self.fail(
                    name[:100],
                    _("この条件は使えません。使えるのは %(names)s です。") % {"names": ", ".join(PARAMETERS)},
                )
        near = self.one("near", self.near, None)
        found: dict[str, Any] = {
            "near": near,
            "kinds": self.many(
                "kind", lambda value: values.one_of(value, [k.key for k in kinds.all_kinds()])
            ),
            "radius_km": self.one("radius_km", values.kilometres, DEFAULT_RADIUS_KM),
            "bbox": self.one("bbox", values.box, None),
            "prefectures": self.many("prefecture", values.prefecture_code),
            "municipalities": self.municipalities(),
            "outside_centres": self.one("outside_centres", values.boolean, False),
            "online": self.one("online", lambda value: values.one_of(value, ONLINE), "include"),
            "employment": self.one("employment", lambda value: values.one_of(value, EMPLOYMENT), "true"),
            "sort": self.one(
                "sort", lambda value: values.one_of(value, SORTS), "distance" if near else "newest"
            ),
            "limit": self.one("limit", lambda value: values.whole_number(value, 1, 100), DEFAULT_LIMIT),
            "cursor": self.one("cursor", str, ""),
            "lang": self.one("lang", lambda value: values.one_of(value, LANGS), ""),
        }
        if "near" not in self.given:
            for name, used in (
                ("radius_km", "radius_km" in self.given),
                ("sort", found["sort"] == "distance"),
            ):
                if used:
                    self.fail(
                        name,
                        _("さがす場所（near）も書いてください。"),
                        (self.given.get(name) or [""])[0],
                    )
        if self.errors:
            raise QueryError(self.errors)
        return found

    def one(self, name: str, read: Callable[[str], Any], default: Any) -> Any:
        """A parameter that may be given once."""
        given = self.given.get(name) or []
        if not given:
            return default
        if len(given) > 1:
            self.fail(name, _("この条件は、1回だけ書いてください。"), given[0])
            return default
        try:
            return read(given[0])
        except BadValue as bad:
            self.fail(name, str(bad), given[0])
            return default

    def many(self, name: str, read: Callable[[str], str]) -> tuple[str, ...]:
        """A parameter that takes several values, repeated or by commas; sorted, each once."""
        found = set()
        for value in (part.strip() for given in self.given.get(name, []) for part in given.split(",")):
            if not value:
                continue
            try:
                found.add(read(value))
            except BadValue as bad:
                self.fail(name, str(bad), value[:100])
        return tuple(sorted(found))

    def near(self, value: str) -> Near | None:
        """Coordinates, or a place that geocoding finds."""
        if len(value) > 200:
            raise BadValue(_("200文字までで書いてください。"))
        point = values.coordinates(value)
        if point:
            lat, lng = point
            return Near(f"{_number(lat)},{_number(lng)}", lat, lng, "address", "query")
        answer = geocode(value)
        if not answer.candidates:
            self.fail(
                "near",
                _("この場所は見つかりませんでした。郵便番号か、市町村の名前で書いてみてください。"),
                value,
                answer.suggestions,
            )
            return None
        best = answer.candidates[0]
        return Near(
            value,
            best.lat,
            best.lng,
            best.precision,
            best.source,
            tuple(answer.candidates),
            answer.unresolved,
            tuple(answer.notices),
        )

    def municipalities(self) -> tuple[str, ...]:
        """Codes that exist today; a former one is refused with the code that took its place."""
        asked = self.many("municipality", values.municipality_code)
        if not asked:
            return asked
        known = set(Municipality.objects.current().filter(code__in=asked).values_list("code", flat=True))
        strange = [code for code in asked if code not in known]
        successors = _successors(strange) if strange else {}
        for code in strange:
            detail = _("この番号の市区町村はありません。")
            if code in successors:
                detail = _("%(code)s は前の番号です。いまは %(now)s です。") % {
                    "code": code,
                    "now": ", ".join(f"{now} {name}" for now, name in successors[code]),
                }
            self.fail("municipality", detail, code)
        return asked


def _successors(codes: list[str]) -> dict[str, list[tuple[str, str]]]:
    """What became of former municipalities: code -> codes and names of today, in the order of the codes."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = (
        Municipality.objects.current()
        .filter(predecessors__code__in=codes)
        .order_by("code")
        .values_list("predecessors__code", "code", "name_ja")
        .distinct()
    )
    for former, code, name in rows:
        found[former].append((code, name))
    return found
