"""Whatever is sent, there is an answer: results, or what to change."""

import json
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.search import parameters
from tests.api.schemas import LISTINGS, conforms
from tests.bad_input.cases import API, PAGE, send

pytestmark = pytest.mark.django_db

NAMES = st.sampled_from(parameters())
NUMBERS = st.sampled_from(
    ["0", "-1", "1e9", "nan", "３０", "30", "1,2", "132,34,134,36", "32", "JP-32", "٣٢", "32201"]
)
WORDS = st.sampled_from(
    ["job", "true", "any", "only", "distance", "newest", "松江", "690-0887", "府中市", "県"]
)
VALUES = st.one_of(NUMBERS, WORDS, st.text(max_size=30))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(pairs=st.lists(st.tuples(NAMES | st.text(max_size=8), VALUES), max_size=5))
def test_any_parameters(client: Client, pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{_quote(name)}={_quote(value)}" for name, value in pairs)
    check(client, query)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(raw=st.binary(max_size=40), name=NAMES)
def test_any_bytes(client: Client, raw: bytes, name: str) -> None:
    check(client, f"{name}={raw.decode('latin-1')}")


def check(client: Client, query: str) -> None:
    response = send(client, API, query)
    assert response.status_code in (200, 400)
    answer = json.loads(response.content)
    if response.status_code == 200:
        conforms(answer, LISTINGS)
    else:
        assert answer["errors"]
    page = send(client, PAGE, query)
    # A page sends people on to its other language, or away from what it does not read.
    assert page.status_code in (200, 400, 302)
    if page.status_code != 302:
        assert page.status_code == response.status_code


def _quote(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")
