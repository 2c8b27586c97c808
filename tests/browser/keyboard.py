"""A person without a mouse: everything is reached with Tab and the arrows, and done with Space and Enter."""

from playwright.sync_api import Page

_FAR = 300  # presses of Tab; what takes more cannot be reached


class Keyboard:
    """Works through the pages of a browser by keyboard alone. Selectors are CSS."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:
        """As from a bookmark, or from a link in a mail."""
        self.page.goto(url)
        self.into_page()

    def into_page(self) -> None:
        """Past the menus, by the first link of every page; not where the page has set the focus itself."""
        if self.page.evaluate("document.activeElement === document.body"):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")

    def reach(self, selector: str) -> None:
        """Tab until the focus is on what is meant. Each press looks whether it is there."""
        for _press in range(_FAR):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by Tab on {self.page.url}")

    def write(self, selector: str, text: str) -> None:
        """A text in place of what stands there."""
        self.reach(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def tick(self, selector: str) -> None:
        """A box that is not ticked yet."""
        self.reach(selector)
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")

    def choose(self, name: str, value: str) -> None:
        """One of several: radio buttons or a select of that name."""
        self.reach(f"[name='{name}']")
        wanted = f"[name='{name}'][value='{value}']"
        if self.page.evaluate("document.activeElement.tagName") == "SELECT":
            self._down_to("document.activeElement.value === v", value)
            return
        self._down_to("document.activeElement.value === v", value)
        self.page.keyboard.press("Space")
        assert self.page.evaluate("s => document.querySelector(s).checked", wanted)

    def follow(self, selector: str) -> None:
        """A link or a button, and what comes of it."""
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.into_page()

    def _down_to(self, holds: str, value: str) -> None:
        for _press in range(_FAR):
            if self.page.evaluate(f"v => {holds}", value):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} is not among the choices on {self.page.url}")
