"""Bad input to the pages (issue 2, part 9): what was typed stays, the message stands beside its field."""

import uuid
from urllib.parse import parse_qsl, quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.bad_input.cases import (
    FINE,
    PAGE,
    TOO_LONG,
    UNREADABLE,
    WRONG,
    cases,
    cases_in_turn,
    page_names,
    send,
)
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@cases_in_turn(WRONG, "prefix", ["", "/en", "/easy"])
def test_wrong(client: Client, case: tuple[str, set[str]], prefix: str) -> None:
    query, parameters = case
    response = send(client, f"{prefix}{PAGE}", query)
    assert response.status_code == 400
    assert page_names(response) == parameters


@cases(WRONG)
def test_what_was_typed_stays(client: Client, case: tuple[str, set[str]]) -> None:
    query, _parameters = case
    form = BeautifulSoup(send(client, PAGE, query).content, "html.parser").select_one("form.sentence-form")
    assert form is not None
    shown: dict[str, set[str]] = {}
    for field in form.select("input[name]"):
        if field.get("type") != "checkbox" or field.has_attr("checked"):
            shown.setdefault(field["name"], set()).add(field.get("value", ""))
    for option in form.select("select[name] option[selected]"):
        shown.setdefault(option.find_parent("select")["name"], set()).add(option["value"])
    for name, value in dict(parse_qsl(query)).items():  # of two, the last
        if name in (
            "near",
            "radius_km",
            "bbox",
            "prefecture",
            "municipality",
            "limit",
            "online",
            "sort",
            "kind",
        ):
            defaults = {"30": "", "include": ""}
            assert value in shown[name] or defaults.get(value, value) in shown[name], (name, value, shown)


@cases(
    {name: case for name, case in WRONG.items() if case[1] <= {"near", "radius_km", "kind", "online", "sort"}}
)
def test_the_message_stands_beside_the_field(client: Client, case: tuple[str, set[str]]) -> None:
    query, parameters = case
    page = BeautifulSoup(send(client, PAGE, query).content, "html.parser")
    for name in parameters:
        field = page.select_one(f"#{name}")
        assert field is not None
        assert field["aria-invalid"] == "true"
        messages = [page.select_one(f"#{each}") for each in field["aria-describedby"].split()]
        assert any(message is not None and message.get_text(strip=True) for message in messages)


@cases_in_turn(UNREADABLE, "prefix", ["", "/en", "/easy"])
def test_unreadable(client: Client, case: tuple[str, set[str]], prefix: str) -> None:
    for path in (PAGE, "/", "/prefectures/32/"):
        response = send(client, f"{prefix}{path}", case[0])
        assert response.status_code == 400
        assert response["Content-Type"].startswith("text/html")


@cases(TOO_LONG)
def test_too_long(client: Client, case: tuple[str, str]) -> None:
    response = send(client, PAGE, case[0])
    assert response.status_code == 414
    assert response["Content-Type"].startswith("text/html")


@cases(FINE)
def test_fine(client: Client, case: tuple[str, str]) -> None:
    make_listing()
    make_listing("job")
    response = send(client, PAGE, case[0])
    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").select("#results > li")


@pytest.mark.parametrize("near", ["0,0", "90,180", "-90,-180"])
def test_far_from_everything_is_answered(client: Client, near: str) -> None:
    listing = make_listing("job")
    response = send(client, PAGE, f"near={near}")
    assert response.status_code == 200
    assert f"/jobs/{listing.pk}/" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/prefectures/", "/prefectures/32/", "/crisis/", "/credits/", "/about/"]
)
def test_no_page_ignores_what_it_does_not_know(client: Client, path: str) -> None:
    response = send(client, path, "foo=1")
    assert response.status_code == 400
    assert "foo" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/jobs/abc/",
        "/groups/1/",
        "/training/%00/",
        "/consultations/%ff/",
        f"/jobs/{uuid.UUID(int=1)}/",
        "/organizations/abc/",
        "/organizations/%00/",
        "/prefectures/48/",
        "/prefectures/%00/",
        "/prefectures/٣٢/",
        "/prefectures/32/99999/",
        "/prefectures/32/13101/",
        "/nowhere/",
        "/%00/",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_nothing_there(client: Client, path: str, prefix: str) -> None:
    response = send(client, f"{prefix}{path}", "")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", [PAGE, "/", "/prefectures/32/"])
def test_wrong_method(path: str, method: str) -> None:
    response = send(Client(enforce_csrf_checks=True), path, "", method)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", [PAGE, "/", "/prefectures/32/"])
def test_head_and_options(client: Client, path: str) -> None:
    head, options = send(client, path, "", "head"), send(client, path, "", "options")
    assert (head.status_code, head.content) == (200, b"")
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_what_was_typed_is_text_not_markup(client: Client) -> None:
    typed = '"><script>alert(1)</script>{{7*7}}{漢|か}'
    response = send(client, PAGE, f"near={quote(typed)}&{quote(typed)}=1&kind={quote(typed)}")
    assert response.status_code == 400
    assert "<script>alert" not in response.content.decode()
