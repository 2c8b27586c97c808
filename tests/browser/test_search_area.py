"""List and map in step: what the other pages hold, searching where the map is, back and forward."""

import math
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    LANGUAGES,
    MATSUE,
    NewPage,
    all_marked,
    listed_ids,
    path_in,
    wait_for_map,
    wait_until,
)
from tests.browser.test_every_page import AXE

# More than one page of results.
MANY = "/search/?near=690-0887&radius_km=200"
TILES = "**/tiles/listings/**"
Point = tuple[float, float]  # x, y in pixels of the viewport


def move(page: Page, *keys: str) -> None:
    """Move the map by keys: `=` and `-` zoom, arrows pan."""
    before = view(page)
    page.locator(".map canvas").focus()
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(300)
    wait_until(lambda: view(page) != before)


def view(page: Page) -> str:
    return str(page.evaluate("JSON.stringify(history.state?.map ?? null)"))


def pixel(page: Page, lat: float, lng: float) -> Point:
    """Where a place is on the screen, by Web Mercator and the view that is kept once the map has moved."""
    state = page.evaluate("history.state.map")
    box = page.locator(".map canvas").bounding_box()
    assert box
    size = 512 * 2 ** state["zoom"]

    def projected(lat: float, lng: float) -> Point:
        sine = math.sin(math.radians(lat))
        return (lng + 180) / 360 * size, (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * size

    (x, y), (cx, cy) = projected(lat, lng), projected(state["lat"], state["lng"])
    return box["x"] + box["width"] / 2 + x - cx, box["y"] + box["height"] / 2 + y - cy


def bbox_of(url: str) -> list[float]:
    return [float(edge) for edge in parse_qs(urlsplit(url).query)["bbox"][0].split(",")]


def test_search_this_area_lists_what_the_map_shows(page: Page, api: Callable[..., Any]) -> None:
    page.goto(f"{MATSUE}&kind=group")
    wait_for_map(page)
    link = page.locator(".map-area")
    expect(link).to_be_hidden()
    move(page, "=")
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url("**bbox=**")
    wait_for_map(page)
    asked = parse_qs(urlsplit(page.url).query)
    assert set(asked) == {"bbox", "kind"}  # the box stands in place of the circle, the rest stays
    results = api("listings/", bbox=asked["bbox"][0], kind="group")["results"]
    assert results
    assert listed_ids(page) == [result["id"] for result in results]
    assert all_marked(page) == {result["id"] for result in results if result["point"]}
    expect(page.locator(".chip-remove").first).to_contain_text("地図の範囲の中")
    assert "地図で見ている範囲の集まり" in page.title()
    expect(link).to_be_hidden()  # the map shows the box that was searched
    move(page, "ArrowRight")
    expect(link).to_be_visible()


def test_back_and_forward_bring_list_form_and_view(page: Page) -> None:
    page.goto(MATSUE)
    wait_for_map(page)
    near = listed_ids(page)
    move(page, "=", "ArrowRight")
    moved = view(page)
    page.locator(".map-area").click()
    page.wait_for_url("**bbox=**")
    boxed = listed_ids(page)
    page.go_back()
    page.wait_for_url(f"**{MATSUE}")
    wait_for_map(page)
    assert listed_ids(page) == near
    assert view(page) == moved
    expect(page.locator("#near")).to_have_value("690-0887")
    expect(page.locator("#radius_km")).to_have_value("50")
    expect(page.locator(".map-area")).to_be_visible()
    page.go_forward()
    page.wait_for_url("**bbox=**")
    assert listed_ids(page) == boxed


def test_a_view_outlasts_loading_the_page_again(page: Page) -> None:
    page.goto(MATSUE)
    wait_for_map(page)
    move(page, "=")
    before = page.locator(".map-area").get_attribute("href")
    page.reload()
    wait_for_map(page)
    after = page.locator(".map-area").get_attribute("href")
    assert before
    assert after
    assert bbox_of(after) == pytest.approx(bbox_of(before), abs=1e-3)


def test_what_is_on_other_pages_opens_on_a_press(page: Page, api: Callable[..., Any]) -> None:
    page.goto(MANY)
    wait_for_map(page)
    page.wait_for_selector("[data-map][data-others=ready]")
    on_page = set(listed_ids(page))
    every = api("listings/", near="690-0887", radius_km="200", limit="100")["results"]
    shown = [result["point"] for result in every if result["point"] and result["id"] in on_page]
    others = [result for result in every if result["point"] and result["id"] not in on_page]

    def apart(result: Any) -> float:
        point = result["point"]
        return min(math.hypot(point["lat"] - at["lat"], point["lng"] - at["lng"]) for at in shown)

    far = max(others, key=apart)
    move(page, "=", "-")
    panel = page.locator(".map-panel")
    for _ in range(8):
        page.mouse.click(*pixel(page, far["point"]["lat"], far["point"]["lng"]))
        page.wait_for_timeout(700)
        if panel.is_visible():
            break
    expect(panel).to_be_visible()
    way = panel.locator(f"a[href*='{far['id']}'], .map-panel__way a").first
    expect(way).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_page_that_holds_all_asks_for_no_tiles(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(MATSUE)
    wait_for_map(page)
    page.wait_for_timeout(300)
    assert [url for url in asked if "/tiles/" in url] == []


def test_tiles_are_asked_the_same_query(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{MANY}&kind=group,job&sort=newest")
    wait_for_map(page)
    page.wait_for_selector("[data-map][data-others=ready]")
    queries = {urlsplit(url).query for url in asked if "/tiles/" in url}
    (query,) = queries
    found = parse_qs(query)
    assert found["kind"] == ["group,job"]
    assert found["radius_km"] == ["200"]
    assert len(found["near"][0].split(",")) == 2  # the point that was found, not the words


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_tiles_fail_the_page_says_so_and_works_on(new_page: NewPage, language: str) -> None:
    page = new_page()
    page.route(TILES, lambda route: route.abort())
    page.goto(path_in(language, MANY))
    page.wait_for_selector("[data-map][data-others=failed]")
    expect(page.locator(".map-status")).not_to_be_empty()
    assert all_marked(page) <= set(listed_ids(page))
    page.locator(".map-marker").first.click()  # marks still answer
    expect(page.locator("[rel=next]")).to_be_visible()


def test_how_many_is_said_once(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        """window.said = [];
        new MutationObserver(changes => {
            for (const { target } of changes) {
                const region = (target.closest ? target : target.parentElement)?.closest('[data-say]');
                if (region && region.textContent.trim()) window.said.push(region.textContent);
            }
        }).observe(document, { subtree: true, childList: true, characterData: true });"""
    )
    page.goto(MATSUE)
    wait_for_map(page)
    wait_until(lambda: page.evaluate("window.said.length > 0"))
    page.wait_for_timeout(600)
    count = len(listed_ids(page))
    assert page.evaluate("window.said") == [f"見つかったもの：{count}件"]
    assert page.locator("[data-say]").count() == 1


def test_is_accessible_with_other_results_and_the_area_link(page: Page) -> None:
    page.goto(MANY)
    wait_for_map(page)
    page.wait_for_selector("[data-map][data-others=ready]")
    move(page, "=")
    result = Axe().run(page, options=AXE)
    assert result.violations_count == 0, result.generate_report()


def test_by_keyboard_from_the_map_to_the_area_and_on(page: Page) -> None:
    page.goto(MATSUE)
    wait_for_map(page)
    move(page, "=")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.map-area')"):
            break
    expect(page.locator(".map-area")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**bbox=**")


def test_a_place_that_is_typed_takes_the_place_of_the_box(page: Page) -> None:
    page.goto("/search/?bbox=132,35,134,36&kind=group")
    page.locator("#near").fill("広島市")
    page.locator("#near").press("Enter")
    page.wait_for_url("**near=**")
    assert set(parse_qs(urlsplit(page.url).query)) == {"near", "kind"}


def test_paper_holds_the_sentence_the_list_and_the_address(page: Page) -> None:
    page.goto(f"{MATSUE}&kind=group")
    wait_for_map(page)
    page.emulate_media(media="print")
    heading = page.locator("h1")
    expect(heading).to_be_visible()
    size = heading.bounding_box()
    assert size
    assert size["width"] > 100
    expect(heading).to_contain_text("から50 km以内の集まり、近い順")
    expect(page.locator(".printed")).to_contain_text("/search/?kind=group&near=690-0887&radius_km=50")
    for gone in (".map-pane", ".sentence-form", ".masthead"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("[data-listing]").first).to_be_visible()
