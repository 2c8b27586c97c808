"""A workplace asks a group, the group answers and takes it back, and nobody else learns anything."""

import re

import pytest
from django.test import Client

from directory import group_links
from directory.models import GroupLink, Listing, Status, Workplace
from tests.actors import ACTORS, Actors
from tests.factories import PlaceFactory, make_listing
from tests.mails import mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def workplace(actors: Actors) -> Workplace:
    place = PlaceFactory.create(organization=actors.organization)
    return Workplace.objects.create(organization=actors.organization, place=place, name="見本の病棟")


@pytest.fixture
def group() -> Listing:
    return make_listing("group", title="見本の会", contact_email="kai@example.org")


@pytest.fixture
def manage(workplace: Workplace) -> str:
    return f"/manage/organizations/{workplace.organization_id}/workplaces/{workplace.pk}/groups/"


def link_in(mail: dict[str, str]) -> str:
    found = re.search(r"https?://[^/\s]+(/\S*group-links/\S+/)", mail["body"])
    assert found is not None
    return found[1]


def test_asked_once_and_shown_only_after_the_group_agrees(
    actors: Actors, client: Client, workplace: Workplace, group: Listing, manage: str
) -> None:
    owner = actors.client("owner")
    assert "見本の会" in owner.get(manage).content.decode()
    for _ in range(2):
        assert owner.post(manage, {"ask": str(group.pk)}).status_code == 302
    (mail,) = mails()
    assert mail["to"] == "kai@example.org"
    page = link_in(mail)

    def state() -> str:
        return GroupLink.objects.get().state

    assert client.get(page).status_code == 200
    assert state() == GroupLink.State.ASKED
    owner.get(manage)  # says once that the question was sent
    asking = owner.get(manage).content.decode()
    client.post(page, {"answer": "decline"})
    assert state() == GroupLink.State.DECLINED
    assert owner.get(manage).content.decode() == asking  # who declined is not told on
    client.post(page, {"answer": "agree"})
    assert state() == GroupLink.State.AGREED
    assert "ページに出ています" in owner.get(manage).content.decode()
    assert "見本の病棟" not in client.get(f"/groups/{group.pk}/").content.decode()
    client.post(page, {"answer": "decline"})
    assert owner.get(manage).content.decode() == asking
    assert len(mails()) == 1


def test_the_workplace_ends_only_what_was_agreed(
    actors: Actors, workplace: Workplace, group: Listing, manage: str
) -> None:
    group_links.ask(workplace, group, by=actors.owner)
    link = GroupLink.objects.get()
    actors.client("owner").post(manage, {"end": str(link.pk)})
    assert GroupLink.objects.exists()
    group_links.answer(link, agreed=True)
    actors.client("owner").post(manage, {"end": str(link.pk)})
    assert actors.client("owner").post(manage, {"end": "9" * 5000}).status_code == 404
    assert not GroupLink.objects.exists()


def test_only_the_organisation_asks(actors: Actors, group: Listing, manage: str) -> None:
    for name in ACTORS:
        expected = {"anonymous": 302, "editor": 200}.get(name, 404)
        assert actors.client(name).get(manage).status_code == expected
        sent = actors.client(name).post(manage, {"ask": str(group.pk)})
        assert sent.status_code == (302 if name in ("anonymous", "editor") else 404)
        assert GroupLink.objects.count() == (1 if name != "anonymous" else 0)


def test_a_workplace_of_another_organisation_is_not_there(actors: Actors, workplace: Workplace) -> None:
    other = actors.outsider.organizations.get()
    address = f"/manage/organizations/{other.pk}/workplaces/{workplace.pk}/groups/"
    assert actors.client("outsider").get(address).status_code == 404


def test_what_cannot_be_asked(actors: Actors, workplace: Workplace, manage: str) -> None:
    silent = make_listing("group")
    answer = actors.client("owner").post(manage, {"ask": str(silent.pk)}, follow=True)
    assert "メールを送れません" in answer.content.decode()
    hidden = [
        make_listing("job", contact_email="a@example.org"),
        make_listing("group", contact_email="a@example.org", status=Status.DRAFT),
        make_listing("group", contact_email="a@example.org", consent_site=False),
    ]
    for wrong in (*(str(each.pk) for each in hidden), "", "nothing", "1"):
        assert actors.client("owner").post(manage, {"ask": wrong}).status_code == 404
    assert not GroupLink.objects.exists()
    assert actors.client("owner").get(manage, {"q": "あ" * 101}).status_code == 400


def test_an_organisation_asks_so_many_a_day(
    actors: Actors, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_links, "MOST_A_DAY", 1)
    first, second = (make_listing("group", contact_email="a@example.org") for _ in range(2))
    group_links.ask(workplace, first, by=actors.owner)
    with pytest.raises(group_links.TooMany):
        group_links.ask(workplace, second, by=actors.editor)


def test_altered_links_open_nothing(
    client: Client, actors: Actors, workplace: Workplace, group: Listing
) -> None:
    group_links.ask(workplace, group, by=actors.owner)
    page = link_in(mails()[0])
    for wrong in (page[:-2] + "/", "/group-links/x/", "/group-links/%00/"):
        assert client.get(wrong).status_code == 404
        assert client.post(wrong, {"answer": "agree"}).status_code == 404
    answer = client.get(page)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert client.post(page, {"answer": "perhaps"}).status_code == 200
    assert GroupLink.objects.get().state == GroupLink.State.ASKED
