"""A field that suggests: by keyboard, by touch, in the middle of a composition, in three languages."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, Route, expect

from tests.browser.conftest import LANGUAGES, NewPage, path_in

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NEAR = "main [name=near]"
OPTIONS = "[role=option]"


def enter(page: Page, text: str) -> None:
    """Type as a keyboard does, and wait for the suggestions."""
    page.locator(NEAR).press_sequentially(text, delay=20)
    expect(page.locator(OPTIONS).first).to_be_visible()


def active(page: Page) -> str:
    """The text of the option that the field points to."""
    return str(
        page.locator(NEAR).evaluate(
            "field => document.getElementById(field.getAttribute('aria-activedescendant'))?.innerText ?? ''"
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard(new_page: NewPage, language: str) -> None:
    page = new_page()
    page.goto(path_in(language, "/"))
    field = page.locator(NEAR)
    expect(field).to_have_role("combobox")
    enter(page, "matsue")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".question-field [role=status]")).to_have_text(re.compile("10"))
    assert active(page) == ""
    field.press("ArrowDown")
    matsue = "Matsue City, Shimane" if language == "en" else "島根県松江市"
    assert active(page).startswith(matsue)
    field.press("ArrowUp")
    assert active(page) == ""
    field.press("ArrowUp")
    expect(page.locator(OPTIONS).last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(matsue)
    expect(page.locator(OPTIONS)).to_have_count(0)
    expect(field).to_be_focused()
    assert "/search/" not in page.url
    field.press("Enter")
    page.wait_for_url("**/search/?*near=*")
    expect(page.locator(NEAR)).to_have_value(matsue)


def test_escape_closes_and_keeps_what_was_written(page: Page) -> None:
    page.goto("/")
    enter(page, "まつ")
    page.locator(NEAR).press("Escape")
    expect(page.locator(OPTIONS)).to_have_count(0)
    expect(page.locator(NEAR)).to_have_value("まつ")
    expect(page.locator(NEAR)).to_have_attribute("aria-expanded", "false")
    page.locator(NEAR).press("ArrowDown")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(OPTIONS)).to_have_count(0)


def test_without_suggestions_nothing_opens(page: Page) -> None:
    page.goto("/")
    with page.expect_response("**/api/v1/suggest/**"):
        page.locator(NEAR).press_sequentially("%%%")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator(".question-field [role=status]")).to_be_empty()


def test_in_the_middle_of_a_composition(page: Page) -> None:
    """An input method writes まつえ: suggestions come, but its Enter and its arrows are its own."""
    page.goto("/")
    page.locator(NEAR).focus()
    session: CDPSession = page.context.new_cdp_session(page)
    for text in ("m", "ま", "まt", "まつ", "まつえ"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
    expect(page.locator(OPTIONS).first).to_contain_text("島根県松江市")
    composing: dict[str, Any] = {"isComposing": True, "bubbles": True, "cancelable": True}
    for key in ("ArrowDown", "Enter"):
        page.locator(NEAR).dispatch_event("keydown", {"key": key, **composing})
    assert active(page) == ""
    expect(page.locator(NEAR)).to_have_value("まつえ")
    session.send("Input.insertText", {"text": "松江"})
    page.locator(NEAR).press("ArrowDown")
    page.locator(NEAR).press("Enter")
    expect(page.locator(NEAR)).to_have_value("島根県松江市")


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_by_touch_on_a_phone(new_page: NewPage, path: str) -> None:
    page = new_page(**PHONE)
    page.goto(path)
    enter(page, "まつ")
    options = page.locator(OPTIONS)
    for box in (option.bounding_box() for option in options.all()):
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    options.nth(1).tap()
    expect(page.locator(NEAR)).to_have_value("千葉県松戸市")
    expect(page.locator(NEAR)).to_be_focused()
    expect(options).to_have_count(0)


def test_words_suggest_organisations_and_titles(page: Page) -> None:
    page.goto("/search/")
    page.locator("[name=q]").press_sequentially("見本", delay=20)
    options = page.locator(OPTIONS)
    expect(options.first).to_be_visible()
    assert {re.split(r"\n", text)[-1] for text in options.all_inner_texts()} == {"団体", "載っているもの"}
    options.first.click()
    expect(page.locator("[name=q]")).to_have_value(re.compile("^見本"))


def test_a_late_answer_to_an_earlier_text_is_dropped(page: Page) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route(re.compile(r"suggest/.*q=%E3%81%BE$"), late)
    page.goto("/")
    page.locator(NEAR).press_sequentially("ま")
    page.wait_for_timeout(250)
    enter(page, "つえ")
    page.wait_for_timeout(700)
    expect(page.locator(OPTIONS).first).to_contain_text("松江")


def test_a_broken_answer_leaves_the_field_as_it_is(page: Page) -> None:
    page.route("**/api/v1/suggest/**", lambda route: route.fulfill(status=200, body="{}"))
    page.goto("/")
    page.locator(NEAR).press_sequentially("まつ")
    page.wait_for_timeout(400)
    expect(page.locator(OPTIONS)).to_have_count(0)
    page.locator(NEAR).fill("690-0887")
    page.locator(NEAR).press("Enter")
    page.wait_for_url("**/search/?*690-0887*")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/search/"])
def test_nothing_that_axe_objects_to_while_it_is_open(new_page: NewPage, language: str, path: str) -> None:
    page = new_page()
    page.goto(path_in(language, path))
    enter(page, "まつ")
    page.locator(NEAR).press("ArrowDown")
    violations = Axe().run(page, context="main form").response["violations"]
    assert [violation["id"] for violation in violations] == []
