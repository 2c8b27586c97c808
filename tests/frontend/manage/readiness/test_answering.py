"""Answering a checklist: a page for each domain, kept as it is typed, checked, published."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from bs4 import BeautifulSoup

from directory.models import Draft, Workplace
from directory.texts import today
from jobs.models import Assessment
from tests.actors import Actors
from tests.jobs.readiness.making import EVIDENCE, make_version, make_workplace

pytestmark = pytest.mark.django_db

YES = {"A1-answer": "yes", "A1-evidence": EVIDENCE}


@dataclass
class Site:
    """The checklist's pages of a workplace, as one of the actors meets them."""

    actors: Actors
    workplace: Workplace
    status: int = 0
    location: str = ""
    opened: dict[str, dict[str, str]] = field(default_factory=dict)  # by step, as its form was last shown

    def url(self, step: str = "") -> str:
        owner = self.workplace.organization_id
        return f"/manage/organizations/{owner}/workplaces/{self.workplace.pk}/readiness/{step}"

    def get(self, step: str = "", *, by: str = "editor", prefix: str = "") -> BeautifulSoup:
        return self._read(self.actors.client(by).get(prefix + self.url(step)), step)

    def post(self, step: str = "", *, by: str = "editor", **data: Any) -> BeautifulSoup:
        data = {**self.opened.get(step, {}), **data}
        return self._read(self.actors.client(by).post(self.url(step), data), step)

    def _read(self, response: Any, step: str) -> BeautifulSoup:
        self.status, self.location = response.status_code, response.headers.get("Location", "")
        page = BeautifulSoup(response.content, "html.parser")
        if prints := page.select("input[name^='opened.']"):
            self.opened[step] = {str(each["name"]): str(each["value"]) for each in prints}
        return page


@pytest.fixture
def site(actors: Actors) -> Site:
    actors.organization.sample = False
    actors.organization.save()
    return Site(actors, make_workplace(actors.organization))


def draft(site: Site) -> Draft:
    return Draft.objects.get(workplace=site.workplace)


def test_from_nothing_to_a_published_checklist(site: Site) -> None:
    assert "答えはじめる" in site.get().text
    site.post(do="begin")
    assert site.location == site.url("questions/A/")
    site.post("questions/A/", go="next", **YES, **{"A2-answer": "not_yet"})
    assert site.location == site.url("questions/B/")
    site.post("questions/G/", go="next", **{"G1-answer": "na", "G1-reason": "職員は1人です。"})
    assert site.location == site.url("about/")
    site.post("about/", go="next", roles=["staff", "peer"], peers_now="", language="ja")
    assert site.location == site.url("preview/")
    page = site.get("preview/")
    assert EVIDENCE in page.text
    assert "A3" in page.select_one("section.note").text  # type: ignore[union-attr]
    site.post("preview/")
    assert site.location == site.url()
    version = Assessment.objects.get()
    assert {answer.item: answer.answer for answer in version.answers.all()} == {
        "A1": "yes", "A2": "not_yet", "G1": "na"
    }  # fmt: skip
    assert version.answered_by_roles == ["staff", "peer"]
    assert version.published_by == site.actors.editor
    page = site.get()
    assert "第1版" in page.text
    assert "見直して、新しい版を書く" in page.text


def test_the_pages_are_in_english_too(site: Site) -> None:
    site.post(do="begin")
    page = site.get("questions/A/", prefix="/en")
    assert page.select_one("h1").text == "A Workplace safety and culture"  # type: ignore[union-attr]
    assert "Staff who care for family" in page.text
    for step in ("", "about/", "preview/"):
        site.get(step, prefix="/en")
        assert site.status == 200


def test_every_core_item_is_marked(site: Site) -> None:
    site.post(do="begin")
    page = site.get("questions/C/")
    marked = [each["id"] for each in page.select(".readiness-item") if each.select_one(".readiness-core")]
    assert marked == ["item-C1", "item-C3"]


