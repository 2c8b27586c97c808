"""`geocode/`."""

import pytest

from tests.api import schemas
from tests.api.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["690-0887", "６９００８８７", "松江", "まつえ", "Matsue", "島根県松江市"])
def test_a_place_is_found_however_it_is_written(ask: Ask, text: str) -> None:
    answer = ask(f"/api/v1/geocode/?q={text}").json()
    schemas.conforms(answer, schemas.PLACES)
    assert answer["results"][0]["municipality"] == "32201"


def test_an_ambiguous_name_gives_every_place(ask: Ask) -> None:
    results = ask("/api/v1/geocode/?q=府中市").json()["results"]
    assert {place["prefecture"] for place in results} == {"13", "34"}


def test_labels_come_in_the_language_asked_for(ask: Ask) -> None:
    assert "Matsue" in ask("/api/v1/geocode/?q=松江市&lang=en").json()["results"][0]["label"]


def test_limit(ask: Ask) -> None:
    assert len(ask("/api/v1/geocode/?q=府中市&limit=1").json()["results"]) == 1


def test_nothing_found_is_an_answer(ask: Ask) -> None:
    answer = ask("/api/v1/geocode/?q=まつええ").json()
    schemas.conforms(answer, schemas.PLACES)
    assert answer["results"] == []
    assert "suggestions" in answer


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", f"?q={'あ' * 201}", "?q=a&q=b"])
def test_a_text_that_cannot_be_looked_for(ask: Ask, query: str) -> None:
    schemas.is_problem(ask(f"/api/v1/geocode/{query}"), 400, "q")


def test_what_was_not_understood_is_said(ask: Ask) -> None:
    answer = ask("/api/v1/geocode/?q=東京都松江市").json()
    assert answer["results"][0]["prefecture"] == "13"
    assert answer["unresolved"] == "松江市"
    near = ask("/api/v1/listings/?near=島根県松江市殿町9999番地").json()["near"]
    assert near["unresolved"] == "9999番地"
