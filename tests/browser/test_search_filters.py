"""Filters: without scripts, by keyboard, on a phone, and what becomes of them when the search changes."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES, NewPage, listed_ids, path_in

START = "/search/?near=690-0887&radius_km=200"


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_nothing_is_lost_on_the_way(new_page: NewPage, language: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(path_in(language, START))
    page.locator("#kind").select_option("job")
    page.locator("#q").fill("ピア")  # typed, not sent
    page.locator(".conditions summary").click()
    page.locator("[formaction]").click()
    assert "/search/filters/" in page.url
    boxes = page.locator("input[name=employment_type]")
    page.locator("summary", has=page.locator("[id='job-employment_type']")).click()
    boxes.locator("xpath=self::*[@value='part_time']").check()
    page.locator(".filters-send button[type=submit]").click()
    page.wait_for_url(lambda url: "/filters/" not in url)
    found = asked(page)
    assert found["near"] == ["690-0887"]
    assert found["radius_km"] == ["200"]
    assert found["q"] == ["ピア"]
    assert found["kind"] == ["job"]
    assert found["employment_type"] == ["part_time"]
    narrowed = listed_ids(page)
    page.locator(".chip-remove").first.click()
    assert "employment_type" not in asked(page)
    assert set(narrowed) <= set(listed_ids(page))


def test_by_keyboard_only(page: Page) -> None:
    page.goto(f"{START}&kind=group")
    tab_to(page, ".conditions summary")
    page.keyboard.press("Enter")
    tab_to(page, "[formaction]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/filters/**")
    tab_to(page, ".filter summary")
    page.keyboard.press("Enter")
    tab_to(page, "input[name=group_kind]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # sends the form, as everywhere
    page.wait_for_url("**group_kind=**")
    tab_to(page, ".chip-remove")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "group_kind" not in url)


def tab_to(page: Page, selector: str, limit: int = 80) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached within {limit} times Tab")


def test_the_way_to_search_stays_within_reach_of_a_thumb(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto("/search/filters/?kind=job")
    page.locator("summary", has=page.locator("[id='job-work_setting']")).tap()
    button = page.locator(".filters-send button[type=submit]")
    expect(button).to_be_in_viewport()
    for box in page.locator(".filter-options:visible label").all():
        size = box.bounding_box()
        assert size
        assert size["height"] >= 44


def test_a_filter_of_another_kind_stays_behind(page: Page) -> None:
    page.goto(f"{START}&work_setting=day_care&theme=depression")
    page.locator("#kind").select_option("group")
    page.locator("#near").press("Enter")
    page.wait_for_url("**kind=group**")
    assert set(asked(page)) == {"near", "radius_km", "kind", "theme"}


def test_going_back_to_the_filters_keeps_what_was_chosen(page: Page) -> None:
    page.goto("/search/filters/?kind=job")
    page.locator("summary", has=page.locator("[id='job-tasks']")).click()
    box = page.locator("input[name=tasks]").first
    box.check()
    page.locator(".filters-send button[type=submit]").click()
    page.wait_for_url(lambda url: "/filters/" not in url)
    page.go_back()
    expect(box).to_be_checked()
