"""Query strings that cannot be read are refused before anything reads them."""

import pytest
from django.test import Client

from config.querystring import LONGEST, MOST, must_look, unreadable
from tests.api.schemas import is_problem


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        (b"near=%E6%9D%BE%E6%B1%9F&q=%25", []),
        ("near=松江".encode(), []),
        (b"near=a+b%20c", []),
        (b"", []),
        (b"a=%zz&b=1&c=%FF", ["a", "c"]),
        (b"a=%00", ["a"]),
        (b"a=\0", ["a"]),
        (b"a=%ED%A0%80", ["a"]),
        (b"%E6%9D%BE=%", ["松"]),
    ],
)
def test_what_cannot_be_read_is_named(raw: bytes, names: list[str]) -> None:
    assert [error.parameter for error in unreadable(raw)] == names
    if names:
        assert must_look(raw)


@pytest.mark.parametrize("path", ["/api/v1/listings/", "/healthz", "/search/", "/en/"])
def test_without_a_database_and_with_every_header(client: Client, path: str) -> None:
    """No database mark: nothing of a refused request may reach it, nor a page's menu for it."""
    for query, status in (("near=%zz", 400), ("a" * (LONGEST + 1), 414), ("a&" * MOST, 414)):
        response = client.get(path, QUERY_STRING=query)
        assert response.status_code == status
        assert int(response["Content-Length"]) == len(response.content)
        assert response["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("lang", ["ja", "en", "easy"])
def test_refusals_are_said_in_the_language_asked_for(client: Client, lang: str) -> None:
    problem = is_problem(client.get(f"/api/v1/listings/?lang={lang}&near=%zz"), 400, "near")
    detail = problem["errors"][0]["detail"]
    assert detail.isascii() == (lang == "en")
    assert "{" not in detail


def test_the_longest_that_is_read(client: Client) -> None:
    query = "near=" + "a" * (LONGEST - len("near="))
    is_problem(client.get("/api/v1/listings/", QUERY_STRING=query), 400, "near")
