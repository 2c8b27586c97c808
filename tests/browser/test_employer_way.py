"""The whole way of an employer by keyboard: from the first look to a posting that is closed again.

With TONARI_PICTURES=<folder> every step is drawn there, narrow and wide.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import USUAL, Manners, NewPage, path_in
from tests.browser.keyboard import Keyboard
from tests.database import ROOT, url_of

CORE = {"A": ("A1", "A2", "A3"), "B": ("B1", "B2"), "C": ("C1", "C3"), "E": ("E3",), "G": ("G1", "G4")}
EVIDENCE = "Staff meet every Monday morning and talk about how the week went. 毎週月曜の朝に話しています。"
SEND = "main form button.button:not(.button-quiet)"
NICKNAME = "つゆくさ"

# What a first posting asks for, step by step: (name, how, value). Twenty fields on nine pages for a part-time
# job paid by the hour; this keyboard, which does not think, goes through them in 18 seconds.
POSTING: dict[str, tuple[tuple[str, str, str], ...]] = {
    "what": (
        ("title", "write", "見本の道ピアサポーター"),
        ("employment_type", "choose", "part_time"),
        ("recruiter_name", "write", "見本の道病院"),
    ),
    "doing": (
        ("duties", "write", "病棟の集まりに加わり、退院の相談を聞きます。"),
        ("duties_change_scope", "write", "変わりません"),
    ),
    "when": (
        ("hours_week_min", "write", "８"),
        ("working_hours", "write", "10:00から16:00のあいだの4時間"),
        ("breaks", "write", "15分"),
        ("overtime", "write", "ありません"),
        ("holidays", "write", "土日と祝日"),
    ),
    "pay": (
        ("pay_unit", "choose", "hourly"),
        ("pay_min", "write", "1200"),
        ("fixed_overtime", "write", "ありません"),
        ("insurance", "tick", "rousai"),
    ),
    "contract": (
        ("fixed_term", "choose", "no"),
        ("trial_period", "write", "ありません"),
    ),
    "place": (
        ("workplace_change_scope", "write", "変わりません"),
        ("smoking_measure", "choose", "no_smoking_site"),
    ),
    "asking": (
        ("contact_methods", "tick", "phone"),
        ("contact_phone", "write", "0852-00-0000"),
    ),
}

Look = Callable[[Page, str], None]


@pytest.fixture
def look() -> Look:
    """Draws a page where pictures are wanted."""
    folder = os.environ.get("TONARI_PICTURES", "")

    def draw(page: Page, name: str) -> None:
        if not folder:
            return
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 820})
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

    return draw


@pytest.fixture
def signed_in(new_context: Callable[..., BrowserContext], site: str) -> Iterator[Page]:
    """A page of somebody who will sign in: their cookies are allowed, bad manners are not."""
    manners = Manners(site)
    context = new_context(**USUAL)
    context.set_default_timeout(15_000)
    page = context.new_page()
    manners.watch(page)
    yield page
    assert manners.faults == []


@pytest.fixture
def code_in_mail(site_database: str) -> Callable[[], str]:
    """The code in the newest mail that waits for the worker."""

    def newest() -> str:
        with psycopg.connect(url_of(site_database)) as database:
            row = database.execute(
                "SELECT args->>'body' FROM procrastinate_jobs"
                " WHERE task_name = 'directory.tasks.deliver_mail' ORDER BY id DESC LIMIT 1"
            ).fetchone()
        assert row is not None
        found = re.search(r"^ {4}(\S+)$", row[0], re.MULTILINE)
        assert found is not None
        return found[1]

    return newest


# As the one who looks after the prefecture decides on their own page (tests/frontend/moderation).
_APPROVE = """
import django
django.setup()
from directory import reviews
from directory.models import Person, Review
by, _made = Person.objects.get_or_create(
    email="operator@example.com", defaults={"is_staff": True, "is_superuser": True})
for review in Review.objects.filter(state=Review.State.OPEN).order_by("listing_id"):
    if review.listing_id is None:
        reviews.approve(review, by=by)
for review in Review.objects.filter(state=Review.State.OPEN, listing__isnull=False):
    reviews.approve(review, by=by)