def test_short_evidence_is_kept_and_told_beside_the_field(site: Site) -> None:
    site.post(do="begin")
    page = site.post("questions/A/", **{"A1-answer": "yes", "A1-evidence": "短い", "A2-answer": "not_yet"})
    assert site.status == 400
    assert "20文字以上" in page.select_one("#id_A1-evidence_error").text  # type: ignore[union-attr]
    assert page.select_one("textarea[name='A1-evidence']").text.strip() == "短い"  # type: ignore[union-attr]
    assert page.select_one("#problems a")["href"] == "#id_A1-evidence"  # type: ignore[index]
    assert draft(site).values["A1-evidence"] == "短い"
    assert site.get("questions/A/").select_one("input[value=not_yet][checked]")
    site.post("questions/A/", go="later", **{"A1-answer": "yes", "A1-evidence": "短い"})
    assert site.location == site.url()


def test_publishing_what_is_not_ready_names_what_is_missing(site: Site) -> None:
    site.post(do="begin")
    site.post("questions/A/", **{"A1-answer": "yes", "A1-evidence": "短い"})
    page = site.post("preview/")
    assert site.status == 400
    links = [str(each["href"]) for each in page.select("#problems a")]
    assert links == [site.url("questions/A/") + "#item-A1", site.url("about/")]
    assert not Assessment.objects.exists()


def test_a_lone_peer_worker_must_have_agreed(site: Site) -> None:
    site.post(do="begin")
    page = site.post("about/", roles=["staff"], peers_now="yes")
    assert site.status == 400
    assert page.select_one("#id_peers_agreed_error")
    site.post("about/", roles=["staff"], peers_now="yes", peers_agreed="on")
    assert site.status == 302


def test_the_second_of_two_tabs_is_told_and_overwrites_nothing(site: Site) -> None:
    site.post(do="begin")
    site.get("questions/A/")
    first = dict(site.opened["questions/A/"])
    site.post("questions/A/", **YES)
    site.opened["questions/A/"] = first  # the other tab was opened before
    page = site.post(
        "questions/A/",
        **{"A1-answer": "yes", "A1-evidence": "べつの人が書いた、べつの文です。二十文字。"},
    )
    assert site.status == 409
    assert EVIDENCE in page.select_one("#item-A1 .note").text  # type: ignore[union-attr]
    assert "べつの人" in page.select_one("textarea[name='A1-evidence']").text  # type: ignore[union-attr]
    assert draft(site).values["A1-evidence"] == EVIDENCE
    site.post(
        "questions/A/", **{"A1-answer": "yes", "A1-evidence": "べつの人が書いた、べつの文です。二十文字。"}
    )
    assert site.status == 302
    assert draft(site).values["A1-evidence"].startswith("べつの人")


def test_what_is_sent_after_a_colleague_published_is_not_lost(site: Site) -> None:
    site.post(do="begin")
    site.post("questions/A/", **{"A1-answer": "not_yet"})
    site.post("about/", roles=["staff"])
    site.post("preview/")
    assert Assessment.objects.count() == 1
    site.post("questions/B/", **{"B1-answer": "not_yet"})
    assert site.status == 302
    assert draft(site).values["B1-answer"] == "not_yet"
    site.post("preview/", by="owner")
    assert site.status == 400  # who answered is asked anew


def test_publishing_twice_makes_one_version(site: Site) -> None:
    site.post(do="begin")
    site.post("questions/A/", **{"A1-answer": "not_yet"})
    site.post("about/", roles=["staff"])
    site.post("preview/")
    site.post("preview/")
    assert site.location == site.url()
    assert Assessment.objects.count() == 1


def test_a_hundred_thousand_characters_are_refused_and_not_lost(site: Site) -> None:
    site.post(do="begin")
    long = "あ" * 100_000
    page = site.post("questions/A/", go="later", **{"A1-answer": "yes", "A1-evidence": long})
    assert site.status == 400
    assert page.select_one("textarea[name='A1-evidence']").text.strip() == long  # type: ignore[union-attr]
    assert "600文字" in page.select_one("#id_A1-evidence_error").text  # type: ignore[union-attr]
    assert "A1-evidence" not in draft(site).values


@pytest.mark.parametrize(
    "data",
    [
        {"A1-answer": "excellent"},
        {"A1-answer": "yes", "A1-evidence": "\x00" * 30},
        {"A1-answer": "yes", "A1-evidence": "\u202e" * 30},
        {"A1-answer": "na", "A1-reason": " \u3000\n"},
    ],
)
def test_what_is_no_answer_is_a_clear_400(site: Site, data: dict[str, str]) -> None:
    site.post(do="begin")
    page = site.post("questions/A/", **data)
    assert site.status == 400
    assert page.select_one("#problems li")


