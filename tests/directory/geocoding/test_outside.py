"""Outside geocoders, played by a server on this machine: used when they help, harmless when they fail."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from pytest_django import Settings

from directory.geocoding import Answer, geocode
from directory.geocoding.external import address_tail

ADDRESS = "島根県松江市殿町１番地 ○○ビル3F"


@dataclass
class Fake:
    """What the server answers, and what it was asked."""

    status: int = 200
    body: bytes = b"[]"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)
    url: str = ""

    def gsi(self, lat: float, lng: float, title: str) -> None:
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lng, lat]},
            "properties": {"addressCode": "", "title": title},
        }
        self.body = json.dumps([feature]).encode()

    def nominatim(self, lat: float, lng: float, **more: object) -> None:
        place = {"lat": str(lat), "lon": str(lng), "display_name": "1, 殿町, 松江市, 島根県, 日本", **more}
        self.body = json.dumps([place]).encode()


@pytest.fixture
def server(settings: Settings) -> Iterator[Fake]:
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            fake.asked.append((parts.path, parse_qs(parts.query), self.headers["User-Agent"]))
            time.sleep(fake.delay)
            self.send_response(fake.status)
            for name, value in fake.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):  # who asked did not wait
                self.wfile.write(fake.body)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{httpd.server_port}"
    settings.GEOCODING_USER_AGENT = "tonari-test/1"
    settings.GEOCODING_TIMEOUT_SECONDS = 1.0
    settings.GEOCODING_RETRIES = 1
    settings.GEOCODING_MIN_INTERVAL_SECONDS = 0.0
    settings.GEOCODING_PAUSE_SECONDS = 0.0
    yield fake
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture
def gsi(server: Fake, settings: Settings) -> Fake:
    settings.GEOCODING_GSI_URL = server.url
    return server


@pytest.fixture
def nominatim(server: Fake, settings: Settings) -> Fake:
    settings.GEOCODING_NOMINATIM_URL = server.url
    return server


def bundled_answer(answer: Answer) -> bool:
    """Whether the bundled gazetteer's answer stands."""
    best = answer.best
    return (
        best is not None
        and (best.municipality_code, best.type, best.source) == ("32201", "town", "jpgeocode")
        and answer.unresolved == "１番地 ○○ビル3F"
    )


def test_off_by_default(server: Fake) -> None:
    answer = geocode(ADDRESS)

    assert bundled_answer(answer)
    assert not answer.notices
    assert not server.asked


def test_gsi_makes_an_address_exact(gsi: Fake) -> None:
    gsi.gsi(35.47222222, 133.05055555, "島根県松江市殿町１番地")

    answer = geocode(ADDRESS)

    best = answer.best
    assert best is not None
    assert (best.lat, best.lng, best.precision, best.source) == (35.472222, 133.050556, "address", "gsi")
    assert (best.type, best.municipality_code) == ("address", "32201")
    assert best.label("ja") == "島根県松江市殿町１番地"
    assert best.label("en") == "１番地 Tonomachi, Matsue City, Shimane"
    assert answer.unresolved == "○○ビル3F"
    assert answer.candidates[1].type == "town"
    assert not answer.notices
    path, query, agent = gsi.asked[0]
    assert path == "/address-search/AddressSearch"
    assert query["q"] == ["島根県松江市殿町1番地"], "the building's name stays here"
    assert agent == "tonari-test/1"


def test_gsi_that_knows_the_block_only(gsi: Fake) -> None:
    gsi.gsi(35.4722, 133.0505, "島根県松江市殿町")

    answer = geocode(ADDRESS)

    # A title that ends in a town is no finer than what is known already.
    assert bundled_answer(answer)
    assert not answer.notices


def test_nominatim(nominatim: Fake) -> None:
    nominatim.nominatim(35.4722, 133.0505, addresstype="building", address={"house_number": "1"})

    answer = geocode(ADDRESS)

    assert answer.best is not None
    assert (answer.best.precision, answer.best.source) == ("address", "nominatim")
    path, query, agent = nominatim.asked[0]
    assert path == "/search"
    assert query["countrycodes"] == ["jp"]
    assert agent == "tonari-test/1"


def test_nominatim_street_and_city(nominatim: Fake) -> None:
    nominatim.nominatim(35.4722, 133.0505, addresstype="road", address={"road": "x"})
    answer = geocode(ADDRESS)
    assert answer.best is not None
    assert (answer.best.precision, answer.best.source) == ("town", "nominatim")
    assert answer.unresolved == "１番地 ○○ビル3F"

    nominatim.nominatim(35.4722, 133.0505, addresstype="city", address={})
    assert bundled_answer(geocode(ADDRESS))


@pytest.mark.parametrize(
    "text", ["松江市", "松江市殿町", "690-0887", "島根県", "Mastue", "松江駅", "松江市 0852-22-1234"]
)
def test_nothing_is_asked_without_an_address(gsi: Fake, text: str) -> None:
    geocode(text)

    assert not gsi.asked


def _nothing(fake: Fake) -> None:
    fake.body = b"[]"


def _status(code: int) -> Callable[[Fake], None]:
    def set_status(fake: Fake) -> None:
        fake.status = code

    return set_status


def _body(body: bytes) -> Callable[[Fake], None]:
    def set_body(fake: Fake) -> None:
        fake.body = body

    return set_body


def _slow(fake: Fake) -> None:
    fake.delay = 1.5


