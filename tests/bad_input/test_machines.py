"""Bad input to the API (issue 2, part 9)."""

import uuid
from urllib.parse import quote

import pytest
from django.test import Client

from tests.api.schemas import LISTINGS, conforms, is_problem
from tests.bad_input.cases import API, FINE, PLACE, TOO_LONG, UNREADABLE, WRONG, cases, cases_in_turn, send
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@cases_in_turn({**WRONG, **UNREADABLE}, "lang", ["ja", "en", "easy"])
def test_wrong(client: Client, case: tuple[str, set[str]], lang: str) -> None:
    query, parameters = case
    response = send(client, API, f"{query}&lang={lang}")
    problem = is_problem(response, 400, *parameters)
    assert all(error["detail"] for error in problem["errors"])


@cases(TOO_LONG)
def test_too_long(client: Client, case: tuple[str, str]) -> None:
    query, parameter = case
    is_problem(send(client, API, query), 414, parameter)


@cases(FINE)
def test_fine(client: Client, case: tuple[str, str]) -> None:
    make_listing()
    make_listing("job")
    query, meaning = case
    response, same = send(client, API, query), send(client, API, meaning)
    assert response.status_code == 200, response.content
    assert [each["id"] for each in response.json()["results"]] == [
        each["id"] for each in same.json()["results"]
    ]
    assert len(same.json()["results"]) > 0


@pytest.mark.parametrize("near", ["0,0", "-0,-0", "90,180", "-90,-180", "90,0"])
def test_far_from_everything_is_answered(client: Client, near: str) -> None:
    make_listing("job")
    answer = send(client, API, f"near={near}").json()
    conforms(answer, LISTINGS)
    assert answer["results"] == []
    assert list(answer["nearest"]) == ["job"]


def test_the_whole_world(client: Client) -> None:
    make_listing()
    assert len(send(client, API, "bbox=-180,-90,180,90").json()["results"]) == 1


@pytest.mark.parametrize("lang", ["fr", "JA", "ja,en", "%00"])
def test_a_language_we_do_not_have(client: Client, lang: str) -> None:
    for path in (API, "/api/v1/prefectures/", "/api/v1/prefectures/32/"):
        is_problem(send(client, path, f"lang={lang}"), 400, "lang")
        is_problem(send(client, path, "lang=en&lang=en"), 400, "lang")


def test_a_form_we_do_not_have(client: Client) -> None:
    is_problem(send(client, API, "format=xml"), 400, "format")
    assert send(client, API, "format=json").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "prefectures/",
        "prefectures/32/",
        "municipalities/",
        "municipalities/32201/",
        "geocode/",
        "listing",
    ],
)
def test_no_address_ignores_what_it_does_not_know(client: Client, path: str) -> None:
    if path == "listing":
        path = f"listings/{make_listing().pk}/"
    extra = f"q={quote('松江')}&" if path == "geocode/" else ""
    is_problem(send(client, f"/api/v1/{path}", f"{extra}foo=1&near=35,133"), 400, "foo", "near")
    for query, (wrong, names) in UNREADABLE.items():
        assert query
        is_problem(send(client, f"/api/v1/{path}", wrong), 400, *names)


@pytest.mark.parametrize(
    ("path", "query", "parameter"),
    [
        ("municipalities/", "prefecture=48", "prefecture"),
        ("municipalities/", "prefecture=JP-00", "prefecture"),
        ("municipalities/", "limit=0", "limit"),
        ("municipalities/", "limit=101", "limit"),
        ("municipalities/", "limit=5&limit=5", "limit"),
        ("municipalities/", "cursor=x", "cursor"),
        ("municipalities/", "cursor=a:b", "cursor"),
        ("municipalities/", "cursor=a&cursor=b", "cursor"),
        ("geocode/", "q=a&limit=0", "limit"),
        ("geocode/", "q=a&q=b", "q"),
        ("geocode/", "q=", "q"),
        ("geocode/", "", "q"),
        ("geocode/", f"q={'a' * 201}", "q"),
        ("suggest/", "q=%00", "q"),
        ("suggest/", "q=%ED%A0%80", "q"),
        ("suggest/", f"q={'a' * 4_000}", "q"),
    ],
)
def test_values_of_other_addresses(client: Client, path: str, query: str, parameter: str) -> None:
    is_problem(send(client, f"/api/v1/{path}", query), 400, parameter)


@pytest.mark.parametrize("collection", ["listings", "jobs", "groups", "training", "consultations"])
@pytest.mark.parametrize(
    "name",
    [
        "1",
        "abc",
        "%00",
        "%ff",
        "..",
        "-",
        "g" * 36,
        "0" * 32,
        "{" + str(uuid.UUID(int=1)) + "}",
        "a" * 3000,
        "松江",
    ],
)
def test_ids_that_are_no_uuid(client: Client, collection: str, name: str) -> None:
    is_problem(send(client, f"/api/v1/{collection}/{name}/", ""), 404)


@pytest.mark.parametrize("code", ["0", "321", "ab", "٣٢", "%00", "32%00"])
def test_codes_that_are_none(client: Client, code: str) -> None:
    is_problem(send(client, f"/api/v1/prefectures/{code}/", ""), 404)
    is_problem(send(client, f"/api/v1/municipalities/{code}/", ""), 404)


@pytest.mark.parametrize("accept", ["text/html", "text/plain", "application/xml", "nonsense"])
def test_wrong_accept(client: Client, accept: str) -> None:
    is_problem(send(client, API, PLACE, headers={"accept": accept}), 406)
    is_problem(send(client, API, "foo=1", headers={"accept": accept}), 406)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_wrong_method(client: Client, method: str) -> None:
    response = send(client, API, "foo=1", method, data={"title": "x"}, content_type="application/json")
    is_problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options(client: Client) -> None:
    assert send(client, API, PLACE, "head").status_code == 200
    assert send(client, API, "foo=1", "head").status_code == 400
    assert send(client, API, "foo=1", "options").status_code == 204
