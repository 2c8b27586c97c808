"""The search as a sentence one can change: what its form shows, for a good query and for a wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory import kinds
from directory.filters import all_filters, kinds_with
from directory.search import FieldError, Query, parameters
from frontend.public.condition_words import EMPLOYMENT, ONLINE, OUTSIDE_CENTRES, SORTS
from frontend.public.kind_words import KIND_WORDS

RADII = (5, 10, 30, 50, 100, 200)
_DEFAULT_RADIUS = "30"
# What the form has a control for; everything else a query may hold travels along unseen.
CONTROLS = ("near", "radius_km", "kind", "q", "online", "employment", "sort", "outside_centres")
# A changed search begins at its first page; the others have no meaning in a page.
LEFT = ("cursor", "lang", "include", "fields", "format")
LABELS: dict[str, Promise] = {
    "online": _("オンライン"),
    "employment": _("仕事の種類"),
    "sort": _("並べ方"),
    "outside_centres": OUTSIDE_CENTRES,
}
_BY_ITSELF: Promise = _("おまかせ（場所を書くと近い順）")


@dataclass(frozen=True)
class Option:
    """One choice of a select."""

    value: str
    label: str | Promise
    selected: bool


@dataclass(frozen=True)
class Carried:
    """A condition without a control.

    kinds: those it is about, by commas; chosen kinds without one of these leave it behind, where scripts run.
    unless: the control that takes its place when it is changed.
    """

    name: str
    value: str
    kinds: str = ""
    unless: str = ""


@dataclass(frozen=True)
class SearchForm:
    """What stands in the form. Values are what the person gave, right or wrong; errors by parameter."""

    near: str
    words: str
    radius: list[Option]
    kind: list[Option]
    online: list[Option]
    employment: list[Option]
    sort: list[Option]
    outside_centres: bool
    carried: list[Carried]
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
    kind = ",".join(query.kinds) if query else ",".join(value for value in given.getlist("kind") if value)
    by_parameter: dict[str, list[FieldError]] = {}
    for error in errors:
        by_parameter.setdefault(error.parameter, []).append(error)
    outside = query.outside_centres if query else last("outside_centres") == "true"
    return SearchForm(
        near=last("near"),
        words=last("q"),
        radius=_radii(radius),
        kind=_kinds(kind),
        online=_options(ONLINE, last("online")),
        employment=_options(EMPLOYMENT, last("employment")),
        sort=_options({"": _BY_ITSELF, **SORTS}, last("sort")),
        outside_centres=outside,
        carried=[
            Carried(name, value, _kinds_about(name), unless="near" if name == "bbox" else "")
            for name in parameters()
            if name not in CONTROLS + LEFT
            for value in given.getlist(name)
            if value
        ],
        more_open=bool(set(LABELS) & set(by_parameter)),
        errors=by_parameter,
    )


def _kinds_about(name: str) -> str:
    """The kinds that a filter is about, by commas; nothing for a filter of every kind, or no filter."""
    about = kinds_with(name) if name in all_filters() else frozenset()
    return ",".join(sorted(about)) if len(about) < len(kinds.all_kinds()) else ""


def _options(choices: dict[str, Promise], chosen: str) -> list[Option]:
    """The choices; the first one is sent as nothing. One that is not among them, but was given, is kept."""
    first = next(iter(choices))
    chosen = chosen or first
    options = [
        Option("" if value == first else value, label, value == chosen) for value, label in choices.items()
    ]
    return options if chosen in choices else [*options, Option(chosen, chosen, True)]


def _radii(chosen: str) -> list[Option]:
    choices = {str(km): f"{km} km" for km in RADII}
    chosen = chosen or _DEFAULT_RADIUS
    if chosen not in choices:
        choices[chosen] = f"{chosen} km" if chosen.replace(".", "").isdigit() else chosen
    return [Option("" if km == _DEFAULT_RADIUS else km, label, km == chosen) for km, label in choices.items()]


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
