"""Reading a query string: strictly, completely, with every error at once.

Nothing that is given is ignored: what cannot be understood is an error that names its parameter.
"""

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from directory import filters, kinds
from directory.filters import AllOf, Filter, Number, Switch, Terms
from directory.geocoding import Candidate, geocode
from directory.models import Area, Municipality
from directory.search import values
from directory.search.errors import FieldError, QueryError
from directory.search.query import (
    DEFAULT_LIMIT,
    DEFAULT_RADIUS_KM,
    EMPLOYMENT,
    FORMATS,
    INCLUDE,
    ONLINE,
    SORTS,
    Filters,
    Near,
    Query,
    parameters,
    settled,
)
from directory.search.values import BadValue
from directory.vocabulary import LANGS


def read(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The fields of a `Query`. Raises QueryError with everything that is wrong."""
    return _Reader(pairs).read()


class _Reader:
    """Reads pairs into the fields of a `Query`, collecting every error on the way."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.errors: list[FieldError] = []
        self.given: dict[str, list[str]] = defaultdict(list)
        self.known = parameters()
        for name, raw in pairs:
            try:
                value = values.normalise(raw)
            except BadValue as bad:
                self.fail(name, str(bad))
                continue
            if value:
                self.given[name].append(value)
            elif name not in self.known:
                self.given[name] = []

    def fail(
        self, parameter: str, detail: str, value: str = "", suggestions: Iterable[Candidate] = ()
    ) -> None:
        self.errors.append(FieldError(parameter, detail, value, tuple(suggestions)))

    def read(self) -> dict[str, Any]:
        for name in self.given:
            if name not in self.known:
                self.fail(name[:100], self.unknown(name))
        near = self.one("near", self.near, None)
        asked = self.filters()
        found: dict[str, Any] = {
            "kinds": self.kinds(asked),
            "q": self.one("q", values.words, ""),
            "near": near,
            "radius_km": self.one("radius_km", values.kilometres, DEFAULT_RADIUS_KM),
            "bbox": self.one("bbox", values.box, None),
            "prefectures": self.many("prefecture", values.prefecture_code),
            "municipalities": self.municipalities(),
            "areas": self.areas(),
            "outside_centres": self.one("outside_centres", values.boolean, False),
            "online": self.choice("online", ONLINE, "include"),
            "employment": self.choice("employment", EMPLOYMENT, "true"),
            "filters": asked,
            "sort": self.choice("sort", SORTS, "distance" if near else "newest"),
            "limit": self.one("limit", lambda value: values.whole_number(value, 1, 100), DEFAULT_LIMIT),
            "cursor": self.one("cursor", str, ""),
            "include": self.many("include", lambda value: values.one_of(value, INCLUDE)),
            "fields": self.many("fields", values.field_name),
            "format": self.choice("format", FORMATS, ""),
            "lang": self.choice("lang", LANGS, ""),
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
        return settled(Query(**found))

    def unknown(self, name: str) -> str:
        """What to say of a parameter that there is not; a slip of the fingers gets the right name."""
        meant = difflib.get_close_matches(name.lower(), self.known, 1)
        if meant:
            return _("この条件は使えません。%(meant)s のことでしょうか。") % {"meant": meant[0]}
        return _("この条件は使えません。外してください。")

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

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """A parameter that may be given once, with a value out of a fixed set."""
        return str(self.one(name, lambda value: values.one_of(value, allowed), default))

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

    def filters(self) -> Filters:
        """The filters that are asked for, in the registry's order, with their values as canonical texts."""
        read = [(name, self.filter(each)) for name, each in filters.all_filters().items()]
        return tuple((name, found) for name, found in read if found)

    def filter(self, each: Filter) -> tuple[str, ...]:
        if isinstance(each, Terms | AllOf):
            return self.many(each.name, lambda value: values.one_of(value, each.keys))
        if isinstance(each, Switch):
            return ("true",) if self.one(each.name, values.boolean, False) else ()
        return self.number(each)

    def number(self, each: Number) -> tuple[str, ...]:
        text = self.one(each.name, lambda value: values.decimal_text(value, each.lowest, each.highest), "")
        return (text,) if text else ()

    def kinds(self, asked: Filters) -> tuple[str, ...]:
        """The kinds that are asked for. Filters about other kinds, or about none in common, are errors."""
        every = [kind.key for kind in kinds.all_kinds()]
        found = self.many("kind", lambda value: values.one_of(value, every))
        left = frozenset(found or every)
        for name, chosen in asked:
            if not left & filters.kinds_with(name):
                self.fail(
                    name,
                    _("ほかの条件（kind など）といっしょには使えません。どちらかを外してください。"),
                    ",".join(chosen)[:100],
                )
            else:
                left &= filters.kinds_with(name)
        return found

    def near(self, value: str) -> Near | None:
        """Coordinates, or a place that geocoding finds."""
        point = values.coordinates(values.short(value))
        if point:
            lat, lng = point
            return Near(values.coordinates_text(point), lat, lng, "address", "query")
        answer = geocode(value)
        if not answer.candidates:
            self.fail(
                "near",
                _("この場所は見つかりませんでした。郵便番号か、市町村の名前で書いてみてください。"),
                value,
                answer.suggestions,
            )
            return None
        return Near.of_answer(value, answer)

    def areas(self) -> tuple[str, ...]:
        """Areas that the operator keeps."""
        asked = self.many("area", values.area_code)
        if not asked:
            return asked
        known = {
            f"{prefecture}-{code}" for prefecture, code in Area.objects.values_list("prefecture_id", "code")
        }
        for code in asked:
            if code not in known:
                self.fail("area", _("この地域はありません。"), code)
        return asked

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
