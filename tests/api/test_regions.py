"""`prefectures/` and `municipalities/`."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Municipality
from tests.api import schemas
from tests.api.conftest import Ask

pytestmark = pytest.mark.django_db


def test_all_prefectures_on_one_page(ask: Ask) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = ask("/api/v1/prefectures/").json()
    schemas.conforms(answer, schemas.listed(schemas.PREFECTURE))
    assert [item["code"] for item in answer["results"]] == [f"{code:02}" for code in range(1, 48)]
    assert answer["next"] is None
    assert len(queries) == 1
    assert "geometry" not in queries[0]["sql"]


def test_one_prefecture(ask: Ask) -> None:
    answer = ask("/api/v1/prefectures/32/").json()
    schemas.conforms(answer, schemas.PREFECTURE)
    assert answer["name_ja"] == "島根県"
    assert answer["capital"] == "32201"
    assert answer["url"] == "http://testserver/prefectures/32/"
    assert ask("/api/v1/prefectures/32/?lang=easy").json()["url"] == "http://testserver/easy/prefectures/32/"


def test_municipalities_of_a_prefecture(ask: Ask) -> None:
    answer = ask("/api/v1/municipalities/?prefecture=32").json()
    schemas.conforms(answer, schemas.listed(schemas.MUNICIPALITY))
    assert len(answer["results"]) == 19
    assert answer["results"][0]["name_ja"] == "松江市"
    assert answer["next"] is None
    iso = ask("/api/v1/municipalities/?prefecture=JP-32").json()
    assert iso["results"] == answer["results"]


def test_several_prefectures_by_repeating_or_commas(ask: Ask) -> None:
    by_commas = ask("/api/v1/municipalities/?prefecture=31,32&limit=100").json()["results"]
    repeated = ask("/api/v1/municipalities/?prefecture=31&prefecture=32&limit=100").json()["results"]
    assert by_commas == repeated
    assert {item["prefecture"]["code"] for item in by_commas} == {"31", "32"}


def test_pages_hold_every_municipality_of_today_once(ask: Ask) -> None:
    codes: list[str] = []
    address: str | None = "/api/v1/municipalities/?limit=100"
    answer: dict = {}
    while address:
        answer = ask(address).json()
        codes += [item["code"] for item in answer["results"]]
        address = answer["next"]
    assert codes == sorted(Municipality.objects.current().values_list("code", flat=True))
    backwards = ask(answer["previous"]).json()
    size = len(answer["results"])
    assert [item["code"] for item in backwards["results"]] == codes[-size - 100 : -size]
    assert backwards["next"] is not None


def test_the_first_page_has_nothing_before_it(ask: Ask) -> None:
    first = ask("/api/v1/municipalities/?prefecture=32&limit=5").json()
    assert first["previous"] is None
    second = ask(first["next"]).json()
    again = ask(second["previous"]).json()
    assert again["results"] == first["results"]
    assert again["previous"] is None


def test_a_longer_page_takes_no_more_queries(ask: Ask) -> None:
    for limit in (1, 100):
        with CaptureQueriesContext(connection) as queries:
            ask(f"/api/v1/municipalities/?limit={limit}")
        assert len(queries) == 1


def test_one_municipality(ask: Ask) -> None:
    answer = ask("/api/v1/municipalities/32201/").json()
    schemas.conforms(answer, schemas.MUNICIPALITY)
    assert answer["local_gov_code"] == "322016"
    assert answer["outside_centres"] is False
    assert answer["url"] == "http://testserver/prefectures/32/32201/"


def test_a_ward_names_its_city(ask: Ask) -> None:
    assert ask("/api/v1/municipalities/04101/").json()["parent"] == "04100"


def test_a_former_municipality_is_not_listed(ask: Ask) -> None:
    former = Municipality.objects.filter(valid_to__isnull=False).exclude(code="")
    gone = former.exclude(code__in=Municipality.objects.current().values("code")).first()
    assert gone is not None
    schemas.is_problem(ask(f"/api/v1/municipalities/{gone.code}/"), 404)


@pytest.mark.parametrize("path", ["prefectures/48/", "prefectures/00/", "municipalities/99999/"])
def test_a_code_nobody_has_is_not_found(ask: Ask, path: str) -> None:
    schemas.is_problem(ask(f"/api/v1/{path}"), 404)