@pytest.mark.parametrize("print_", ["", "x", "9" * 400, "１"])
def test_a_strange_fingerprint_overwrites_nothing(site: Site, print_: str) -> None:
    site.post(do="begin")
    site.post("questions/A/", **YES)
    site.post("questions/A/", **{**YES, "A1-answer": "not_yet", "opened.A1-answer": print_})
    assert site.status == 409
    assert draft(site).values["A1-answer"] == "yes"


def test_what_was_typed_comes_back_when_the_sign_in_ended(site: Site) -> None:
    page = site.post("questions/A/", by="anonymous", **YES)
    assert site.status == 403
    assert EVIDENCE in page.text
    assert page.select_one("input[name='A1-answer'][value=yes]")
    assert not Draft.objects.exists()


def test_a_page_saves_by_itself(site: Site) -> None:
    site.post(do="begin")
    client = site.actors.client("editor")
    answer = client.post(site.url("questions/A/"), YES, headers={"accept": "application/json"})
    assert answer.status_code == 200
    assert draft(site).values == YES
    assert answer.json()["opened"].keys() >= YES.keys()
    answer = client.post(
        site.url("about/"), {"reflection_aim": "あ" * 100_000}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 400
    assert draft(site).values == YES


def test_script_and_bidi_are_shown_as_text(site: Site) -> None:
    site.post(do="begin")
    evil = "<script>alert(1)</script>\u202e" + EVIDENCE
    site.post("questions/A/", **{"A1-answer": "yes", "A1-evidence": evil})
    page = site.get("preview/")
    assert not page.select("main script")
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in page.select_one(".readiness-preview").text  # type: ignore[union-attr]


def test_unknown_items_and_steps_are_ignored_or_404(site: Site) -> None:
    site.post(do="begin")
    site.post("questions/A/", **YES, **{"Z9-answer": "yes", "B1-answer": "yes"})
    assert set(draft(site).values) == {"A1-answer", "A1-evidence"}
    for step in ("questions/Z/", "questions/a/", "nothing/"):
        site.get(step)
        assert site.status == 404
    site.post(do="dance")
    assert site.status == 400


def test_pages_before_a_draft_lead_to_the_overview(site: Site) -> None:
    for step in ("questions/A/", "about/", "preview/"):
        site.get(step)
        assert site.location == site.url()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("step", ["", "questions/A/", "about/", "preview/"])
def test_other_peoples_checklists_are_not_there(site: Site, step: str) -> None:
    site.post(do="begin")
    for by in ("outsider", "moderator", "operator"):
        site.get(step, by=by)
        assert site.status == 404, by
        site.post(step, by=by, do="begin")
        assert site.status == 404, by
    site.get(step, by="anonymous")
    assert site.location.startswith("/accounts/")


def test_another_organisations_workplace_is_404_under_ones_own_address(site: Site) -> None:
    other = make_workplace()
    for step in ("", "questions/A/", "about/", "preview/"):
        path = f"/manage/organizations/{site.actors.organization.pk}/workplaces/{other.pk}/readiness/{step}"
        assert site.actors.client("owner").get(path).status_code == 404
        assert site.actors.client("owner").post(path, {"do": "begin"}).status_code == 404
    assert not Draft.objects.exists()


def test_key_person_left_is_said_and_taken_back(site: Site) -> None:
    make_version(site.workplace, {"A1": {}})
    site.post(do="left")
    assert Assessment.objects.get().key_person_left_at == today()
    assert "中心になっていた人がかわりました" in site.get().text
    site.post(do="not_left")
    assert Assessment.objects.get().key_person_left_at is None


def test_names_are_advised_against_but_not_refused(site: Site) -> None:
    site.post(do="begin")
    site.post(
        "questions/A/",
        **{"A1-answer": "yes", "A1-evidence": "田中さんが休業から戻って、いまも元気に働いています。"},
    )
    assert site.status == 302
    assert "人の名前のように見える" in site.get("preview/").text
