"""What the tests of pages share."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

Soup = Callable[..., BeautifulSoup]


@pytest.fixture
def soup(client: Client) -> Soup:
    """A page read as a browser would: `soup("/search/", {"near": "松江"}, status=200)`."""

    def read(path: str, query: dict[str, str] | None = None, *, status: int = 200) -> BeautifulSoup:
        response = client.get(path, query or {})
        assert response.status_code == status, response.content[:500]
        return BeautifulSoup(response.content, "html.parser")

    return read
