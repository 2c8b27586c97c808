"""Public pages of the checklist: the questions, a workplace's versions, sheets to print."""

import re

import pytest
from django.utils import timezone

from jobs.readiness.guides import guide
from jobs.readiness.instruments import current
from tests.frontend.conftest import Soup
from tests.jobs.readiness.making import EVIDENCE, make_version, make_workplace

pytestmark = pytest.mark.django_db

PREFIXES = ["", "/en", "/easy"]
_KANJI = re.compile("[一-鿿々]")
NOT_YET = {"answer": "not_yet", "evidence": "", "would_help": "研修の紹介があると助かります。"}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_question_stands_on_the_page_in_every_language(soup: Soup, prefix: str) -> None:
    page = soup(f"{prefix}/readiness/")
    assert [each["id"] for each in page.select(".readiness-questions > li")] == [
        f"item-{item.id}" for item in current().items
    ]
    assert len(page.select(".readiness-questions .readiness-core")) == 10
    if prefix == "/easy":
        for ruby in page.select("main ruby"):
            ruby.decompose()
        shown = " ".join(each.text for each in page.select("main .readiness-domain"))
        assert not _KANJI.search(shown)


def test_a_version_of_the_questions_has_an_address_and_others_none(soup: Soup) -> None:
    soup(f"/readiness/versions/{current().version}/")
    soup("/readiness/versions/draft-1900-01-01/", status=404)
    soup("/readiness/?x=1", status=400)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", ["hand-over", "interview"])
def test_sheets_are_in_every_language(soup: Soup, prefix: str, path: str) -> None:
    page = soup(f"{prefix}/readiness/{path}/")
    assert len(page.select(".readiness-domain")) >= 6
    if prefix == "/easy":
        for ruby in page.select("main ruby"):
            ruby.decompose()
        assert not _KANJI.search(page.select_one("main").text)  # type: ignore[union-attr]


def test_sheets_never_ask_for_a_diagnosis() -> None:
    asked = [section for section in guide("interview", "ja").sections if section.title != "聞かないこと"]
    assert not [line for section in asked for line in section.lines if "病名" in line or "診断" in line]
    never = next(each for each in guide("interview", "ja").sections if each.title == "聞かないこと")
    assert "病名" in never.lines[0]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_workplaces_versions_and_what_changed(soup: Soup, prefix: str) -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {}, "A2": NOT_YET})
    make_version(workplace, {"A1": {}, "A2": {}})
    page = soup(f"{prefix}/workplaces/{workplace.pk}/readiness/")
    versions = page.select(".readiness-versions > li")
    assert [each["id"] for each in versions] == ["version-2", "version-1"]
    changed = versions[0].select(".readiness-changes dt")
    assert [each.text.split()[0] for each in changed] == ["A2"]
    before, after = versions[0].select(".readiness-changes dd")
    assert NOT_YET["would_help"] in before.text
    assert EVIDENCE in after.text
    assert not versions[1].select(".readiness-changes")


def test_a_checklist_that_is_not_public_is_404(soup: Soup) -> None:
    workplace = make_workplace()
    soup(f"/workplaces/{workplace.pk}/readiness/", status=404)
    make_version(workplace, {"A1": {}})
    soup(f"/workplaces/{workplace.pk}/readiness/")
    workplace.organization.verified_at = None
    workplace.organization.save()
    soup(f"/workplaces/{workplace.pk}/readiness/", status=404)


def test_what_the_owner_wrote_is_text_and_never_markup(soup: Soup) -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {"evidence": "<script>alert(1)</script><b>とても長い文です。</b>"}})
    page = soup(f"/workplaces/{workplace.pk}/readiness/")
    assert not page.select("main script, main b:-soup-contains('とても長い')")
    assert "<script>alert(1)</script>" in page.text


def test_no_page_counts_answers(soup: Soup) -> None:
    """The same page but for one answer has the same numbers: no sum, no percentage, no rank."""
    found, owner = [], make_workplace().organization
    for second in ({}, NOT_YET):
        workplace = make_workplace(owner)
        make_version(workplace, {"A1": {}, "A2": second}, published_at=timezone.now())
        page = soup(f"/workplaces/{workplace.pk}/readiness/")
        for words in page.select(".checklist p"):
            words.decompose()
        found.append(re.findall(r"\d+|%|％|点|位", page.select_one("main").text))  # type: ignore[union-attr]
    assert found[0] == found[1]
