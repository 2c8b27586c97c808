"""What the conditions of a query are called: in the form, on chips, in the sentence."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Area, Municipality, Prefecture
from directory.search import Query
from directory.vocabulary import Lang
from frontend.public.place_names import area_name, municipality_name, prefecture_name

# By value of the parameter; the first of each is what holds when nothing is said.
ONLINE: dict[str, Promise] = {
    "include": _("オンラインもふくめる"),
    "only": _("オンラインだけ"),
    "exclude": _("オンラインだけのものは、のぞく"),
}
EMPLOYMENT: dict[str, Promise] = {
    "true": _("雇用の仕事だけ"),
    "any": _("雇用ではない役割もふくめる"),
    "false": _("雇用ではない役割だけ"),
}
SORTS: dict[str, Promise] = {
    "distance": _("近い順"),
    "newest": _("新しく載った順"),
    "deadline": _("締め切りが近い順"),
}
OUTSIDE_CENTRES: Promise = _("県庁のある市や大きな市をのぞく")
IN_BOX: Promise = _("地図の範囲の中")


@dataclass(frozen=True)
class Places:
    """What the regions of a query are called, by code, in the order of the codes."""

    prefectures: dict[str, str]
    areas: dict[str, str]
    municipalities: dict[str, str]


def places_of(query: Query, lang: Lang) -> Places:
    """The names of a query's regions; a database query for each sort of region that it has."""
    return Places(
        _prefectures(query.prefectures, lang),
        _areas(query.areas, lang),
        _municipalities(query.municipalities, lang),
    )


def _prefectures(codes: tuple[str, ...], lang: Lang) -> dict[str, str]:
    known = Prefecture.objects.defer("geometry", "outline").in_bulk(codes) if codes else {}
    return {code: prefecture_name(known[code], lang) for code in codes}


def _areas(codes: tuple[str, ...], lang: Lang) -> dict[str, str]:
    """Areas are named by prefecture and code: 04-kenpoku."""
    if not codes:
        return {}
    pairs = [code.split("-", 1) for code in codes]
    known = (
        Area.objects.filter(
            prefecture__in=[first for first, _rest in pairs], code__in=[rest for _first, rest in pairs]
        )
        .select_related("prefecture")
        .defer("prefecture__geometry", "prefecture__outline")
    )
    names = {f"{area.prefecture_id}-{area.code}": area_name(area, lang) for area in known}
    return {code: names[code] for code in codes}


def _municipalities(codes: tuple[str, ...], lang: Lang) -> dict[str, str]:
    if not codes:
        return {}
    known = (
        Municipality.objects.select_related("prefecture")
        .defer("prefecture__geometry", "prefecture__outline")
        .in_bulk(codes)
    )
    return {code: municipality_name(known[code], lang, with_prefecture=True) for code in codes}


def switches(query: Query) -> list[tuple[Promise, Query]]:
    """The conditions that are on or off, in words, each with the query without it."""
    found = []
    if query.outside_centres:
        found.append((OUTSIDE_CENTRES, query.replace(outside_centres=False)))
    if query.online != "include":
        found.append((ONLINE[query.online], query.replace(online="include")))
    if query.employment != "true":
        found.append((EMPLOYMENT[query.employment], query.replace(employment="true")))
    return found
