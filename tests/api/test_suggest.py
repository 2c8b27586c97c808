"""`suggest/`."""

from urllib.parse import parse_qsl, quote

import pytest

from directory.search import Query
from tests.api import schemas
from tests.api.conftest import Ask

pytestmark = pytest.mark.django_db

PLACE = schemas.closed(
    {
        "type": {"enum": ["prefecture", "municipality", "town", "postal_code"]},
        "label": schemas.TEXT,
        "reading": schemas.TEXT,
        "value": schemas.TEXT,
        "parameter": {"const": "near"},
        "query": schemas.TEXT,
        "url": schemas.URL,
        "point": schemas.POINT,
        "prefecture": {"type": "string", "pattern": "^[0-9]{2}$"},
        "municipality": schemas.nullable({"type": "string", "pattern": "^[0-9]{5}$"}),
    }
)
TEXT = schemas.closed(
    {
        "type": {"enum": ["organization", "listing"]},
        "label": schemas.TEXT,
        "label_lang": {"enum": ["ja", "en", "easy"]},
        "value": schemas.TEXT,
        "parameter": {"const": "q"},
        "query": schemas.TEXT,
        "url": schemas.URL,
        "id": schemas.TEXT,
        "sample": schemas.BOOLEAN,
    },
    {"kind": {"enum": ["job", "group", "training", "consultation"]}},
)
SUGGESTIONS = schemas.listed({"oneOf": [PLACE, TEXT]})


@pytest.mark.parametrize(
    "text", ["まつ", "まつえ", "まつえs", "ﾏﾂｴ", "matsue", "島根", "690", "殿町", "%", "ピア"]
)
@pytest.mark.parametrize("lang", ["ja", "en", "easy"])
def test_an_answer_is_a_list_like_all_others(ask: Ask, text: str, lang: str) -> None:
    answer = ask(f"/api/v1/suggest/?q={quote(text)}&lang={lang}").json()

    schemas.conforms(answer, SUGGESTIONS)
    assert len(answer["results"]) <= 10
    assert (answer["next"], answer["previous"], answer["near"]) == (None, None, None)
    for item in answer["results"]:
        assert Query.parse(parse_qsl(item["query"])).to_string() == item["query"]
        assert Query.parse([(item["parameter"], item["value"])])


@pytest.mark.parametrize("lang", ["ja", "en", "easy"])
@pytest.mark.parametrize("text", ["まつ", "ひろしま", "Esashi", "築館", "690", "殿町", "なかく"])
def test_a_value_leads_to_the_very_place(ask: Ask, lang: str, text: str) -> None:
    for item in ask(f"/api/v1/suggest/?q={quote(text)}&lang={lang}").json()["results"]:
        near = Query.parse([("near", item["value"])]).near
        assert near is not None
        assert (near.lat, near.lng) == (item["point"]["lat"], item["point"]["lng"]), item["label"]
        assert near.unresolved == ""


def test_two_places_of_one_english_name_are_told_apart(ask: Ask) -> None:
    found = [item["label"] for item in ask("/api/v1/suggest/?q=Esashi&lang=en").json()["results"]]

    assert "Esashi Town, Hokkaido (北海道枝幸郡枝幸町)" in found
    assert "Esashi Town, Hokkaido (北海道檜山郡江差町)" in found


def test_a_prefecture_is_searched_as_a_whole(ask: Ask) -> None:
    first = ask("/api/v1/suggest/?q=しまね").json()["results"][0]

    assert (first["type"], first["value"], first["query"]) == ("prefecture", "島根県", "prefecture=32")
    assert first["url"].endswith("/prefectures/32/")


def test_a_reading_has_no_postal_code(ask: Ask) -> None:
    (code,) = ask("/api/v1/suggest/?q=690-0887").json()["results"]

    assert (code["label"], code["reading"]) == ("〒690-0887 島根県松江市殿町", "しまねけんまつえしとのまち")


def test_a_parameter_asks_for_what_it_takes(ask: Ask) -> None:
    for parameter in ("near", "q"):
        results = ask(f"/api/v1/suggest/?q=まつ&parameter={parameter}").json()["results"]
        assert {item["parameter"] for item in results} <= {parameter}


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%20", "?q=%00", "?q=a%00", f"?q={'a' * 201}", "?q=a&q=b", "?q=%ED%A0%80"]
)
def test_a_text_that_cannot_be_looked_for(ask: Ask, query: str) -> None:
    schemas.is_problem(ask(f"/api/v1/suggest/{query}"), 400, "q")


@pytest.mark.parametrize(
    ("query", "parameter"), [("limit=5", "limit"), ("parameter=bbox", "parameter"), ("near=a", "near")]
)
def test_other_parameters_are_refused(ask: Ask, query: str, parameter: str) -> None:
    schemas.is_problem(ask(f"/api/v1/suggest/?q=a&{query}"), 400, parameter)
