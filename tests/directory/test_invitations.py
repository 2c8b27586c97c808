"""An invitation: a link for one address, once, for 14 days, that tells nobody who has an account."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from directory import access, invitations
from directory.invitations import InvitationState
from directory.models import Invitation, Person
from tests.actors import Actors, make_person

pytestmark = pytest.mark.django_db


def mails() -> list[dict[str, str]]:
    """What waits to be sent: to, subject, body."""
    return [
        job.args for job in ProcrastinateJob.objects.filter(task_name__endswith="deliver_mail").order_by("id")
    ]


def invite(actors: Actors, email: str = "new@example.com", role: str = "editor", **fields: str) -> Invitation:
    values = {"lang": "ja", **fields}
    return invitations.invite(actors.organization, email, role, by=actors.owner, **values)  # type: ignore[arg-type]


def verified(person: Person, email: str = "") -> Person:
    EmailAddress.objects.create(user=person, email=email or person.email, verified=True)
    return person


def test_the_mail_holds_the_link_and_the_database_does_not(actors: Actors) -> None:
    invitation = invite(actors)
    (mail,) = mails()
    assert mail["to"] == "new@example.com"
    token = mail["body"].split("/invitations/")[1].split("/")[0]
    assert invitations.by_token(token) == invitation
    assert invitations.by_token(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert token not in str(Invitation.objects.values())


@pytest.mark.parametrize(
    ("chosen", "reads", "address", "says"),
    [
        ("ja", None, "/invitations/", "招待が届いています"),
        ("en", None, "/en/invitations/", "invites you"),
        ("easy", None, "/easy/invitations/", "招待（しょうたい）"),
        ("ja", "en", "/en/invitations/", "invites you"),
    ],
)
def test_the_mail_is_in_the_language_of_its_reader(
    actors: Actors, chosen: str, reads: str | None, address: str, says: str
) -> None:
    if reads:
        make_person("new", language=reads)
    invite(actors, lang=chosen)
    (mail,) = mails()
    assert says in mail["subject"]
    assert f"8000{address}" in mail["body"] or address in mail["body"]


def test_whether_there_is_an_account_shows_nowhere(actors: Actors) -> None:
    make_person("known")
    known, unknown = invite(actors, "known@example.com"), invite(actors, "unknown@example.com")
    first, second = mails()
    assert first["subject"] == second["subject"]
    assert (known.role, known.language) == (unknown.role, unknown.language)


def test_accepting_makes_a_colleague_once(actors: Actors) -> None:
    person = verified(make_person("new"))
    invitation = invite(actors, "NEW@example.com", "owner")
    assert invitations.accept(invitation, by=person) == actors.organization
    assert access.role_in(person, actors.organization) == "owner"
    with pytest.raises(invitations.NotOpen):
        invitations.accept(invitation, by=person)
    invitation.refresh_from_db()
    assert invitations.state_of(invitation) == InvitationState.ACCEPTED


def test_only_the_verified_owner_of_the_address_accepts(actors: Actors) -> None:
    invitation = invite(actors)
    unverified = make_person("new")
    EmailAddress.objects.create(user=unverified, email=unverified.email, verified=False)
    for person in (unverified, verified(make_person("somebody")), actors.outsider):
        with pytest.raises(invitations.OtherAddress):
            invitations.accept(invitation, by=person)
        assert access.role_in(person, actors.organization) is None


@pytest.mark.parametrize("ended", ["expired", "withdrawn", "replaced"])
def test_an_invitation_that_has_ended_opens_nothing(actors: Actors, ended: str) -> None:
    person, invitation = verified(make_person("new")), invite(actors)
    if ended == "expired":
        Invitation.objects.update(expires_at=timezone.now())
    elif ended == "withdrawn":
        invitations.withdraw(invitation, by=actors.owner)
    else:
        invite(actors, "New@Example.com")
    with pytest.raises(invitations.NotOpen):
        invitations.accept(invitation, by=person)
    assert access.role_in(person, actors.organization) is None


def test_it_lasts_14_days(actors: Actors) -> None:
    invitation = invite(actors)
    assert abs(invitation.expires_at - invitation.created_at - timedelta(days=14)) < timedelta(seconds=5)


def test_colleagues_are_not_invited_again(actors: Actors) -> None:
    with pytest.raises(invitations.AlreadyColleague):
        invite(actors, "EDITOR@example.com")
    assert mails() == []


def test_only_owners_invite_and_withdraw(actors: Actors) -> None:
    invitation = invite(actors)
    with pytest.raises(access.OwnersOnly):
        invitations.invite(actors.organization, "x@example.com", "owner", lang="ja", by=actors.editor)
    with pytest.raises(access.OwnersOnly):
        invitations.withdraw(invitation, by=actors.editor)
    with pytest.raises(access.NotYours):
        invitations.withdraw(invitation, by=actors.outsider)
    invitation.refresh_from_db()
    assert invitations.state_of(invitation) == InvitationState.OPEN


def test_nobody_bothers_strangers_with_our_mails(actors: Actors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invitations, "MOST_A_DAY", 2)
    invite(actors, "a@example.com")
    invite(actors, "b@example.com")
    with pytest.raises(invitations.TooManyInvitations):
        invite(actors, "c@example.com")
    Invitation.objects.update(created_at=timezone.now() - timedelta(days=1, seconds=1))
    invite(actors, "c@example.com")
    assert outbox.outbox == []  # the worker sends
