"""The conditions of a query that the sentence does not say, each with a way to take it off."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.models import Municipality, Prefecture
from directory.search import Query
from directory.vocabulary import Lang
from frontend.public.place_names import municipality_name, prefecture_name
from frontend.public.sections import search_url


@dataclass(frozen=True)
class Chip:
    """A condition in words, and the search without it."""

    text: str
    url: str


def chips_of(query: Query, lang: Lang) -> list[Chip]:
    """The chips of a query, places first."""
    return [
        *_prefectures(query, lang),
        *_municipalities(query, lang),
        *([Chip(_("地図の範囲の中"), search_url(query.replace(bbox=None)))] if query.bbox else []),
        *_switches(query),
    ]


def _prefectures(query: Query, lang: Lang) -> list[Chip]:
    if not query.prefectures:
        return []
    known = Prefecture.objects.defer("geometry", "outline").in_bulk(query.prefectures)
    return [
        Chip(
            prefecture_name(known[code], lang),
            search_url(query.replace(prefectures=tuple(c for c in query.prefectures if c != code))),
        )
        for code in query.prefectures
    ]


def _municipalities(query: Query, lang: Lang) -> list[Chip]:
    if not query.municipalities:
        return []
    known = (
        Municipality.objects.select_related("prefecture")
        .defer("prefecture__geometry", "prefecture__outline")
        .in_bulk(query.municipalities)
    )
    return [
        Chip(
            municipality_name(known[code], lang, with_prefecture=True),
            search_url(query.replace(municipalities=tuple(c for c in query.municipalities if c != code))),
        )
        for code in query.municipalities
    ]


def _switches(query: Query) -> list[Chip]:
    found = []
    if query.outside_centres:
        found.append(
            Chip(_("県庁のある市や大きな市をのぞく"), search_url(query.replace(outside_centres=False)))
        )
    if query.online != "include":
        text = _("オンラインだけ") if query.online == "only" else _("オンラインだけのものは、のぞく")
        found.append(Chip(text, search_url(query.replace(online="include"))))
    if query.employment != "true":
        text = _("雇用ではない役割もふくめる") if query.employment == "any" else _("雇用ではない役割だけ")
        found.append(Chip(text, search_url(query.replace(employment="true"))))
    return found
