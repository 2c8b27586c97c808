"""Colleagues: the pages of inviting, roles and leaving, and the page that an invitation opens."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from directory.models import Invitation, Membership, Person
from tests.actors import Actors, make_person, sign_in

pytestmark = pytest.mark.django_db


def url(actors: Actors, rest: str = "people/") -> str:
    return f"/manage/organizations/{actors.organization.pk}/{rest}"


def colleague_url(actors: Actors, person: Person) -> str:
    return url(actors, f"people/{Membership.objects.get(person=person).pk}/")


def send(actors: Actors, email: str = "new@example.com", name: str = "owner", **fields: str) -> BeautifulSoup:
    values = {"email": email, "role": "editor", "lang": "ja", **fields}
    response = actors.client(name).post(url(actors), values, follow=True)
    return BeautifulSoup(response.content, "html.parser")


def link() -> str:
    """The path in the newest mail."""
    body = ProcrastinateJob.objects.filter(task_name__endswith="deliver_mail").latest("id").args["body"]
    found = re.search(r"/invitations/\S+", body)
    assert found
    return found[0]


@pytest.fixture
def invited(db: None) -> Client:
    """Somebody with the address that is invited, signed in."""
    person = make_person("new")
    EmailAddress.objects.create(user=person, email=person.email, verified=True)
    return sign_in(Client(), person)


def test_the_answer_to_an_invitation_is_the_same_for_every_address(actors: Actors) -> None:
    make_person("known")
    answers = [
        send(actors, f"{name}@example.com").select_one(".notices").text.replace(name, "…")
        for name in ("known", "nobody")
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("email", "field"), [("", "email"), ("no address", "email"), ("editor@example.com", "email")]
)
def test_an_address_that_cannot_be_invited_is_said(actors: Actors, email: str, field: str) -> None:
    page = send(actors, email)
    assert page.select_one(f".problems a[href='#id_{field}']") is not None
    assert page.select_one("#id_email").get("value", "") == email
    assert not Invitation.objects.exists()


def test_a_link_is_opened_read_and_accepted_with_one_button(actors: Actors, invited: Client) -> None:
    send(actors)
    path = link()
    page = BeautifulSoup(invited.get(path).content, "html.parser")
    assert actors.organization.name in page.h1.text
    assert len(page.select("main form button")) == 1
    assert not Membership.objects.filter(person__email="new@example.com").exists()  # a scanner may open it
    response = invited.post(path)
    assert response.headers["Location"] == url(actors, "")
    assert Membership.objects.get(person__email="new@example.com").role == "editor"
    again = invited.post(path)
    assert again.status_code == 410
    assert "もう使われました" in again.content.decode()


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_a_stranger_reads_what_to_do_and_no_address(actors: Actors, client: Client, prefix: str) -> None:
    send(actors)
    response = client.get(prefix + link())
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("a[href*='/accounts/login/?next=']") is not None
    assert "new@example.com" not in page.text
    assert "n…@example.com" in page.text
    posted = client.post(prefix + link())
    assert posted.status_code == 302
    assert "/accounts/login/" in posted.headers["Location"]


def test_somebody_else_who_is_signed_in_cannot_accept(actors: Actors) -> None:
    send(actors)
    response = actors.client("outsider").post(link())
    assert response.status_code == 403
    assert "別のアドレス" in response.content.decode()
    assert not Membership.objects.filter(organization=actors.organization, person=actors.outsider).exists()


def test_ended_and_altered_links_say_so_calmly(actors: Actors, invited: Client) -> None:
    send(actors)
    path = link()
    altered = invited.post(path[:-3] + "xx/")
    assert (altered.status_code, "見つかりませんでした" in altered.content.decode()) == (404, True)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for method in (invited.get, invited.post):
        over = method(path)
        assert (over.status_code, "期限が切れました" in over.content.decode()) == (410, True)
    invitation = Invitation.objects.get()
    actors.client("owner").post(url(actors, f"invitations/{invitation.pk}/withdraw/"))
    over = invited.get(path)
    assert (over.status_code, "取り消されました" in over.content.decode()) == (410, True)
    assert actors.organization.name not in over.content.decode()


def test_an_invitation_of_another_organisation_is_not_there(actors: Actors) -> None:
    send(actors)
    other = actors.outsider.organizations.get()
    path = f"/manage/organizations/{other.pk}/invitations/{Invitation.objects.get().pk}/withdraw/"
    assert actors.client("outsider").post(path).status_code == 404
    path = f"/manage/organizations/{other.pk}/people/{Membership.objects.get(person=actors.editor).pk}/"
    assert actors.client("outsider").get(path).status_code == 404
    assert actors.client("outsider").post(path, {"step": "remove"}).status_code == 404
    assert Invitation.objects.get().withdrawn_at is None


def test_editors_see_names_only_and_their_own_page(actors: Actors) -> None:
    page = BeautifulSoup(actors.client("editor").get(url(actors)).content, "html.parser")
    assert "@example.com" not in page.text
    assert page.select_one("form") is None
    assert actors.client("editor").get(colleague_url(actors, actors.owner)).status_code == 403
    assert (
        actors.client("editor").post(colleague_url(actors, actors.owner), {"step": "remove"}).status_code
        == 403
    )
    assert actors.client("editor").post(url(actors), {"email": "x@example.com"}).status_code == 403
    own = BeautifulSoup(
        actors.client("editor").get(colleague_url(actors, actors.editor)).content, "html.parser"
    )
    assert [each["value"] for each in own.select("main button")] == ["leave"]
    for step in ("owner", "hand_over"):
        refused = actors.client("editor").post(colleague_url(actors, actors.editor), {"step": step})
        assert refused.status_code == 403


@pytest.mark.parametrize(
    ("step", "roles"),
    [
        ("owner", {"owner": "owner", "editor": "owner"}),
        ("hand_over", {"owner": "editor", "editor": "owner"}),
        ("remove", {"owner": "owner"}),
    ],
)
def test_an_owner_decides_about_a_colleague(actors: Actors, step: str, roles: dict[str, str]) -> None:
    response = actors.client("owner").post(colleague_url(actors, actors.editor), {"step": step})
    assert response.headers["Location"] == url(actors)
    assert dict(actors.organization.memberships.values_list("person__nickname", "role")) == roles


@pytest.mark.parametrize("step", ["editor", "leave"])
def test_the_last_owner_is_told_why_and_stays(actors: Actors, step: str) -> None:
    response = actors.client("owner").post(colleague_url(actors, actors.owner), {"step": step})
    assert response.status_code == 409
    assert "管理する人が、ほかにいません" in response.content.decode()
    assert Membership.objects.get(person=actors.owner).role == "owner"


def test_leaving_leads_home_and_closes_the_door(actors: Actors) -> None:
    response = actors.client("editor").post(colleague_url(actors, actors.editor), {"step": "leave"})
    assert response.headers["Location"] == "/manage/"
    assert actors.client("editor").get(url(actors)).status_code == 404


@pytest.mark.parametrize("step", ["", "castle"])
def test_an_unknown_step_is_nothing(actors: Actors, step: str) -> None:
    assert (
        actors.client("owner").post(colleague_url(actors, actors.editor), {"step": step}).status_code == 404
    )
