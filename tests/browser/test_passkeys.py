"""A passkey in a real browser: added, used to sign in, taken away. Chromium plays the device."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from directory.samples.people import OWNER, PASSWORD


def with_device(page: Page) -> None:
    """A device of Chromium's own that holds passkeys and has always just seen its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def test_a_passkey_is_added_and_signs_in(new_context: Callable[..., BrowserContext], site: str) -> None:
    # Passkeys belong to a name, and no browser takes an IP address for one.
    address = site.replace("127.0.0.1", "localhost")
    page = new_context().new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    with_device(page)

    page.goto(f"{address}/accounts/login/")
    page.get_by_text("パスワードを使う").click()
    page.locator("#id_login").fill(OWNER)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="ログインする").press("Enter")
    page.wait_for_url(f"{address}/manage/")

    page.goto(f"{address}/accounts/2fa/passkeys/add/")
    page.locator("#id_password").fill(PASSWORD)  # once more, before something that matters
    page.get_by_role("button", name="つづける").press("Enter")
    page.get_by_label("パスキーの名前").fill("わたしの端末")
    page.get_by_role("button", name="パスキーを作る").press("Enter")
    page.wait_for_url(f"{address}/accounts/2fa/codes/")
    expect(page.locator(".codes li")).to_have_count(10)

    page.goto(f"{address}/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="ログアウトする").press("Enter")
    page.wait_for_url(f"{address}/accounts/login/")
    page.get_by_role("button", name="パスキーを使う").press("Enter")
    page.wait_for_url(f"{address}/manage/")

    page.goto(f"{address}/accounts/2fa/")
    expect(page.get_by_text("わたしの端末")).to_be_visible()
    assert faults == []
