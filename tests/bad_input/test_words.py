"""Whatever is given as words is looked for as it stands, or refused with a message that names `q`."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.api.schemas import is_problem
from tests.bad_input.cases import API, PAGE, cases, page_names, send
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

COLLECTIONS = ["listings", "jobs", "groups", "training", "consultations"]
TILE = "/tiles/listings/10/890/404.mvt"

# Words that are no words, but may be looked for.
ODD: dict[str, str] = {
    "percent": "%",
    "percents": "%%%",
    "underscore": "_",
    "backslash": "\\",
    "backslash at the end": "見本\\",
    "quote": "'",
    "double quote": '"',
    "unbalanced": "「見本",
    "emoji": "🙂",
    "joined emoji": "👨‍👩‍👧",
    "right to left": "\u202e見本\u202c",
    "zero width": "見\u200b本",
    "only zero width": "\u200b\u200d\ufeff",
    "combining": "か\u3099" + "\u0301" * 50,
    "SQL": "'; DROP TABLE directory_listing; --",
    "SQL condition": "' OR 1=1 --",
    "format of the driver": "%s %(x)s %%",
    "tsquery": "見本 & !(仕事 | <-> :*)",
    "tsquery operators": "& | ! <->",
    "any": ".*",
    "any, Latin": "work.*",
    "any, Japanese": "見本.*",
    "open group": "(?",
    "open group, Japanese": "見本(?",
    "open bracket": "[",
    "open bracket, Latin": "work[",
    "many times": "{9999}",
    "many times, Latin": "a{9999}",
    "many times, Japanese": "見{9999}",
    "nested repetition": "(a+)+$",
    "escapes": r"\d \y \1 \m",
    "control": "見\x01\x1f本",
    "100 words of one letter": " ".join("abcdefghij" * 10),
    "100 words of one kana": " ".join("あいうえおかきくけこ" * 10),
    "200 characters": "あ" * 200,
    "noncharacter": "\uffff",
    "private use": "\ue000",
}
LONG = {"201 characters": "あ" * 201, "201 letters": "a" * 201, "1,000 characters": "a" * 1_000}
BLANK = {"nothing": "", "spaces": "   ", "full-width spaces": "\u3000\u3000", "a tab and a line": "\t\n"}


@cases(ODD)
def test_a_machine_is_answered(client: Client, case: str) -> None:
    make_listing("job", title="別の掲載")
    for collection in COLLECTIONS:
        response = send(client, f"/api/v1/{collection}/", f"q={quote(case)}&include=count,facets")
        assert response.status_code == 200, response.content
        assert response.json()["count"] == len(response.json()["results"])
    assert send(client, TILE, f"q={quote(case)}").status_code in (200, 204)


@cases(ODD)
def test_a_person_is_answered_and_reads_what_was_typed(client: Client, case: str) -> None:
    response = send(client, PAGE, f"q={quote(case)}")
    assert response.status_code == 200
    field = BeautifulSoup(response.content, "html.parser").select_one("#q")
    assert field is not None


@cases(ODD)
@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_a_whole_result_is_answered(client: Client, case: str, form: str) -> None:
    make_listing()
    response: Any = client.get(API, QUERY_STRING=f"q={quote(case)}&format={form}")
    assert response.status_code == 200
    assert b"Traceback" not in b"".join(response.streaming_content)  # read to its end


@cases(ODD)
def test_a_map_is_answered(client: Client, case: str) -> None:
    assert send(client, API, f"q={quote(case)}&format=geojson").json()["type"] == "FeatureCollection"


@cases(ODD)
def test_suggestions_are_answered(client: Client, case: str) -> None:
    response = send(client, "/api/v1/suggest/", f"q={quote(case)}")
    assert response.status_code in (200, 400)
    if response.status_code == 400:
        is_problem(response, 400, "q")


@pytest.mark.parametrize("wildcard", ["%", "_", "\\", ".*", ".", "見本.", "見%", "見_", "%本"])
def test_wildcards_are_plain_text(client: Client, wildcard: str) -> None:
    make_listing(title="見本の掲載")
    found = send(client, API, f"q={quote(wildcard)}").json()["results"]
    assert all(wildcard in json.dumps(each, ensure_ascii=False) for each in found)


@cases(LONG)
def test_too_many_characters(client: Client, case: str) -> None:
    query = f"q={quote(case)}" if case.isascii() else f"q={case.encode().decode('latin-1')}"
    for path in (*(f"/api/v1/{each}/" for each in COLLECTIONS), TILE, "/api/v1/suggest/"):
        is_problem(send(client, path, query), 400, "q")
    response = send(client, PAGE, query)
    assert response.status_code == 400
    assert page_names(response) == {"q"}
    field = BeautifulSoup(response.content, "html.parser").select_one("#q")
    assert field is not None
    assert field["value"] == case


@pytest.mark.parametrize("path", [API, TILE, "/api/v1/suggest/", PAGE])
def test_ten_thousand_characters(client: Client, path: str) -> None:
    assert send(client, path, f"q={'a' * 10_000}").status_code == 414


@cases(BLANK)
def test_blank_words_ask_nothing(client: Client, case: str) -> None:
    listing = make_listing()
    found = send(client, API, f"q={quote(case)}").json()["results"]
    assert [each["id"] for each in found] == [str(listing.pk)]
    assert send(client, PAGE, f"q={quote(case)}").status_code == 200


@pytest.mark.parametrize("raw", ["%00", "a%00b", "%ED%A0%80", "%ED%B0%80", "%ED%A0%BD%ED%B8%80", "%ud800"])
@pytest.mark.parametrize("path", [API, TILE, "/api/v1/suggest/", PAGE])
def test_no_text(client: Client, path: str, raw: str) -> None:
    response: Any = send(client, path, f"q={raw}")
    assert response.status_code == 400
    if path != PAGE:
        is_problem(response, 400, "q")
