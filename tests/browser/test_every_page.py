"""What holds on every page in every language: accessible, no sideways scrolling, a quick way out, light."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES, MATSUE, NewPage, path_in, path_of, wait_for_map

# Rules of WCAG 2.2, levels A and AA.
AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
FIRST_VIEW_BYTES = 100_000
HTML_BYTES = 40_000

PAGES = {
    "home": "/",
    "search": MATSUE,
    "search-empty": "/search/?near=24.28,153.98&radius_km=1",
    "search-error": "/search/?near=まつええきまええ&radius_km=0",
    "prefectures": "/prefectures/",
    "prefecture": "/prefectures/32/",
    "municipality": "/prefectures/32/32201/",
    "crisis": "/crisis/",
    "credits": "/credits/",
    "missing": "/prefectures/99/",
}
KINDS = ("job", "group", "training", "consultation")


@pytest.fixture(scope="session")
def paths(api: Callable[..., Any]) -> dict[str, str]:
    """Name of a page -> its path, one listing of each kind and an organisation among them."""
    listings = {kind: api("listings/", kind=kind, limit="1")["results"][0] for kind in KINDS}
    found = {kind: path_of(listing["url"]) for kind, listing in listings.items()}
    return {**PAGES, **found, "organization": path_of(listings["job"]["organization"]["url"])}


ALL_PAGES = [*PAGES, *KINDS, "organization"]


def _open(page: Page, language: str, path: str) -> None:
    page.goto(path_in(language, path))
    if page.locator("[data-map]").count() and page.locator("[data-map]").is_visible():
        wait_for_map(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL_PAGES)
def test_axe_finds_nothing(page: Page, paths: dict[str, str], name: str, language: str) -> None:
    _open(page, language, paths[name])
    result = Axe().run(page, options=AXE)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["dark", "contrast"])
@pytest.mark.parametrize("name", ["home", "search", "group", "search-error"])
def test_axe_finds_nothing_in_the_dark(
    new_page: NewPage, paths: dict[str, str], name: str, scheme: str
) -> None:
    page = new_page(color_scheme="dark") if scheme == "dark" else new_page(contrast="more")
    _open(page, "ja", paths[name])
    result = Axe().run(page, options=AXE)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_narrow_phone_needs_no_sideways_scrolling(
    new_page: NewPage, paths: dict[str, str], name: str, language: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(path_in(language, paths[name]))
    too_wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert too_wide == []
    expect(page.locator("a[data-exit]")).to_be_in_viewport()
    expect(page.locator("a[href$='/crisis/']").first).to_be_attached()


@pytest.mark.parametrize("name", ALL_PAGES)
def test_the_first_view_is_light(page: Page, paths: dict[str, str], name: str) -> None:
    """At most 100 kB without the map, HTML at most 40 kB each, as compressed at rest."""
    bodies: dict[str, bytes] = {}
    page.on("response", lambda response: bodies.setdefault(response.url, response.body()))
    page.goto(paths[name], wait_until="load")
    document = page.url
    sizes = {
        url: len(gzip.compress(body, 9))
        for url, body in bodies.items()
        if not any(part in url for part in ("/assets/map.", "maplibre", "prefectures.", "places."))
    }
    assert sizes.get(document, 0) <= HTML_BYTES
    assert sum(sizes.values()) <= FIRST_VIEW_BYTES, sizes


def test_built_files_are_kept_for_ever_and_sent_compressed(page: Page) -> None:
    found: dict[str, dict[str, str]] = {}
    page.on("response", lambda response: found.setdefault(response.url, response.all_headers()))
    page.goto("/", wait_until="load")
    static = {url: headers for url, headers in found.items() if "/static/" in url}
    assert static
    for url, headers in static.items():
        assert "immutable" in headers["cache-control"], url
        assert int(headers["content-length"]) < 500 or headers.get("content-encoding") in {"br", "gzip"}, url


def test_quick_exit_leaves_no_way_back(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/crisis/")
    page.goto("/prefectures/32/")
    # The real page is somebody else's: here it leads to a neutral page of our own.
    page.locator("a[data-exit]").evaluate("link => { link.href = '/credits/' }")
    page.locator("a[data-exit]").click()
    page.wait_for_url("**/credits/")
    page.go_back()
    assert page.url.endswith("/crisis/")


def test_quick_exit_works_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    link = page.locator("a[data-exit]")
    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").startswith("https://")
    assert "noreferrer" in (link.get_attribute("rel") or "")
