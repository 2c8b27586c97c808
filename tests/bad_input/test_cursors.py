"""Cursors of another query, cut, altered: refused, never misread."""

from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from django.test import Client

from tests.api.schemas import is_problem
from tests.bad_input.cases import API, PAGE, PLACE, page_names, send
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def cursor(client: Client) -> str:
    """Leads from the first page near Matsue to the second."""
    for number in range(4):
        make_listing(points=[(35.47 + number / 1000, 133.05)])
    address = send(client, API, f"{PLACE}&limit=2").json()["next"]
    return dict(parse_qsl(address.partition("?")[2]))["cursor"]


def ask(client: Client, query: str, cursor: str) -> Any:
    return send(client, API, f"{query}&cursor={quote(cursor)}")


def test_it_works_for_its_own_query(client: Client, cursor: str) -> None:
    assert len(ask(client, f"{PLACE}&limit=2", cursor).json()["results"]) == 2


def test_another_page_size_and_language_are_the_same_query(client: Client, cursor: str) -> None:
    assert len(ask(client, f"limit=1&lang=en&{PLACE}", cursor).json()["results"]) == 1


@pytest.mark.parametrize(
    "other",
    [
        "near=35.469,133.048",
        f"{PLACE}&radius_km=31",
        f"{PLACE}&kind=group",
        f"{PLACE}&online=exclude",
        f"{PLACE}&sort=newest",
        f"{PLACE}&prefecture=32",
        f"{PLACE}&employment=any",
        "prefecture=32",
        "limit=2",
    ],
)
def test_of_another_query(client: Client, cursor: str, other: str) -> None:
    is_problem(ask(client, other, cursor), 400, "cursor")


def test_of_a_page_is_not_one_of_the_api(client: Client, cursor: str) -> None:
    response = send(client, PAGE, f"{PLACE}&limit=2&cursor={quote(cursor)}")
    assert response.status_code == 400
    assert page_names(response) == {"cursor"}


def test_cut_anywhere(client: Client, cursor: str) -> None:
    for length in range(1, len(cursor)):
        is_problem(ask(client, f"{PLACE}&limit=2", cursor[:length]), 400, "cursor")


def test_altered_anywhere(client: Client, cursor: str) -> None:
    for position, character in enumerate(cursor):
        altered = cursor[:position] + ("A" if character != "A" else "B") + cursor[position + 1 :]
        is_problem(ask(client, f"{PLACE}&limit=2", altered), 400, "cursor")


@pytest.mark.parametrize("tail", ["=", "==", "A", "%20x", "\n", "."])
def test_with_something_behind(client: Client, cursor: str, tail: str) -> None:
    if tail.strip():
        is_problem(ask(client, f"{PLACE}&limit=2", cursor + tail), 400, "cursor")


def test_of_municipalities(client: Client, cursor: str) -> None:
    path = "/api/v1/municipalities/"
    address = send(client, path, "prefecture=32&limit=2").json()["next"]
    own = dict(parse_qsl(address.partition("?")[2]))["cursor"]
    assert send(client, path, f"prefecture=32&limit=3&cursor={quote(own)}").status_code == 200
    wrong = {"prefecture=31": own, "": own, "prefecture=32": cursor, "prefecture=32&limit=2": own[:-1]}
    for query, given_cursor in wrong.items():
        is_problem(send(client, path, f"{query}&cursor={quote(given_cursor)}"), 400, "cursor")
    for position in range(len(own)):
        altered = own[:position] + ("A" if own[position] != "A" else "B") + own[position + 1 :]
        is_problem(send(client, path, f"prefecture=32&cursor={quote(altered)}"), 400, "cursor")