FAILURES = {
    "500": _status(500),
    "503": _status(503),
    "403": _status(403),
    "429": _status(429),
    "404": _status(404),
    "too slow": _slow,
    "no JSON": _body(b"<html>busy</html>"),
    "empty": _body(b""),
    "not UTF-8": _body(b"\xff\xfe\x00"),
    "object instead of list": _body(b'{"error": "x"}'),
    "number": _body(b"7"),
    "strings": _body(b'["a", "b"]'),
    "nulls": _body(b"[null]"),
    "no coordinates": _body(b'[{"geometry": {}, "properties": {"title": "x"}, "lat": null, "lon": null}]'),
    "NaN": _body(
        b'[{"geometry": {"coordinates": [NaN, NaN]}, "properties": {"title": "x1"}, "lat": "NaN",'
        b' "lon": "NaN", "display_name": "x"}]'
    ),
    "beyond the poles": _body(
        b'[{"geometry": {"coordinates": [133, 1e9]}, "properties": {"title": "x1"}, "lat": "1e9", "lon": "1",'
        b' "display_name": "x"}]'
    ),
}


@pytest.mark.parametrize("which", ["gsi", "nominatim"])
@pytest.mark.parametrize("failure", FAILURES)
def test_failure_leaves_the_bundled_answer(
    which: str, failure: str, server: Fake, settings: Settings
) -> None:
    setattr(settings, f"GEOCODING_{which.upper()}_URL", server.url)
    FAILURES[failure](server)

    answer = geocode(ADDRESS)

    assert server.asked
    assert bundled_answer(answer)
    assert answer.notices == [f"{which}_failed"]


def test_refused_connection(settings: Settings) -> None:
    settings.GEOCODING_GSI_URL = "http://127.0.0.1:9"
    settings.GEOCODING_MIN_INTERVAL_SECONDS = 0.0

    answer = geocode(ADDRESS)

    assert bundled_answer(answer)
    assert answer.notices == ["gsi_failed"]


def test_no_result_is_no_failure(gsi: Fake) -> None:
    _nothing(gsi)

    answer = geocode(ADDRESS)

    assert bundled_answer(answer)
    assert not answer.notices


@pytest.mark.parametrize("which", ["gsi", "nominatim"])
def test_far_result_is_refused(which: str, server: Fake, settings: Settings) -> None:
    setattr(settings, f"GEOCODING_{which.upper()}_URL", server.url)
    if which == "gsi":
        server.gsi(35.68, 139.76, "東京都千代田区丸の内１番地")
    else:
        server.nominatim(35.68, 139.76, addresstype="building", address={"house_number": "1"})

    answer = geocode(ADDRESS)

    assert bundled_answer(answer)
    assert answer.notices == [f"{which}_refused"]


def test_nominatim_steps_in_for_gsi(server: Fake, settings: Settings) -> None:
    settings.GEOCODING_GSI_URL = "http://127.0.0.1:9"
    settings.GEOCODING_NOMINATIM_URL = server.url
    server.nominatim(35.4722, 133.0505, addresstype="building", address={"house_number": "1"})

    answer = geocode(ADDRESS)

    assert answer.best is not None
    assert answer.best.source == "nominatim"
    assert answer.notices == ["gsi_failed"]


def test_retries_a_slow_server_once(gsi: Fake) -> None:
    gsi.delay = 1.5
    geocode(ADDRESS)

    assert len(gsi.asked) == 2


def test_does_not_retry_what_was_refused(gsi: Fake) -> None:
    gsi.status = 429
    geocode(ADDRESS)

    assert len(gsi.asked) == 1


def test_leaves_a_failing_server_alone_for_a_while(gsi: Fake, settings: Settings) -> None:
    settings.GEOCODING_PAUSE_SECONDS = 60.0
    gsi.status = 500
    geocode(ADDRESS)
    asked = len(gsi.asked)

    answer = geocode(ADDRESS)

    assert len(gsi.asked) == asked
    assert bundled_answer(answer)
    assert answer.notices == ["gsi_failed"]


def test_keeps_its_rate(gsi: Fake, settings: Settings) -> None:
    settings.GEOCODING_MIN_INTERVAL_SECONDS = 0.3
    started = time.monotonic()
    for _ in range(3):
        geocode(ADDRESS)

    assert len(gsi.asked) == 3
    assert time.monotonic() - started >= 0.6


def test_does_not_wait_long_for_its_turn(gsi: Fake, settings: Settings) -> None:
    settings.GEOCODING_MIN_INTERVAL_SECONDS = 30.0
    geocode(ADDRESS)
    started = time.monotonic()

    answer = geocode(ADDRESS)

    assert time.monotonic() - started < 1
    assert answer.notices == ["gsi_failed"]
    assert bundled_answer(answer)


@pytest.mark.parametrize(
    ("unresolved", "tail"),
    [
        ("１番地 ○○ビル3F", "１番地"),
        ("1-2-3", "1-2-3"),
        ("三丁目1番2号 山田太郎様", "三丁目1番2号"),
        ("１－２－３　ひだまり荘", "１－２－３"),
        ("0852-22-1234", ""),
        ("駅", ""),
        ("の近く", ""),
        ("", ""),
    ],
)
def test_only_numbers_leave_this_machine(unresolved: str, tail: str) -> None:
    assert address_tail(unresolved) == tail
