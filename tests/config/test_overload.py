"""Turns: so many at a time, and of these so many for one address."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http import HTTPStatus
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError, connection
from django.test import Client

from config.overload import OverloadMiddleware, Refused, Turns
from tests.api.schemas import is_problem

pytestmark = pytest.mark.django_db

SOON = 0.05  # seconds


def turns(**numbers: Any) -> Turns:
    return Turns(**{"together": 3, "each": 2, "waiting": 4, "patience": SOON, **numbers})


@pytest.fixture
def held() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def refusal(tried: Turns, address: str) -> HTTPStatus:
    with pytest.raises(Refused) as refused, tried.one(address):
        pass
    return refused.value.status


def test_one_address_has_its_share_and_no_more(held: ExitStack) -> None:
    some = turns()
    held.enter_context(some.one("a"))
    held.enter_context(some.one("a"))
    assert refusal(some, "a") == 429
    held.enter_context(some.one("b"))


def test_together_they_have_what_there_is(held: ExitStack) -> None:
    some = turns()
    for address in "abc":
        held.enter_context(some.one(address))
    assert refusal(some, "d") == 503


def test_who_waits_gets_the_next_turn() -> None:
    some, begun = turns(each=1, patience=10), threading.Event()

    def ask() -> None:
        begun.set()
        with some.one("a"):
            pass

    with ThreadPoolExecutor(1) as other:
        with some.one("a"):
            waiting = other.submit(ask)
            assert begun.wait(10)
        waiting.result(timeout=10)


def test_only_so_many_wait(held: ExitStack) -> None:
    some = turns(each=1, waiting=1, patience=60)
    held.enter_context(some.one("a"))
    assert refusal(some, "a") == 429  # at once, not in a minute


def test_nothing_is_kept_about_who_has_gone() -> None:
    some = turns(each=1)
    with some.one("a"):
        refusal(some, "a")
    assert some._shares == {}
    with some.one("a"):
        pass


def test_a_turn_is_given_back_whatever_happens() -> None:
    some = turns(together=1, each=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), some.one("a"):
            raise ValueError("broken")


@pytest.fixture
def away() -> Iterator[None]:
    """The database stops every statement."""

    def stop(*call: Any) -> None:
        raise OperationalError("canceling statement due to statement timeout at 10.0.0.5")

    with connection.execute_wrapper(stop):
        yield


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "いま、こみあっています"), ("/en", "It is busy right now"), ("/easy", "みあって います")],
)
@pytest.mark.parametrize("path", ["/", "/search/?prefecture=32", "/prefectures/32/", "/manage/"])
def test_a_page_without_database(
    client: Client, away: None, path: str, prefix: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    client.cookies["sessionid"] = "somebody"
    response = client.get(prefix + path)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert words in response.content.decode()
    assert "10.0.0.5" not in response.content.decode()
    assert "10.0.0.5" in caplog.text
    assert BeautifulSoup(response.content, "html.parser").select_one('.ways a[href$="/crisis/"]')


@pytest.mark.parametrize(
    "path", ["/api/v1/listings/", "/api/v1/suggest/?q=a", "/tiles/listings/5/28/12.mvt?q=a"]
)
def test_a_machine_without_database(client: Client, away: None, path: str) -> None:
    response = client.get(path)
    is_problem(response, 503)
    assert int(response["Retry-After"]) > 0


def test_without_a_turn(client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(OverloadMiddleware, "_turns", turns(waiting=0))
    for path, words in {
        "/": "お尋ねが、かさなっています",
        "/en/search/": "Many pages at the same moment",
        "/easy/": "いっしょに",
    }.items():
        response = client.get(path)
        assert (response.status_code, response["Retry-After"]) == (429, "5")
        assert words in response.content.decode()
    for path in ("/api/v1/listings/", "/tiles/listings/5/28/12.mvt"):
        assert is_problem(client.get(path), 429)
    assert client.get("/healthz").status_code == 200
    settings.AT_ONCE_PER_ADDRESS = 0
    assert client.get("/about/").status_code == 200
