"""Methods, caches, languages, other sites' pages, rates: what holds for every public address."""

from typing import Any

import pytest
from django.test import Client

from api.rest import throttling
from tests.api import schemas
from tests.api.conftest import Ask
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

COLLECTIONS = ["listings", "jobs", "groups", "training", "consultations", "prefectures", "municipalities"]
ADDRESSES = [
    *(f"/api/v1/{name}/" for name in COLLECTIONS),
    "/api/v1/prefectures/32/",
    "/api/v1/geocode/?q=松江",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_head_says_what_get_would(ask: Ask, path: str) -> None:
    got, head = ask(path), ask(path, method="head")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == got["ETag"]
    assert head["Content-Type"] == got["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", ADDRESSES)
def test_options_says_what_can_be_done(ask: Ask, path: str) -> None:
    response = ask(path, method="options")
    assert (response.status_code, response.content) == (204, b"")
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written_yet(ask: Ask, path: str, method: str) -> None:
    response = ask(path, method=method)
    schemas.is_problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"authorization": "Bearer nobody"},
        {"authorization": "Basic !!!"},
        {"x_forwarded_for": "203.0.113.9", "x_forwarded_host": "evil.example"},
    ],
    ids=["session", "key", "garbage", "proxy"],
)
def test_everybody_reads_the_same(ask: Ask, path: str, headers: dict[str, str]) -> None:
    make_listing("job")
    anonymous, somebody = ask(path), ask(path, **headers)
    assert somebody.status_code == 200
    assert somebody.content == anonymous.content
    assert not somebody.cookies


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_copy_is_asked_about_and_not_sent_again(ask: Ask, path: str) -> None:
    first = ask(path)
    assert first["Cache-Control"] == "no-cache"
    assert {"Accept", "Accept-Language"} <= {each.strip() for each in first["Vary"].split(",")}
    again = ask(path, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert ask(path, if_none_match='"other"').status_code == 200


@pytest.mark.parametrize("path", ADDRESSES)
def test_what_must_match_and_does_not_is_a_problem(ask: Ask, path: str) -> None:
    assert ask(path, if_match=ask(path)["ETag"]).status_code == 200
    refused = ask(path, if_match='"other"')
    schemas.is_problem(refused, 412)
    assert "If-Match" in refused.json()["detail"]


def test_a_change_changes_the_etag(ask: Ask) -> None:
    before = ask("/api/v1/listings/")["ETag"]
    make_listing()
    assert ask("/api/v1/listings/")["ETag"] != before


@pytest.mark.parametrize(
    "accept",
    [
        "*/*",
        "application/*",
        "application/json",
        "application/json; charset=utf-8",
        "application/json; indent=4",
        "text/html, application/json;q=0.2",
        "text/html,application/xhtml+xml,*/*;q=0.8",
    ],
)
def test_forms_that_can_be_had(ask: Ask, accept: str) -> None:
    response = ask("/api/v1/prefectures/32/", accept=accept)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "image/*", "json", ";;;", "a/b/c", "/", "é/é", ","]
)
@pytest.mark.parametrize("path", ADDRESSES)
def test_forms_that_cannot_be_had(ask: Ask, accept: str, path: str) -> None:
    schemas.is_problem(ask(path, accept=accept), 406)


@pytest.mark.parametrize(
    ("query", "header", "lang"),
    [
        ("", "", "ja"),
        ("", "en", "en"),
        ("", "en-GB,en;q=0.9,ja;q=0.8", "en"),
        ("", "fr, ja;q=0.5, en;q=0.1", "ja"),
        ("", "fr", "ja"),
        ("", "ja-simple", "easy"),
        ("", "*", "ja"),
        ("", ",;q=x,,", "ja"),
        ("", "en" * 5000, "ja"),
        ("lang=ja", "en", "ja"),
        ("lang=easy", "en", "easy"),
        ("lang=", "en", "en"),
    ],
)
def test_language(ask: Ask, query: str, header: str, lang: str) -> None:
    make_listing(
        title="日本語の題", title_en="A title", title_easy="{日本語|にほんご}の{題|だい}", summary="{日|ひ}"
    )
    response = ask(f"/api/v1/listings/?{query}", accept_language=header)
    (result,) = response.json()["results"]
    assert result["title_lang"] == lang
    assert result["title"] == {"ja": "日本語の題", "en": "A title", "easy": "日本語の題"}[lang]
    assert result["summary"] == "日"
    assert response["Content-Language"] == {"ja": "ja", "en": "en", "easy": "ja-simple"}[lang]
    prefix = {"ja": "", "en": "/en", "easy": "/easy"}[lang]
    assert result["url"].startswith(f"http://testserver{prefix}/groups/")


def test_an_untranslated_title_says_which_language_it_is_in(ask: Ask) -> None:
    make_listing(title="日本語の題")
    (result,) = ask("/api/v1/listings/?lang=en").json()["results"]
    assert (result["title"], result["title_lang"]) == ("日本語の題", "ja")


def test_addresses_are_on_the_host_that_was_asked(ask: Ask, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["peer.example"]
    make_listing()
    make_listing()
    answer = ask("/api/v1/listings/?limit=1", host="peer.example").json()
    assert answer["next"].startswith("http://peer.example/api/v1/listings/?")
    assert answer["results"][0]["url"].startswith("http://peer.example/groups/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_forgotten_slash(ask: Ask, method: str) -> None:
    response = ask("/api/v1/municipalities?prefecture=32&lang=en", method=method)
    assert response.status_code == 308
    assert response["Location"] == "/api/v1/municipalities/?prefecture=32&lang=en"


class TestRate:
    @pytest.fixture(autouse=True)
    def _two_a_minute(self, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        settings.RATE_ANON = 2
        self.now = 1_800_000_010.0
        monkeypatch.setattr(throttling.time, "time", lambda: self.now)

    def test_more_than_allowed_must_wait(self, client: Client) -> None:
        for _allowed in range(2):
            assert client.get("/api/v1/prefectures/32/").status_code == 200
        response = client.get("/api/v1/prefectures/32/")
        schemas.is_problem(response, 429)
        self.now += int(response["Retry-After"])
        assert client.get("/api/v1/prefectures/32/").status_code == 200

    def test_each_address_has_its_own_count(self, client: Client) -> None:
        for number in range(4):
            assert client.get("/api/v1/prefectures/32/", REMOTE_ADDR=f"192.0.2.{number}").status_code == 200

    def test_nobody_gets_another_count_by_claiming_another_address(self, client: Client) -> None:
        statuses = [
            client.get(
                "/api/v1/prefectures/32/",
                REMOTE_ADDR="192.0.2.77",
                headers={"x-forwarded-for": f"192.0.2.{n}"},
            ).status_code
            for n in range(3)
        ]
        assert statuses == [200, 200, 429]
