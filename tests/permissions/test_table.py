"""Every row of the table, tried by everybody with every method; and no address without a row."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.actors import ACTORS, Actors, make_actors
from tests.permissions.rules import METHODS, SIGN_IN, Outcome, Row
from tests.permissions.table import TABLE
from tests.permissions.world import make_world

ALONE = "admin/"  # a tree of Django's own, tried as one in test_admin.py
_UNKNOWN = "^api(?:/|$)"  # all that is no address of the API: 404 whatever the method


def routes(
    patterns: list[URLPattern | URLResolver] | None = None, prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every route with its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(ALONE) or route == _UNKNOWN:
            continue
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, pattern


def access_of(pattern: URLPattern) -> str | None:
    """Who the view says it is for."""
    view = pattern.callback
    marked = getattr(view, "access", None) or getattr(getattr(view, "cls", None), "access", None)
    return marked if isinstance(marked, str) else None


def test_every_view_says_who_it_is_for() -> None:
    assert [route for route, pattern in routes() if access_of(pattern) is None] == []


def test_every_address_has_a_row() -> None:
    there, told = {route for route, _pattern in routes()}, [row.route for row in TABLE]
    assert sorted(there - set(told)) == [], "say in tests/permissions/table.py who may use these"
    assert sorted(set(told) - there) == [], "these addresses are gone"
    assert len(told) == len(set(told))


@pytest.fixture(autouse=True)
def _a_site_of_its_own(settings: Any) -> None:
    """Not a developer's machine: mails are nobody's to read."""
    settings.MAIL_READABLE = False


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Actors, dict[str, str]]]:
    """People and objects, made once for all rows: what a request does is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        actors = make_actors()
        for actor in ACTORS:
            actors.client(actor)
        yield actors, make_world(actors)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.route or "/")
def test_who_may(row: Row, stage: tuple[Actors, dict[str, str]]) -> None:
    actors, world = stage
    (pattern,) = [pattern for route, pattern in routes() if route == row.route]
    assert access_of(pattern) == row.access
    address = (row.address or f"/{row.route}").format_map(world)
    tried = {
        (actor, method): attempt(actors.client(actor), method, address)
        for actor in ACTORS
        for method in METHODS
    }
    assert tried == {key: row.expected(*key) for key in tried}


def attempt(client: Client, method: str, address: str) -> Outcome:
    """What is answered; nothing that happens by it stays."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer: HttpResponse = client.generic(
            method, address, content_type="application/x-www-form-urlencoded"
        )
        transaction.set_rollback(True)
    client.cookies = cookies
    if answer.status_code == 302 and answer.headers["Location"].startswith("/accounts/login/?next="):
        assert (
            answer.headers["Location"]
            == f"/accounts/login/?next={quote(quote(address, safe='/?=&'), safe='/')}"
        )
        return SIGN_IN
    return answer.status_code
