"""Job adverts as their writers meet them: steps, gate, preview, and what must not be lost."""

import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from directory import drafts
from directory.models import Draft, Listing, Membership, Status
from jobs.form.fields import FIELDS, STEPS
from jobs.publishing import publish
from tests.actors import Actors
from tests.factories import make_listing
from tests.jobs.making import COMPLETE, make_draft
from tests.jobs.readiness.making import make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(actors: Actors) -> Draft:
    return make_draft(actors.organization, actors.owner)


def at(draft: Draft, last: str = "") -> str:
    return f"/manage/organizations/{draft.organization_id}/jobs/drafts/{draft.pk}/{last}"


def opened(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a step as its page has them: what each field held."""
    html = client.get(address).content.decode()
    return dict(re.findall(r'name="(opened\.\w+)" value="(\w+)"', html))


@pytest.mark.parametrize("lang", ["", "/en"])
def test_every_field_has_its_place_on_a_step(draft: Draft, actors: Actors, lang: str) -> None:
    draft.values["employment_type"] = "registered"  # asks for everything
    draft.save()
    html = ""
    for step in STEPS:
        answer = actors.client("editor").get(lang + at(draft, f"{step.name}/"))
        assert answer.status_code == 200
        html += answer.content.decode()
    for name in FIELDS:
        if name != "minimum_wage_exception":  # of employment alone
            assert f'name="{name}"' in html, name
    assert 'name="minimum_wage_exception"' not in html
    assert "求人申込書" in html if not lang else "Hello Work" in html


def test_from_nothing_to_a_job(actors: Actors) -> None:
    client = actors.client("owner")
    root = f"/manage/organizations/{actors.organization.pk}/jobs/"
    assert "workplaces/new/" in client.get(f"{root}new/").content.decode()  # first a workplace
    workplace = make_workplace(actors.organization)
    answer = client.post(f"{root}new/", {"workplace": workplace.pk})
    draft = Draft.objects.get()
    assert answer.headers["Location"] == at(draft, "what/")
    for step, following in zip(STEPS, [*STEPS[1:], None], strict=True):
        sent = {field.name: COMPLETE.get(field.name, "") for field in step.fields}
        answer = client.post(
            at(draft, f"{step.name}/"), {**opened(client, at(draft, f"{step.name}/")), **sent}
        )
        assert answer.headers["Location"] == at(draft, f"{following.name}/" if following else "")
    gate = client.get(at(draft)).content.decode()
    assert f"/workplaces/{workplace.pk}/readiness/" in gate  # the checklist is still to be answered
    refused = client.post(at(draft, "publish/"))
    assert refused.status_code == 400
    assert not Listing.objects.exists()


def test_what_is_wrong_is_kept_and_said_beside_its_field(draft: Draft, actors: Actors) -> None:
    client, address = actors.client("owner"), at(draft, "pay/")
    sent = {**opened(client, address), "pay_unit": "hourly", "pay_min": "千円<script>", "insurance": "rousai"}
    answer = client.post(address, sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="千円&lt;script&gt;"' in html
    assert "数字だけで書いてください" in html
    draft.refresh_from_db()
    assert draft.values["pay_min"] == "千円<script>"
    again = client.get(address).content.decode()
    assert 'value="千円&lt;script&gt;"' in again
    assert "千円&lt;script&gt;" not in client.get(at(draft, "preview/")).content.decode()


def test_a_hundred_thousand_characters_come_back(draft: Draft, actors: Actors) -> None:
    client, address = actors.client("owner"), at(draft, "doing/")
    text = "\u202e<b>" + "長" * 100_000
    answer = client.post(address, {**opened(client, address), "duties": text})
    assert answer.status_code == 400
    assert "長" * 100_000 in answer.content.decode()
    assert "<b>" not in answer.content.decode().replace("<b>", "", 0).split("form")[-1]


def test_two_tabs(draft: Draft, actors: Actors) -> None:
    address = at(draft, "what/")
    first, second = actors.client("owner"), actors.client("editor")
    seen = opened(second, address)
    rest = {"employment_type": "part_time", "recruiter_name": COMPLETE["recruiter_name"]}
    first.post(address, {**opened(first, address), **rest, "title": "一つ目"})
    answer = second.post(address, {**seen, **rest, "title": "二つ目"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "一つ目" in html
    assert 'value="二つ目"' in html
    draft.refresh_from_db()
    assert draft.values["title"] == "一つ目"
    kept = dict(re.findall(r'name="(opened\.\w+)" value="(\w+)"', html))
    assert second.post(address, {**kept, **rest, "title": "二つ目"}).status_code == 302
    draft.refresh_from_db()
    assert draft.values["title"] == "二つ目"


def test_a_page_that_saves_by_itself_is_told_what_changed(draft: Draft, actors: Actors) -> None:
    client, address = actors.client("owner"), at(draft, "what/")
    seen = opened(client, address)
    json_please = {"headers": {"Accept": "application/json"}}
    saved = client.post(address, {**seen, "title": "いま書いた名前"}, **json_please).json()
    assert saved["theirs"] == {}
    assert saved["opened"]["title"] == drafts.fingerprint("いま書いた名前")
    late = client.post(address, {**seen, "title": "古いタブ"}, **json_please).json()
    assert late["theirs"] == {"title": "いま書いた名前"}
    assert "opened" in late
    assert Client().post(address, {"title": "x"}, **json_please).status_code == 403


def test_signed_out_while_typing_nothing_is_lost(draft: Draft, actors: Actors) -> None:
    address = at(draft, "doing/")
    seen = opened(actors.client("owner"), address)
    answer = Client().post(address, {**seen, "duties": "話を\n聞く", "tasks": ["talk", "group"]})
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "話を<br>聞く" in html
    # After signing in, the button sends the same again.
    again: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html):
        again.setdefault(name, []).append(value)
    assert again["tasks"] == ["talk", "group"]
    actors.client("owner").post(address, again)
    draft.refresh_from_db()
    assert draft.values["duties"] == "話を\n聞く"
    assert draft.values["tasks"] == ["talk", "group"]


def test_a_colleague_who_was_removed_while_editing_keeps_the_text(draft: Draft, actors: Actors) -> None:
    address = at(draft, "doing/")
    client = actors.client("editor")
    seen = opened(client, address)
    Membership.objects.filter(person=actors.editor).delete()
    answer = client.post(address, {**seen, "duties": "書いたばかりの文"})
    assert answer.status_code == 404
    assert "書いたばかりの文" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.values["duties"] == COMPLETE["duties"]


PAGES = ("", "preview/", "what/", "discard/")


@pytest.mark.parametrize("last", PAGES)
def test_others_drafts_are_not_there(draft: Draft, actors: Actors, last: str) -> None:
    assert actors.client("outsider").get(at(draft, last)).status_code == 404
    assert actors.client("operator").get(at(draft, last)).status_code == 404
    own = f"/manage/organizations/{actors.outsider.organizations.get().pk}/jobs/drafts/{draft.pk}/{last}"
    assert actors.client("outsider").get(own).status_code == 404
    assert actors.client("anonymous").get(at(draft, last)).status_code == 302
    assert actors.client("editor").get(at(draft, last)).status_code == 200


def test_others_jobs_are_not_there(actors: Actors) -> None:
    listing = make_listing("job")
    for last in ("", "confirm/", "close/", "withdraw/"):
        address = f"/manage/organizations/{actors.organization.pk}/jobs/{listing.pk}/{last}"
        assert actors.client("owner").get(address).status_code == 404
        if last:
            assert actors.client("owner").post(address).status_code == 404
    edit = f"/manage/organizations/{actors.organization.pk}/jobs/{listing.pk}/edit/"
    assert actors.client("owner").post(edit).status_code == 404
    unknown = f"/manage/organizations/{actors.organization.pk}/jobs/drafts/{uuid4()}/publish/"
    assert actors.client("owner").post(unknown).status_code == 404
    assert not Draft.objects.exists()


def test_publishing_twice_leads_to_the_same_job(draft: Draft, actors: Actors) -> None:
    client = actors.client("owner")
    assert client.get(at(draft, "publish/")).status_code == 405
    answers = [client.post(at(draft, "publish/")) for _press in range(2)]
    page = f"/manage/organizations/{draft.organization_id}/jobs/{draft.pk}/"
    assert [answer.headers["Location"] for answer in answers] == [page, page]
    assert Listing.objects.get().status == Status.PENDING
    assert "3営業日" in client.get(page).content.decode()


def test_a_job_is_confirmed_changed_and_closed_by_buttons(draft: Draft, actors: Actors) -> None:
    organization = actors.organization
    organization.verified_at = timezone.now()
    organization.save()
    make_listing("job", organization=organization)
    listing, _outcome = publish(draft, by=actors.owner)
    client, page = actors.client("editor"), f"/manage/organizations/{organization.pk}/jobs/{listing.pk}/"
    for step in ("confirm/", "close/"):
        before = Listing.objects.get(pk=listing.pk).status
        assert client.get(page + step).status_code == 200
        assert Listing.objects.get(pk=listing.pk).status == before  # a link does nothing
        assert client.post(page + step).status_code == 302
    assert Listing.objects.get(pk=listing.pk).status == Status.CLOSED
    assert client.post(f"{page}edit/").headers["Location"] == at(draft, "what/")
    assert COMPLETE["duties"] in client.get(at(draft, "doing/")).content.decode()
    client.post(at(draft, "discard/"))
    assert Listing.objects.get(pk=listing.pk).status == Status.CLOSED
    assert client.post(f"{page}withdraw/").status_code == 302
    assert Listing.objects.get(pk=listing.pk).status == Status.WITHDRAWN
    assert client.post(f"{page}close/").status_code == 302  # too late: said in words
    assert client.get(f"/manage/organizations/{organization.pk}/jobs/").status_code == 200


@pytest.mark.parametrize("lang", ["", "/en", "/easy"])
def test_a_shared_draft_is_read_without_an_account(draft: Draft, lang: str) -> None:
    answer = Client().get(f"{lang}/drafts/{draft.share_key}/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "noindex" in html
    assert COMPLETE["duties"] in html
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert Client().get(f"{lang}/drafts/{draft.share_key}x/").status_code == 404
    assert Client().get("/drafts/%00/").status_code == 404


def test_an_empty_draft_can_be_looked_at(actors: Actors) -> None:
    draft = drafts.start(actors.organization, "job", by=actors.owner)
    for address in (at(draft), at(draft, "preview/"), f"/easy/drafts/{draft.share_key}/"):
        answer = actors.client("owner").get(address)
        assert answer.status_code == 200
    assert "まだ書かれていません" in actors.client("owner").get(at(draft, "preview/")).content.decode()


def test_a_shared_draft_on_paper(draft: Draft) -> None:
    answer = Client().get(f"/drafts/{draft.share_key}/pdf/")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("lang", ["", "/en", "/easy"])
def test_the_list_of_words_is_public(lang: str) -> None:
    html = Client().get(f"{lang}/employers/words/").content.decode()
    assert "35歳以下の方" in html
    assert "年齢不問" in html


def test_the_autosave_answer_is_json(draft: Draft, actors: Actors) -> None:
    answer = actors.client("owner").post(
        at(draft, "when/"), {"hours_week_min": "169"}, headers={"Accept": "application/json"}
    )
    assert json.loads(answer.content)["theirs"] == {"hours_week_min": COMPLETE["hours_week_min"]}


@pytest.mark.parametrize("lang", ["", "/en"])
def test_unlawful_words_are_said_where_they_stand(draft: Draft, actors: Actors, lang: str) -> None:
    draft.values |= {"asked": "35歳以下の方", "rewarding": "急募！"}
    draft.save()
    gate = actors.client("owner").get(lang + at(draft)).content.decode()
    assert "#at-asked" in gate
    assert "35歳以下" in gate
    assert ("労働施策総合推進法" in gate) is (lang == "")
    step = actors.client("owner").get(f"{lang}{at(draft, 'asking/')}").content.decode()
    assert "35歳以下" in step
    refused = actors.client("owner").post(at(draft, "publish/"))
    assert refused.status_code == 400
