"""200 slow queries at once, over real connections: limits hold, nobody gets a 500, others are answered."""

import http.client
import json
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import psycopg
import pytest

from tests.database import create_database, drop_database, url_of
from tests.server import serving
from toolbox.checkout import Checkout
from toolbox.server import web_command

SLOW_WORD = "ゆっくり"
STATEMENT_SECONDS = 5  # as the web role has (script/toolbox/roles.py)
SLOW = f"q={quote(SLOW_WORD)}"
# By turns: the API, a tile drawn for this query, a page in each language.
ADDRESSES = (
    f"/api/v1/listings/?{SLOW}",
    f"/tiles/listings/5/28/12.mvt?{SLOW}",
    f"/search/?{SLOW}",
    f"/en/search/?{SLOW}",
    f"/easy/search/?{SLOW}",
)
LANGUAGES = {"/search/": "ja", "/en/search/": "en", "/easy/search/": "ja-simple"}
EASY = ("/healthz", "/api/v1/listings/?near=690-0887", "/search/?near=690-0887")
# Folding this one word takes longer than any statement may.
_SLOW_FOLD = f"""
    ALTER FUNCTION directory_fold(text) RENAME TO directory_fold_at_once;
    CREATE FUNCTION directory_fold(given text) RETURNS text LANGUAGE plpgsql AS $$
    BEGIN
        IF given = '{SLOW_WORD}' THEN PERFORM pg_sleep(60); END IF;
        RETURN directory_fold_at_once(given);
    END $$"""


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@pytest.fixture(scope="module")
def site(template_database: str, worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server as `make run` starts it, which believes one proxy, on a database where a word takes long."""
    name = f"tonari_load_{os.getpid()}_{worker_id}"
    create_database(name, template=template_database)
    with psycopg.connect(url_of(name), autocommit=True) as database:
        database.execute(_SLOW_FOLD)
        database.execute(f"ALTER DATABASE \"{name}\" SET statement_timeout = '{STATEMENT_SECONDS}s'")
    log = tmp_path_factory.mktemp("load") / "server.log"

    def command(port: int) -> list[str]:
        return web_command(Checkout.here(), "127.0.0.1", port)

    with serving(name, command, log, TONARI_PROXIES="1") as address:
        for path in (*EASY * 4, "/prefectures/"):  # its processes have loaded what they need
            ask(address, path, "198.51.100.1")
        yield address
    drop_database(name)


def ask(site: str, path: str, address: str) -> Answer:
    """The answer to a request that comes from an IP address."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request("GET", path, headers={"X-Forwarded-For": address})
        response = connection.getresponse()
        return Answer(path, response.status, response.headers, response.read())
    finally:
        connection.close()


def check_refusal(answer: Answer) -> None:
    """A clear no for now, in the form that the address is asked for."""
    assert answer.status in (429, 503), (answer.path, answer.status, answer.body[:300])
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Cache-Control"] == "no-store"
    path = urlsplit(answer.path).path
    if path in LANGUAGES:
        assert answer.headers["Content-Type"].startswith("text/html")
        assert answer.headers["Content-Language"] == LANGUAGES[path]
        assert b"<h1>" in answer.body
        assert b'class="ways"' in answer.body
    else:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert json.loads(answer.body)["status"] == answer.status


def under_way(slow: list[Future[Answer]]) -> bool:
    return not all(one.done() for one in slow)


def test_from_one_address(site: str) -> None:
    """It is held to its share, and everybody else is answered as ever."""
    with ThreadPoolExecutor(200) as many:
        slow = [many.submit(ask, site, ADDRESSES[n % 5], "203.0.113.7") for n in range(200)]
        others = [ask(site, path, "198.51.100.1") for path in EASY]
        assert under_way(slow), "they were not slow: this proves nothing"
    assert {answer.status for answer in others} == {200}
    for one in slow:
        check_refusal(one.result())
    statuses = [one.result().status for one in slow]
    assert 429 in statuses, "it had more than its share"
    assert 503 in statuses, "no statement was stopped at its limit"


def test_from_everywhere(site: str) -> None:
    """Nobody waits for ever, the process says that it is alive, and afterwards all is as before."""
    with ThreadPoolExecutor(200) as many:
        slow = [many.submit(ask, site, ADDRESSES[n % 5], f"203.0.113.{n}") for n in range(200)]
        alive = ask(site, "/healthz", "198.51.100.1")
        assert under_way(slow), "they were not slow: this proves nothing"
    assert alive.status == 200
    for one in slow:
        check_refusal(one.result())
    assert {ask(site, path, "198.51.100.1").status for path in EASY} == {200}
