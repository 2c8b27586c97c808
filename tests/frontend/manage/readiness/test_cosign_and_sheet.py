"""Owners make a link for a peer worker and learn nothing of it; the checklist goes to paper as it stands."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from directory.drafts import fingerprint
from directory.models import Workplace
from jobs.models import CoSignature
from jobs.readiness import cosigning, drafting
from tests.actors import ACTORS, Actors
from tests.jobs.readiness.checklists import make_workplace, publish_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def workplace(actors: Actors) -> Workplace:
    return make_workplace(actors.organization)


def address(workplace: Workplace, page: str) -> str:
    return f"/manage/organizations/{workplace.organization_id}/workplaces/{workplace.pk}/readiness/{page}"


def link_in(response: Any) -> str:
    found = BeautifulSoup(response.content, "html.parser").select_one(".secret")
    return found.text.strip() if found else ""


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_owner_makes_a_link_that_is_shown_once(actors: Actors, workplace: Workplace, prefix: str) -> None:
    publish_version(workplace)
    client, path = actors.client("owner"), prefix + address(workplace, "cosign/")
    assert client.get(path).status_code == 200
    assert not CoSignature.objects.exists()

    link = link_in(client.post(path))
    assert f"{prefix}/cosign/" in link
    cosigning.invitation(link.rstrip("/").rsplit("/", 1)[1])
    assert link_in(client.get(path)) == ""


def test_the_page_is_the_same_whatever_became_of_the_link(actors: Actors, workplace: Workplace) -> None:
    version = publish_version(workplace)
    path = address(workplace, "cosign/")
    secret = cosigning.make_link(workplace, by=actors.owner)
    made = actors.client("owner").get(path).content
    cosigning.invitation(secret)
    assert actors.client("owner").get(path).content == made
    cosigning.sign(secret, version=str(version.pk), nickname="つゆくさ", items=["A1"])
    assert actors.client("owner").get(path).content == made


def test_without_a_published_checklist_there_is_no_link(actors: Actors, workplace: Workplace) -> None:
    response = actors.client("owner").post(address(workplace, "cosign/"))
    assert response.status_code == 409
    assert link_in(response) == ""


def test_editors_may_read_what_it_is_and_make_none(actors: Actors, workplace: Workplace) -> None:
    publish_version(workplace)
    path = address(workplace, "cosign/")
    assert not BeautifulSoup(actors.client("editor").get(path).content, "html.parser").select("main form")
    assert actors.client("editor").post(path).status_code == 403
    assert not CoSignature.objects.exists()


@pytest.mark.parametrize("actor", [name for name in ACTORS if name != "editor"])
@pytest.mark.parametrize("page", ["cosign/", "worksheet/", "worksheet.pdf"])
def test_it_is_nobody_elses(actors: Actors, workplace: Workplace, actor: str, page: str) -> None:
    publish_version(workplace)
    for method in ("get", "post"):
        response = getattr(actors.client(actor), method)(address(workplace, page))
        assert response.status_code == (302 if actor == "anonymous" else 404)
    assert not CoSignature.objects.exists()


def test_another_workplace_of_another_organization_is_not_there(actors: Actors, workplace: Workplace) -> None:
    other = make_workplace()
    publish_version(other)
    path = address(workplace, "cosign/").replace(str(workplace.pk), str(other.pk))
    assert actors.client("owner").post(path).status_code == 404


def test_the_sheet_holds_the_draft_or_else_the_newest_version(actors: Actors, workplace: Workplace) -> None:
    path, client = address(workplace, "worksheet/"), actors.client("editor")
    assert client.get(path).headers["Location"] == "/readiness/worksheet/"

    publish_version(workplace)
    page = BeautifulSoup(client.get(path).content, "html.parser")
    item = page.select_one(".sheet-item:has(h3:-soup-contains('A1'))")
    assert item is not None
    assert [box.text for box in item.select(".sheet-box")] == ["✓", "", "", ""]
    assert "先輩のピアと1時間" in item.text
    assert "見本の病棟" in page.text

    draft = drafting.begin(workplace, actors.editor)
    opened = {name: fingerprint(text) for name, text in draft.values.items()}
    drafting.save(draft, {"A1-answer": "", "A1-evidence": "<b>まだ途中"}, opened, by=actors.editor)
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert "<b>まだ途中" in page.text
    assert "✓" not in page.select(".sheet-item")[0].text


def test_the_sheet_as_pdf(actors: Actors, workplace: Workplace) -> None:
    client = actors.client("owner")
    path = address(workplace, "worksheet.pdf")
    assert client.get(path).headers["Location"] == "/readiness/worksheet.pdf"
    publish_version(workplace)
    response = client.get(f"/en{path}")
    assert response.content.startswith(b"%PDF-")
    assert "no-store" in response.headers["Cache-Control"]
