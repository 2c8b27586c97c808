"""One prefecture: its facts, what is listed in it, its municipalities."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from directory.models import Municipality, MunicipalityType, Prefecture
from directory.search import Query
from directory.vocabulary import Lang
from frontend.public.language import of_request
from frontend.public.outline import outline_of
from frontend.public.page import page, render
from frontend.public.place_names import municipality_name, prefecture_name, region_name
from frontend.public.sections import search_url, sections

_CODE = re.compile(r"0[1-9]|[1-3][0-9]|4[0-7]")


def prefecture_or_404(code: str) -> Prefecture:
    """The prefecture of a JIS X 0401 code (`04`), without its exact shape."""
    if not _CODE.fullmatch(code):
        raise Http404
    try:
        return Prefecture.objects.select_related("capital").defer("geometry").get(code=code)
    except Prefecture.DoesNotExist:
        raise Http404 from None


@page()
def prefecture(request: HttpRequest, code: str) -> HttpResponse:
    """A prefecture by its code."""
    lang = of_request(request).lang
    subject = prefecture_or_404(code)
    here = Query(prefectures=(subject.code,))
    municipalities = list(
        Municipality.objects.current().filter(prefecture_id=subject.code).only(*_NAME_FIELDS).order_by("code")
    )
    found = sections(here, lang)
    return render(
        request,
        "pages/prefecture.html",
        {
            "name": prefecture_name(subject, lang),
            "region": region_name(subject, lang),
            "capital": municipality_name(subject.capital, lang) if subject.capital else "",
            "population": f"{subject.population_2020:,}",
            "municipality_count": sum(m.type not in _PARTS for m in municipalities),
            "groups": _grouped(municipalities, subject.code, lang),
            "outline": outline_of(subject, [card for section in found for card in section.cards]),
            "sections": found,
            "all_url": search_url(here),
            "outside_url": search_url(here.replace(outside_centres=True)),
        },
    )


_NAME_FIELDS = (
    "code",
    "type",
    "parent_id",
    "name_ja",
    "name_kana",
    "name_en",
    "county_ja",
    "county_kana",
    "county_en",
)
_PARTS = (MunicipalityType.WARD,)  # of a designated city, which is counted itself


def _grouped(municipalities: list[Municipality], code: str, lang: Lang) -> list[dict[str, Any]]:
    """Cities, special wards, then towns and villages; the wards of a designated city stand on its page."""
    groups: dict[str, list[dict[str, str]]] = {"city": [], "special_ward": [], "town": []}
    for m in municipalities:
        if m.type == MunicipalityType.WARD:
            continue
        if m.type == MunicipalityType.SPECIAL_WARD:
            group = "special_ward"
        elif m.type in (MunicipalityType.TOWN, MunicipalityType.VILLAGE):
            group = "town"
        else:
            group = "city"
        m.county_ja = ""  # 郡 is left out in a list of the prefecture itself
        groups[group].append(
            {"name": municipality_name(m, lang), "url": reverse("municipality", args=[code, m.code])}
        )
    return [{"key": key, "members": members} for key, members in groups.items() if members]
