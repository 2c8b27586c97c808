"""The search as a sentence one can change: what its form shows, for a good query and for a wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory import kinds
from directory.search import FieldError, Query
from frontend.public.kind_words import KIND_WORDS

RADII = (5, 10, 30, 50, 100, 200)
_DEFAULT_RADIUS = "30"
# What the form has a control for; everything else a query may hold travels along unseen.
CONTROLS = ("near", "radius_km", "kind", "online", "outside_centres", "employment", "sort")
_CARRIED = ("prefecture", "municipality", "bbox", "limit")

_ONLINE: dict[str, Promise] = {
    "": _("オンラインもふくめる"),
    "only": _("オンラインだけ"),
    "exclude": _("オンラインだけのものは、のぞく"),
}
_EMPLOYMENT: dict[str, Promise] = {
    "": _("雇用の仕事だけ"),
    "any": _("雇用ではない役割もふくめる"),
    "false": _("雇用ではない役割だけ"),
}
LABELS: dict[str, Promise] = {
    "online": _("オンライン"),
    "employment": _("仕事の種類"),
    "sort": _("並べ方"),
}
_SORTS: dict[str, Promise] = {
    "": _("おまかせ（場所を書くと近い順）"),
    "distance": _("近い順"),
    "newest": _("新しく載った順"),
}


@dataclass(frozen=True)
class Option:
    """One choice of a select."""

    value: str
    label: str | Promise
    selected: bool


@dataclass(frozen=True)
class SearchForm:
    """What stands in the form. Values are what the person gave, right or wrong; errors by parameter."""

    near: str
    radius: list[Option]
    kind: list[Option]
    online: list[Option]
    employment: list[Option]
    sort: list[Option]
    outside_centres: bool
    carried: list[tuple[str, str]]
    more_open: bool
    errors: dict[str, list[FieldError]] = field(default_factory=dict)
    controls: tuple[str, ...] = CONTROLS


def form_of(given: QueryDict, query: Query | None, errors: Iterable[FieldError] = ()) -> SearchForm:
    """The form for what was given; `query` is what was understood, None when it could not be.

    The first choice of each select sends an empty value, which means the default: so the form can be sent
    without a place, and a default never stands in the address.
    """

    def last(name: str) -> str:
        return given.get(name, "").strip()

    radius = f"{query.radius_km:f}" if query and query.near else last("radius_km")
    radius = "" if radius == _DEFAULT_RADIUS else radius
    kind = ",".join(query.kinds) if query else ",".join(value for value in given.getlist("kind") if value)
    online, employment, sort = last("online"), last("employment"), last("sort")
    by_parameter: dict[str, list[FieldError]] = {}
    for error in errors:
        by_parameter.setdefault(error.parameter, []).append(error)
    outside = query.outside_centres if query else last("outside_centres") == "true"
    return SearchForm(
        near=last("near"),
        radius=_radii(radius),
        kind=_kinds(kind),
        online=_options(_ONLINE, "" if online == "include" else online),
        employment=_options(_EMPLOYMENT, "" if employment == "true" else employment),
        sort=_options(_SORTS, sort),
        outside_centres=outside,
        carried=[(name, value) for name in _CARRIED for value in given.getlist(name) if value],
        more_open=bool({"online", "employment", "sort", "outside_centres"} & set(by_parameter)),
        errors=by_parameter,
    )


def _options(choices: dict[str, Promise], chosen: str) -> list[Option]:
    """The choices; one that is not among them, but was given, is kept as it is."""
    options = [Option(value, label, value == chosen) for value, label in choices.items()]
    return options if chosen in choices else [*options, Option(chosen, chosen, True)]


def _radii(chosen: str) -> list[Option]:
    options = [Option("" if str(km) == _DEFAULT_RADIUS else str(km), f"{km} km", False) for km in RADII]
    if chosen and chosen not in map(str, RADII):
        options.append(Option(chosen, f"{chosen} km" if chosen.replace(".", "").isdigit() else chosen, False))
    return [Option(option.value, option.label, option.value == chosen) for option in options]


def _kinds(chosen: str) -> list[Option]:
    choices: dict[str, str | Promise] = {"": _("すべて")}
    choices |= {kind.key: KIND_WORDS[kind.key].name for kind in kinds.all_kinds()}
    if chosen not in choices:
        keys = chosen.split(",")
        choices[chosen] = (
            gettext("・").join(str(KIND_WORDS[key].name) for key in keys)
            if set(keys) <= set(KIND_WORDS)
            else chosen
        )
    return [Option(value, label, value == chosen) for value, label in choices.items()]
