"""What holds on every page in every language: accessible, no sideways scrolling, a quick way out, light."""

import gzip
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from urllib.parse import quote, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import (
    LANGUAGES,
    MATSUE,
    USUAL,
    Manners,
    NewPage,
    path_in,
    path_of,
    wait_for_map,
)

# Rules of WCAG 2.2, levels A and AA.
AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # of what is fine, one example a rule
}
FIRST_VIEW_BYTES = 100_000
HTML_BYTES = 40_000

PAGES = {
    "home": "/",
    "search": MATSUE,
    "search-words": f"{MATSUE}&q=ピア",
    "search-filters": "/search/filters/?near=690-0887&kind=job&work_setting=day_care",
    "search-filters-all": "/search/filters/",
    "search-empty": "/search/?near=24.28,153.98&radius_km=1",
    "search-error": "/search/?near=ここにはない町&radius_km=0",
    "prefectures": "/prefectures/",
    "prefecture": "/prefectures/32/",
    "municipality": "/prefectures/32/32201/",
    "crisis": "/crisis/",
    "credits": "/credits/",
    "employers": "/employers/?near=松江市",
    "worksheet": "/readiness/worksheet/",
    "about": "/about/",
    "privacy": "/privacy/",
    "missing": "/prefectures/99/",
}
KINDS = ("job", "group", "training", "consultation")
ALL_PAGES = [*PAGES, *KINDS, "organization"]


@pytest.fixture(scope="session")
def paths(api: Callable[..., Any]) -> dict[str, str]:
    """Name of a page -> its path, one listing of each kind and an organisation among them."""
    listings = {kind: api("listings/", kind=kind, near="690-0887", limit="1")["results"][0] for kind in KINDS}
    found = {kind: path_of(listing["url"]) for kind, listing in listings.items()}
    return {**PAGES, **found, "organization": path_of(listings["job"]["organization"]["url"])}


def show(page: Page, language: str, path: str) -> None:
    """Open a page. In other languages than Japanese only one map is drawn, that of the search: the others say
    the same.
    """
    page.goto(path_in(language, path))
    frame = page.locator("[data-map]")
    if frame.count() and (language == "ja" or path == MATSUE):
        frame.scroll_into_view_if_needed()
        wait_for_map(page)


@pytest.fixture(scope="module")
def one_page(browser: Browser, site: str) -> Iterator[tuple[Page, Manners]]:
    """A page that many tests open their addresses in: it has loaded styles, scripts and the map before."""
    manners = Manners(site)
    context = browser.new_context(base_url=site, locale="ja-JP", timezone_id="Asia/Tokyo", **USUAL)
    context.set_default_timeout(15_000)
    page = context.new_page()
    manners.watch(page)
    yield page, manners
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL_PAGES)
def test_is_accessible_and_fits_a_narrow_phone(
    one_page: tuple[Page, Manners], paths: dict[str, str], name: str, language: str
) -> None:
    page, manners = one_page
    manners.faults.clear()
    page.set_viewport_size(USUAL["viewport"])
    show(page, language, paths[name])
    result = Axe().run(page, options=AXE)
    assert result.violations_count == 0, result.generate_report()

    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("window.scrollTo(0, 0)")
    too_wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert too_wide == []
    expect(page.locator("a[data-exit]")).to_be_in_viewport()
    assert page.locator("a[href$='/crisis/']").count()
    manners.check_cookies(page.context)
    assert manners.faults == []


@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"contrast": "more"}], ids=["dark", "contrast"]
)
@pytest.mark.parametrize("name", ["home", "search", "group", "search-error"])
def test_is_accessible_in_the_dark_and_with_more_contrast(
    new_page: NewPage, paths: dict[str, str], name: str, options: dict[str, str]
) -> None:
    page = new_page(**options)
    show(page, "ja", paths[name])
    result = Axe().run(page, options=AXE)
    assert result.violations_count == 0, result.generate_report()


def test_is_accessible_on_a_phone_with_the_list_of_a_mark_open(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    show(page, "easy", MATSUE)
    page.locator(".map-marker").last.focus()
    while page.locator(".map-panel[hidden]").count():
        page.keyboard.press("Enter")
    result = Axe().run(page, options=AXE)
    assert result.violations_count == 0, result.generate_report()


@pytest.fixture(scope="session")
def size(site: str) -> Callable[[str], int]:
    """Bytes of a file of the site, compressed."""

    @cache
    def of(path: str) -> int:
        return len(gzip.compress(read(site, path), 9))

    return of


def read(site: str, path: str) -> bytes:
    """What a browser would be sent; an error page, too."""
    try:
        with urllib.request.urlopen(urljoin(site, quote(path, safe="/?&=,%")), timeout=20) as response:
            return response.read()
    except urllib.error.HTTPError as error:
        return error.read()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL_PAGES)
def test_the_first_view_is_light(
    site: str, size: Callable[[str], int], paths: dict[str, str], name: str, language: str
) -> None:
    """Without the map: all files together at most 100 kB compressed, HTML at most 40 kB."""
    html = read(site, path_in(language, paths[name]))
    soup = BeautifulSoup(html, "html.parser")
    files = [tag["href"] for tag in soup.select("link[rel=stylesheet]")]
    files += [tag["src"] for tag in soup.select("script[src], img[src]")]
    assert files
    sizes = {"HTML": len(gzip.compress(html, 9))} | {file: size(file) for file in files}
    assert sizes["HTML"] <= HTML_BYTES
    assert sum(sizes.values()) <= FIRST_VIEW_BYTES, sizes


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["home", "search", "group", "prefecture"])
def test_nothing_jumps_while_a_page_loads(
    new_page: NewPage, paths: dict[str, str], name: str, width: int
) -> None:
    """Cumulative layout shift at most 0.02, with the map drawn."""
    page = new_page(viewport={"width": width, "height": 844})
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({type: 'layout-shift', buffered: true});"""
    )
    show(page, "ja", paths[name])
    assert page.evaluate("window.shift") <= 0.02


def test_built_files_are_kept_for_ever_and_sent_compressed(page: Page) -> None:
    found: dict[str, dict[str, str]] = {}
    page.on("response", lambda response: found.setdefault(response.url, response.headers))
    page.goto("/", wait_until="load")
    static = {url: headers for url, headers in found.items() if "/static/" in url}
    assert static
    for url, headers in static.items():
        assert "immutable" in headers["cache-control"], url
        assert int(headers["content-length"]) < 500 or headers.get("content-encoding") in {"br", "gzip"}, url


def test_quick_exit_leaves_no_way_back(page: Page) -> None:
    page.goto("/crisis/")
    page.goto("/prefectures/32/")
    # The real page is somebody else's: here it leads to a neutral page of our own.
    page.locator("a[data-exit]").evaluate("link => { link.href = '/credits/' }")
    page.locator("a[data-exit]").click()
    page.wait_for_url("**/credits/")
    page.go_back()
    page.wait_for_url("**/crisis/")


def test_quick_exit_works_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/")
    link = page.locator("a[data-exit]")
    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").startswith("https://")
    assert "noreferrer" in (link.get_attribute("rel") or "")
