"""From the first page to what is near: by pointer, by keyboard, without scripts, with a wrong word."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES, NewPage, listed_ids, path_in, wait_for_map


def test_from_a_postal_code_to_list_and_map(page: Page, api: Callable[..., Any]) -> None:
    page.goto("/")
    page.locator("main [name=near]").fill("690-0887")
    page.locator("main [name=near]").press("Enter")
    page.wait_for_url("**/search/?*near=690-0887*")
    wait_for_map(page)
    expect(page.locator("main")).to_contain_text("松江")
    assert listed_ids(page) == [result["id"] for result in api("listings/", near="690-0887")["results"]]
    card = page.locator("[data-listing]").first
    title = card.locator("a").first.inner_text()
    card.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text(title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_only(new_page: NewPage, language: str) -> None:
    page = new_page()
    page.goto(path_in(language, "/"))
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.getAttribute('href')")
    assert skip == "#main"
    page.keyboard.press("Enter")
    _tab_to(page, "main [name=near]")
    page.keyboard.type("690-0887")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?*")
    _tab_to(page, "[data-listing] a")
    assert _focus_is_visible(page)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)
    assert listed_ids(page) == [] or page.locator("h1").is_visible()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts(new_page: NewPage, api: Callable[..., Any], language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(path_in(language, "/"))
    page.locator("main [name=near]").fill("６９０－０８８７")
    page.locator("main form button[type=submit]").first.click()
    assert page.url.startswith(page.url.split("/search/")[0] + "/search/?")
    cards = page.locator("[data-listing]")
    wanted = [result["id"] for result in api("listings/", near="690-0887")["results"]]
    assert [card.get_attribute("data-listing") for card in cards.all()] == wanted
    expect(page.locator("[data-map]")).to_be_hidden()
    page.locator("[data-listing] a").first.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_nobody_knows_keeps_what_was_typed(page: Page, language: str) -> None:
    response = page.goto(path_in(language, "/search/?near=ここにはない町&radius_km=50&kind=group"))
    assert response
    assert response.status == 400
    field = page.locator("main [name=near]")
    expect(field).to_have_value("ここにはない町")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    assert any(page.locator(f"#{name}").inner_text().strip() for name in described)
    expect(page.locator("main [name=radius_km]")).to_have_value("50")
    expect(page.locator("main [name=kind]")).to_have_value("group")


def test_a_wrong_radius_keeps_what_was_typed_and_can_be_corrected(page: Page) -> None:
    response = page.goto("/search/?near=690-0887&radius_km=0")
    assert response
    assert response.status == 400
    expect(page.locator("main [name=near]")).to_have_value("690-0887")
    expect(page.locator("main [name=radius_km]")).to_have_value("0")
    page.locator("main [name=radius_km]").select_option("50")
    page.locator("main [name=near]").press("Enter")
    page.wait_for_url("**/search/?*radius_km=50*")
    assert listed_ids(page)


def test_nobody_gets_an_empty_page(page: Page) -> None:
    # 南鳥島: nothing is listed within a kilometre of it, and nothing will be.
    response = page.goto("/search/?near=24.28,153.98&radius_km=1")
    assert response
    assert response.status == 200
    expect(page.locator("main a[href*='/groups/']").first).to_be_visible()


def test_the_same_page_in_other_languages(page: Page) -> None:
    page.goto("/search/?near=690-0887&radius_km=50")
    before = listed_ids(page)
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url("**/en/search/?*near=690-0887*")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert listed_ids(page) == before


def _tab_to(page: Page, selector: str, limit: int = 60) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached within {limit} times Tab")


def _focus_is_visible(page: Page) -> bool:
    """The focused element (or what it spans) has an outline, and nothing covers it (WCAG 2.4.7, 2.4.11)."""
    return bool(
        page.evaluate(
            """() => {
                const element = document.activeElement;
                const box = element.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                const outlined = pseudo => getComputedStyle(element, pseudo).outlineStyle !== 'none';
                return (outlined(null) || outlined('::after')) && element.contains(top);
            }"""
        )
    )
