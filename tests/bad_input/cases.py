"""What may be sent by mistake or on purpose, with what the answer must name, and how to send it.

A clear 4xx that names the field, for machines and for people alike: no 5xx, no stack trace, nothing silently
ignored.
"""

from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

from tests.api.conftest import refuse_writes
from tests.factories import MATSUE

API, PAGE = "/api/v1/listings/", "/search/"
PLACE = "near=35.468,133.048"

# name of the case: (query string as it goes over the wire, parameters that the answer names)
WRONG: dict[str, tuple[str, set[str]]] = {
    "unknown parameter": ("foo=1", {"foo"}),
    "unknown parameter, empty": ("foo=", {"foo"}),
    "unknown parameter beside a good one": (f"{PLACE}&foo=1", {"foo"}),
    "two unknown parameters": ("foo=1&bar=2", {"foo", "bar"}),
    "unknown parameter in Japanese": (f"{quote('場所')}=1", {"場所"}),
    "parameter in capitals": ("NEAR=35,133", {"NEAR"}),
    "repeated near": ("near=35,133&near=36,134", {"near"}),
    "repeated near, the same": (f"{PLACE}&{PLACE}", {"near"}),
    "repeated radius_km": (f"{PLACE}&radius_km=5&radius_km=10", {"radius_km"}),
    "repeated bbox": ("bbox=132,35,133,36&bbox=132,35,133,36", {"bbox"}),
    "repeated outside_centres": ("outside_centres=true&outside_centres=false", {"outside_centres"}),
    "repeated online": ("online=only&online=only", {"online"}),
    "repeated employment": ("employment=any&employment=true", {"employment"}),
    "repeated sort": ("sort=newest&sort=newest", {"sort"}),
    "repeated limit": ("limit=5&limit=5", {"limit"}),
    "repeated cursor": ("cursor=a&cursor=a", {"cursor"}),
    "near: no such latitude": ("near=999,0", {"near"}),
    "near: no such longitude": ("near=0,999", {"near"}),
    "near: just over": ("near=90.000001,0", {"near"}),
    "near: no such place": ("near=abc", {"near"}),
    "near: one number": ("near=35.468", {"near"}),
    "near: three numbers": ("near=35,133,1", {"near"}),
    "near: NaN": ("near=nan,nan", {"near"}),
    "near: infinite": ("near=inf,0", {"near"}),
    "near: exponent": ("near=3e1,1e2", {"near"}),
    "near: semicolon": ("near=35.468;133.048", {"near"}),
    "near: many digits": (f"near={'9' * 400},0", {"near"}),
    "near: too long a text": (f"near={'a' * 201}", {"near"}),
    "near: quote": ("near=%27%3B--", {"near"}),
    "near: percent signs": ("near=%25%25%5F", {"near"}),
    "radius_km: 0": (f"{PLACE}&radius_km=0", {"radius_km"}),
    "radius_km: -1": (f"{PLACE}&radius_km=-1", {"radius_km"}),
    "radius_km: 1e9": (f"{PLACE}&radius_km=1e9", {"radius_km"}),
    "radius_km: nan": (f"{PLACE}&radius_km=nan", {"radius_km"}),
    "radius_km: inf": (f"{PLACE}&radius_km=inf", {"radius_km"}),
    "radius_km: 201": (f"{PLACE}&radius_km=201", {"radius_km"}),
    "radius_km: 200.001": (f"{PLACE}&radius_km=200.001", {"radius_km"}),
    "radius_km: 0.999": (f"{PLACE}&radius_km=0.999", {"radius_km"}),
    "radius_km: comma": (f"{PLACE}&radius_km=1,5", {"radius_km"}),
    "radius_km: word": (f"{PLACE}&radius_km=far", {"radius_km"}),
    "radius_km: miles": (f"{PLACE}&radius_km=10mi", {"radius_km"}),
    "radius_km: very long": (f"{PLACE}&radius_km=1{'0' * 400}", {"radius_km"}),
    "radius_km: other digits": (f"{PLACE}&radius_km={quote('٣٠')}", {"radius_km"}),
    "near: other digits": (f"near={quote('٣٥,١٣٣')}", {"near"}),
    "bbox: other digits": (f"bbox={quote('١٣٢,٣٤,١٣٤,٣٦')}", {"bbox"}),
    "radius_km without near": ("radius_km=30", {"radius_km"}),
    "radius_km without near, but with a prefecture": ("prefecture=32&radius_km=30", {"radius_km"}),
    "bbox: west and east swapped": ("bbox=133.2,35.3,132.9,35.6", {"bbox"}),
    "bbox: south and north swapped": ("bbox=132.9,35.6,133.2,35.3", {"bbox"}),
    "bbox: latitude first": ("bbox=35.3,132.9,35.6,133.2", {"bbox"}),
    "bbox: three numbers": ("bbox=132.9,35.3,133.2", {"bbox"}),
    "bbox: five numbers": ("bbox=132.9,35.3,133.2,35.6,1", {"bbox"}),
    "bbox: NaN": ("bbox=NaN,35.3,133.2,35.6", {"bbox"}),
    "bbox: infinite": ("bbox=-inf,35.3,inf,35.6", {"bbox"}),
    "bbox: words": ("bbox=a,b,c,d", {"bbox"}),
    "bbox: no such longitude": ("bbox=-181,35,181,36", {"bbox"}),
    "bbox: a point": ("bbox=133,35,133,35", {"bbox"}),
    "prefecture: 00": ("prefecture=00", {"prefecture"}),
    "prefecture: 48": ("prefecture=48", {"prefecture"}),
    "prefecture: JP-99": ("prefecture=JP-99", {"prefecture"}),
    "prefecture: one digit": ("prefecture=3", {"prefecture"}),
    "prefecture: three digits": ("prefecture=032", {"prefecture"}),
    "prefecture: a name": (f"prefecture={quote('島根県')}", {"prefecture"}),
    "prefecture: another country": ("prefecture=US-32", {"prefecture"}),
    "prefecture: other digits": (f"prefecture={quote('٣٢')}", {"prefecture"}),
    "prefecture: one of two": ("prefecture=32,48", {"prefecture"}),
    "municipality: wrong check digit": ("municipality=322011", {"municipality"}),
    "municipality: nobody's": ("municipality=32299", {"municipality"}),
    "municipality: four digits": ("municipality=3220", {"municipality"}),
    "municipality: a name": (f"municipality={quote('松江市')}", {"municipality"}),
    "municipality: other digits": (f"municipality={quote('٣٢٢٠١')}", {"municipality"}),
    "municipality: one of two": (f"municipality={MATSUE}&municipality=99999", {"municipality"}),
    "kind: unknown": ("kind=party", {"kind"}),
    "kind: one of two": ("kind=job,party", {"kind"}),
    "kind: capitals": ("kind=Job", {"kind"}),
    "online: unknown": ("online=maybe", {"online"}),
    "outside_centres: 1": ("outside_centres=1", {"outside_centres"}),
    "outside_centres: yes": ("outside_centres=yes", {"outside_centres"}),
    "outside_centres: True": ("outside_centres=True", {"outside_centres"}),
    "employment: unknown": ("employment=yes", {"employment"}),
    "sort: unknown": ("sort=price", {"sort"}),
    "sort: by distance from nowhere": ("sort=distance", {"sort"}),
    "limit: 0": ("limit=0", {"limit"}),
    "limit: 101": ("limit=101", {"limit"}),
    "limit: x": ("limit=x", {"limit"}),
    "limit: -1": ("limit=-1", {"limit"}),
    "limit: 1.5": ("limit=1.5", {"limit"}),
    "limit: 1e1": ("limit=1e1", {"limit"}),
    "limit: very long": (f"limit={'9' * 1000}", {"limit"}),
    "cursor: nonsense": ("cursor=x", {"cursor"}),
    "cursor: not ASCII": (f"cursor={quote('続き')}", {"cursor"}),
    "cursor: long": (f"cursor={'A' * 2000}", {"cursor"}),
    "repeated q": ("q=a&q=a", {"q"}),
    "repeated format": ("format=csv&format=csv", {"format"}),
    "repeated hours_max": ("hours_max=20&hours_max=20", {"hours_max"}),
    "repeated hourly_pay_min": ("hourly_pay_min=1000&hourly_pay_min=1000", {"hourly_pay_min"}),
    "repeated application_open": ("application_open=true&application_open=true", {"application_open"}),
    "hours_max: 0": ("hours_max=0", {"hours_max"}),
    "hours_max: 169": ("hours_max=169", {"hours_max"}),
    "hours_max: word": ("hours_max=few", {"hours_max"}),
    "hours_max: nan": ("hours_max=nan", {"hours_max"}),
    "hours_max: very long": (f"hours_max={'9' * 1000}", {"hours_max"}),
    "hourly_pay_min: 0": ("hourly_pay_min=0", {"hourly_pay_min"}),
    "hourly_pay_min: 1e9": ("hourly_pay_min=1e9", {"hourly_pay_min"}),
    "hourly_pay_min: with its unit": (f"hourly_pay_min={quote('千円')}", {"hourly_pay_min"}),
    "application_open: 1": ("application_open=1", {"application_open"}),
    "area: without a prefecture": ("area=kenpoku", {"area"}),
    "area: nobody's": ("area=99-kenpoku", {"area"}),
    "area: quote": ("area=04-%27%3B--", {"area"}),
    "include: unknown": ("include=everything", {"include"}),
    "include: one of two": ("include=count,everything", {"include"}),
    "fields: no name": ("fields=%27%3B--", {"fields"}),
    "fields: unknown": ("fields=colour", {"fields"}),
    "employment_type: unknown": ("employment_type=slave", {"employment_type"}),
    "work_setting: unknown": ("work_setting=moon", {"work_setting"}),
    "group_kind: unknown": ("group_kind=x", {"group_kind"}),
    "theme: unknown": ("theme=x", {"theme"}),
    "accessibility: unknown": ("accessibility=x", {"accessibility"}),
    "sort: deadline, misspelt": ("sort=deadlines", {"sort"}),
    "a kind and a filter of another": ("kind=group&hours_max=20", {"hours_max"}),
    "two filters that share no kind": ("hours_max=20&application_open=true", {"hours_max"}),
    "several at once": ("near=abc&radius_km=0&limit=x&foo=1", {"near", "radius_km", "limit", "foo"}),
}
# The same, for what cannot be read at all: here a page has no form to fill in again.
UNREADABLE: dict[str, tuple[str, set[str]]] = {
    "NUL": ("near=%00", {"near"}),
    "NUL inside": ("near=%E6%9D%BE%00%E6%B1%9F", {"near"}),
    "NUL in a name": ("ne%00ar=1", {"ne\N{REPLACEMENT CHARACTER}ar"}),
    "NUL in every parameter": ("near=%00&kind=%00&limit=%00", {"near", "kind", "limit"}),
    "lone surrogate": ("near=%ED%A0%80", {"near"}),
    "overlong UTF-8": ("near=%C0%AF", {"near"}),
    "cut UTF-8": ("near=%E6%9D", {"near"}),
    "Shift_JIS": ("near=%8F%BC%8D%5D", {"near"}),
    "no UTF-8 in a name": ("%FF=1", {"\N{REPLACEMENT CHARACTER}"}),
    "raw bytes that are no UTF-8": ("near=\xff\xfe", {"near"}),
    "percent garbage": ("near=%zz", {"near"}),
    "percent at the end": ("near=100%", {"near"}),
    "half a percent sequence": ("near=%E", {"near"}),
    "percent of another kind": ("near=%u677e", {"near"}),
}
TOO_LONG: dict[str, tuple[str, str]] = {
    "8 kB of near": (f"near={'a' * 8192}", "near"),
    "8 kB of prefectures": (f"prefecture={'32,' * 2731}", "prefecture"),
    "8 kB of a name": ("a" * 8192, "a" * 100),
    "8 kB of percents": (f"near={'%20' * 2731}", "near"),
    "thousands of parameters": ("&".join(["kind=job"] * 1000), "kind"),
    "nothing but separators": ("&" * 4000, ""),
}
# What looks odd and is fine: (query string, what it means)
FINE: dict[str, tuple[str, str]] = {
    "full-width radius": (f"{PLACE}&radius_km={quote('３０')}", f"{PLACE}&radius_km=30"),
    "radius with its unit": (f"{PLACE}&radius_km=30km", f"{PLACE}&radius_km=30"),
    "full-width point": (f"near={quote('３５．４６８，１３３．０４８')}", PLACE),
    "point with spaces": ("near=%2035.468%20,%20133.048%20", PLACE),
    "point with a plus sign": ("near=%2B35.468,%2B133.048", PLACE),
    "full-width limit": (f"limit={quote('２０')}", "limit=20"),
    "ISO code": ("prefecture=JP-32", "prefecture=32"),
    "small letters": ("prefecture=jp-32", "prefecture=32"),
    "by commas or repeated": ("prefecture=32,31", "prefecture=31&prefecture=32"),
    "the same twice": ("prefecture=32,32,JP-32", "prefecture=32"),
    "check digit": ("municipality=322016", f"municipality={MATSUE}"),
    "empty values": ("near=&radius_km=&kind=&limit=&cursor=&prefecture=", ""),
    "empty pairs": ("&&&", ""),
    "empty part of a list": ("kind=job,,", "kind=job"),
    "the defaults": ("online=include&employment=true&sort=newest&limit=20", ""),
    "raw UTF-8": ("near=松江".encode().decode("latin-1"), f"near={quote('松江')}"),
}


def send(client: Client, path: str, query: str, method: str = "get", **more: Any) -> Any:
    """A request with a query string exactly as written; fails on a 5xx, a stack trace or a write."""
    with connection.execute_wrapper(refuse_writes):
        response = getattr(client, method)(path, QUERY_STRING=query, **more)
    assert response.status_code < 500
    assert b"Traceback" not in response.content
    return response


def cases(table: dict[str, Any]) -> Any:
    return pytest.mark.parametrize("case", table.values(), ids=table.keys())


def cases_in_turn(table: dict[str, Any], other: str, values: list[str]) -> Any:
    """Each case with one of the values, by turns: every value meets every sort of case."""
    rows = [
        pytest.param(case, values[number % len(values)], id=f"{name}-{values[number % len(values)]}")
        for number, (name, case) in enumerate(table.items())
    ]
    return pytest.mark.parametrize(("case", other), rows)


def page_names(response: Any) -> set[str]:
    """The parameters that a page says are wrong: as a link to the field, or by name where there is none."""
    problems = BeautifulSoup(response.content, "html.parser").select_one("#problems")
    assert problems is not None
    links = {link["href"][1:] for link in problems.select("li a[href^='#']")}
    return links | {code.get_text() for code in problems.select("li > code:first-child")}
