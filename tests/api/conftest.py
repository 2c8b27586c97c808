"""A reader of the API, before whom nothing may be written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _no_rate(settings: Any) -> None:
    """Tests ask faster than people; what the limit does has its own test."""
    settings.RATE_ANON = 0


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Fails the test when anything but a SELECT reaches the database."""
    first = str(sql).lstrip(" \n(").split(None, 1)[0].upper()
    assert first in {"SELECT", "WITH"}, f"a public GET sent: {sql}"
    assert "FOR UPDATE" not in str(sql).upper()
    return execute(sql, params, many, context)


@pytest.fixture
def ask(client: Client) -> Ask:
    """`ask("/api/v1/...", method="get", **headers)`: the response; headers as `accept_language="en"`."""

    def request(path: str, *, method: str = "get", **headers: str) -> HttpResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with connection.execute_wrapper(refuse_writes):
            return getattr(client, method)(path, headers=named)

    return request
