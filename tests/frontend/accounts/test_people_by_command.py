"""The commands that name operators and moderators, and the people of samples."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import ProgrammingError

from directory import access
from directory.models import Membership, Moderator, Person
from directory.samples import people
from directory.samples.removal import remove
from tests.factories import OrganizationFactory, make_listing
from toolbox import sign_ins


def run(*arguments: str) -> str:
    said = StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


def test_an_operator_is_made_once() -> None:
    for _time in range(2):
        assert "/accounts/login/" in run("make_operator", "Op@example.com")
    (person,) = Person.objects.all()
    assert access.is_operator(person)
    assert (person.email, person.is_staff, person.has_usable_password()) == ("op@example.com", True, False)
    assert not EmailAddress.objects.get(user=person).verified  # shown by the code they sign in with


def test_an_operator_cannot_be_made_before_there_are_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_email: str) -> Person:
        raise ProgrammingError('relation "directory_person" does not exist')

    monkeypatch.setattr("directory.management.commands.make_operator.with_address", missing)
    with pytest.raises(CommandError, match="make run"):
        run("make_operator", "op@example.com")


def test_a_moderator_of_a_prefecture() -> None:
    for _time in range(2):
        assert "島根県" in run("make_moderator", "mori@example.com", "32")
    person = Person.objects.get()
    assert access.moderated_prefectures(person) == {"32"}
    with pytest.raises(CommandError, match="prefecture"):
        run("make_moderator", "mori@example.com", "48")
    with pytest.raises(CommandError, match="no email address"):
        run("make_operator", "nobody")


def test_people_of_samples_come_and_go() -> None:
    for municipality in ("32201", "13101"):
        organization = OrganizationFactory.create(municipality_id=municipality, sample=True)
        make_listing("job", organization=organization, municipality=municipality, sample=True)
    for _time in range(2):
        people.seed_people()
    assert Person.objects.count() == len(people.ADDRESSES)
    assert Membership.objects.count() == 3
    assert Person.objects.get(email=people.OWNER).check_password(people.PASSWORD)
    assert access.is_operator(Person.objects.get(email=people.OPERATOR))
    assert Moderator.objects.get().person.email == people.MODERATOR
    stays = Person.objects.create_user("real@example.jp")
    remove(apply=True)
    assert list(Person.objects.all()) == [stays]


def test_what_make_run_prints_is_the_password() -> None:
    assert sign_ins.PASSWORD == people.PASSWORD