"""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_from_the_first_look_to_a_closed_posting(
    signed_in: Page,
    new_page: NewPage,
    site: str,
    site_database: str,
    code_in_mail: Callable[[], str],
    look: Look,
    language: str,
) -> None:
    owner = Keyboard(signed_in)

    def seen(name: str, page: Page = signed_in) -> None:
        look(page, f"{language}-{name}")

    # Sign up
    owner.open(path_in(language, "/employers/"))
    seen("01-employers")
    owner.follow("main a[href$='/accounts/signup/']")
    seen("02-signup")
    owner.write("[name=email]", f"way-{language}@example.com")
    owner.follow(SEND)
    seen("03-code")
    owner.write("[name=code]", code_in_mail())
    owner.follow(SEND)
    seen("04-manage")

    # Organisation and workplace
    owner.follow("main a[href$='/organizations/new/']")
    owner.write("[name=name]", f"見本の道病院 {language}")
    owner.choose("org_type", "hospital")
    owner.write("[name=municipality]", "690-0887")
    seen("05-organization")
    owner.follow(SEND)
    seen("06-organization-there")
    owner.follow("main a[href$='/workplaces/new/']")
    owner.write("[name=name]", "見本の道病棟")
    owner.write("[name=address]", "690-0887 島根県松江市殿町1")
    owner.choose("visibility", "exact")
    seen("07-workplace")
    owner.follow(SEND)
    seen("08-workplace-place")
    owner.follow("#understood button")
    seen("09-workplaces")

    # The checklist: honest, mostly "not yet"
    owner.follow("main a[href$='/readiness/']")
    seen("10-checklist")
    owner.follow("form:has(input[value=begin]) button")
    for domain in "ABCDEFG":
        for item in CORE.get(domain, ()):
            owner.choose(f"{item}-answer", "yes" if item == "A1" else "not_yet")
            if item == "A1":
                owner.write("[name='A1-evidence']", EVIDENCE)
        seen(f"11-checklist-{domain}")
        owner.follow("button[name=go][value=next]")
    owner.tick("[name=roles][value=management]")
    seen("12-checklist-about")
    owner.follow("button[name=go][value=next]")
    seen("13-checklist-preview")
    owner.follow("main form.form-actions button")
    seen("14-checklist-published")
    checklist = signed_in.url

    # The job
    owner.follow("nav.sections a[href$='/jobs/']")
    seen("15-jobs")
    owner.follow("main a[href$='/jobs/new/']")
    seen("16-job-new")
    if (
        signed_in.locator("[name=workplace]").count()
        and not signed_in.locator("[name=workplace]:checked").count()
    ):
        owner.reach("[name=workplace]")
        signed_in.keyboard.press("Space")
    owner.follow(SEND)
    for _step in range(9):
        step = urlsplit(signed_in.url).path.rstrip("/").rsplit("/", 1)[1]
        for name, how, value in POSTING.get(step, ()):
            if how == "choose":
                owner.choose(name, value)
            elif how == "tick":
                owner.tick(f"[name={name}][value={value}]")
            else:
                owner.write(f"[name={name}]", value)
        seen(f"17-job-{step}")
        owner.follow(SEND)
    seen("18-gate")
    owner.follow("form[action$='/publish/'] button")
    seen("19-pending")
    job = signed_in.url

    # Somebody who looks after the prefecture says yes
    subprocess.run(
        [sys.executable, "-c", _APPROVE],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url_of(site_database)},
        check=True,
    )

    # Found by postal code, without an account
    reader = Keyboard(new_page())
    reader.open(path_in(language, "/"))
    reader.write("#near", "690-0887")
    reader.follow("form.question button")
    seen("20-found", reader.page)
    listing = urlsplit(job).path.rstrip("/").rsplit("/", 1)[1]
    reader.follow(f"main article a[href$='/jobs/{listing}/']")
    seen("21-job", reader.page)
    expect(reader.page.locator("main a[href='tel:0852000000']")).to_be_visible()
    for other in ("ja", "en", "easy"):
        assert reader.page.goto(path_in(other, f"/jobs/{listing}/")).status == 200  # type: ignore[union-attr]
        seen(f"22-job-{other}", reader.page)

    # Co-signed by a peer worker, with a link on paper
    owner.open(checklist)
    owner.follow("main a[href$='/cosign/']")
    seen("23-cosign")
    owner.follow(SEND)
    seen("24-cosign-link")
    link = signed_in.locator(".secret").inner_text().strip()
    peer = Keyboard(new_page())
    peer.open(urlsplit(link).path)
    seen("25-cosign-peer", peer.page)
    peer.tick("[name=items][value=A1]")
    peer.write("[name=nickname]", NICKNAME)
    peer.tick("[name=understood]")
    peer.follow(SEND)
    seen("26-cosigned", peer.page)
    key = urlsplit(peer.page.locator(".secret a").get_attribute("href") or "").path
    reader.open(path_in(language, f"/jobs/{listing}/"))
    expect(reader.page.locator("main")).to_contain_text(NICKNAME)
    seen("27-job-cosigned", reader.page)

    # Confirmed, and closed
    owner.open(job)
    owner.follow("main a[href$='/confirm/']")
    seen("28-confirm")
    owner.follow(SEND)
    seen("29-confirmed")
    owner.follow("main a[href$='/close/']")
    seen("30-close")
    owner.follow(SEND)
    seen("31-closed")
    reader.open(path_in(language, f"/jobs/{listing}/"))
    expect(reader.page.locator("main a[href='tel:0852000000']")).to_have_count(0)
    seen("32-job-closed", reader.page)

    # Taken back
    peer.open(key)
    seen("33-cosign-key", peer.page)
    peer.follow(SEND)
    seen("34-taken-back", peer.page)
    for other in ("ja", "en", "easy"):
        reader.page.goto(path_in(other, f"/jobs/{listing}/"))
        expect(reader.page.locator("main")).not_to_contain_text(NICKNAME)
