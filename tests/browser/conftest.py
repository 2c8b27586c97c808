"""A real server, a real Chromium, and a page that notices what no page may do."""

import json
import os
import re
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.server import serving

CHROMIUM = os.environ.get("TONARI_CHROMIUM", "/usr/bin/chromium")
# Software WebGL draws the same map on every machine; the rest keeps Chromium from talking to anybody else.
CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
USUAL: dict[str, Any] = {"viewport": {"width": 1280, "height": 820}, "reduced_motion": "reduce"}
MATSUE = "/search/?near=690-0887&radius_km=50"
LANGUAGES = {"ja": "", "en": "/en", "easy": "/easy"}

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def site(site_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a database with gazetteer and samples, such as `http://127.0.0.1:40123`."""
    log = tmp_path_factory.mktemp("site") / "server.log"

    def command(port: int) -> list[str]:
        return [
            sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application",
            "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "8",
        ]  # fmt: skip

    with serving(site_database, command, log) as address:
        yield address


@pytest.fixture(scope="session")
def api(site: str) -> Callable[..., Any]:
    """`api("listings/", near="690-0887")`: the JSON of the API of the same server."""

    def get(path: str, **query: str) -> Any:
        with urllib.request.urlopen(f"{site}/api/v1/{path}?{urlencode(query)}", timeout=20) as response:
            return json.load(response)

    return get


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """Lets pages be opened by path."""
    return site


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "ja-JP",
        "timezone_id": "Asia/Tokyo",
    }


@pytest.fixture(scope="session")
def _pw_artifacts_folder(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """For pytest-playwright's traces: parallel workers leave its own folder behind, with a warning."""
    return SimpleNamespace(name=str(tmp_path_factory.mktemp("playwright")))


class Manners:
    """Collects what no page may do: ask another host, run into the policy, fail a script, set a cookie."""

    def __init__(self, site: str) -> None:
        self.host = urlsplit(site).netloc
        self.faults: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.faults.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status} for {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # A page that answers 400 with its form is a failed load to the console; tests look at its status.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console {message.type}: {message.text}")

    def check_cookies(self, context: BrowserContext) -> None:
        self.faults += [f"cookie {cookie.get('name')}" for cookie in context.cookies()]


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext], site: str) -> Iterator[NewPage]:
    """`new_page(java_script_enabled=False)` opens a page in a context of its own and checks its manners."""
    manners = Manners(site)
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = new_context(**{**USUAL, **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        manners.watch(page)
        return page

    yield make
    for context in contexts:
        manners.check_cookies(context)
    assert manners.faults == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of 1280 x 820 with scripts."""
    return new_page()


def wait_until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Asks again and again until it holds; fails after `seconds`.

    In place of `page.wait_for_function`, which evaluates text inside the page: its policy refuses that.
    """
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def wait_for_map(page: Page) -> None:
    """Until the map of the page is drawn."""
    page.wait_for_selector("[data-map][data-state=ready]")


def listed_ids(page: Page) -> list[str]:
    """Ids of the cards of the page, in order."""
    return page.eval_on_selector_all("[data-listing]", "cards => cards.map(card => card.dataset.listing)")


def marked_ids(page: Page) -> list[list[str]]:
    """For each mark on the map the ids it stands for."""
    return page.eval_on_selector_all(
        ".map-marker", "marks => marks.map(mark => mark.dataset.listings.split(' '))"
    )


def all_marked(page: Page) -> set[str]:
    """Ids of everything that has a mark."""
    return {listing for ids in marked_ids(page) for listing in ids}


def path_in(language: str, path: str) -> str:
    """The address of a page in a language: `path_in("en", "/crisis/")` is `/en/crisis/`."""
    return LANGUAGES[language] + path


def path_of(url: str) -> str:
    """The path of an absolute address without a prefix of language."""
    return re.sub(r"^/(en|easy)(?=/)", "", urlsplit(url).path)
