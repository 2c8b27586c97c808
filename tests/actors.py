"""The five who try every door: anonymous, a member, another organisation's member, the moderator of another
prefecture, an operator. And the moderator of the very prefecture.

`make_actors` (and the fixture `actors`) makes them around one organisation in Matsue (prefecture 32);
`sign_in` opens a session as a person would have it, with the second factor where one is asked for.
"""

import time
from dataclasses import dataclass, field

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from django.test import Client

from directory.models import Membership, Moderator, Organization, Person
from tests.factories import OrganizationFactory

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def make_person(name: str, **fields: object) -> Person:
    """A person who signs in: name@example.com."""
    return Person.objects.create_user(f"{name}@example.com", nickname=name, **fields)


def sign_in(client: Client, person: Person, *, second_factor: bool = False) -> Client:
    """The client, signed in as the person; with a second factor as if it had just been used."""
    client.force_login(person, backend=_BACKEND)
    if second_factor:
        Authenticator.objects.get_or_create(user=person, type="totp", defaults={"data": {"secret": "x"}})
        session = client.session
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
        session.save()
    return client


@dataclass
class Actors:
    """People around one organisation in Matsue, and a client for each."""

    organization: Organization
    owner: Person
    editor: Person
    outsider: Person  # owns another organisation
    moderator: Person  # of prefecture 32
    other_moderator: Person  # of prefecture 13
    operator: Person
    clients: dict[str, Client] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """A client signed in as `owner`, `editor`...; `anonymous` has not."""
        if name not in self.clients:
            client = Client()
            if name != "anonymous":
                strong = name in ("moderator", "other_moderator", "operator")
                sign_in(client, getattr(self, name), second_factor=strong)
            self.clients[name] = client
        return self.clients[name]


ACTORS = ("anonymous", "editor", "outsider", "other_moderator", "operator")


def make_actors() -> Actors:
    """The actors, around a new organisation in Matsue."""
    organization = OrganizationFactory.create(org_type="hospital")
    other = OrganizationFactory.create(org_type="hospital")
    people = {
        name: make_person(name) for name in ("owner", "editor", "outsider", "moderator", "other_moderator")
    }
    operator = make_person("operator", is_staff=True, is_superuser=True)
    Membership.objects.create(organization=organization, person=people["owner"], role="owner")
    Membership.objects.create(organization=organization, person=people["editor"], role="editor")
    Membership.objects.create(organization=other, person=people["outsider"], role="owner")
    Moderator.objects.create(person=people["moderator"], prefecture_id="32")
    Moderator.objects.create(person=people["other_moderator"], prefecture_id="13")
    return Actors(organization=organization, operator=operator, **people)
