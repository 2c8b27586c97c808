"""Fictional people who sign in, so that everything can be tried. Where samples may be, and nowhere else.

They share a password that is no secret. Who decides about others' listings sets up a second factor at the
first sign-in, like everybody.
"""

from django.contrib.auth.hashers import make_password

from directory.models import Membership, Moderator, Organization, Person
from directory.people import with_address

PASSWORD = "sample sign-in"  # noqa: S105  # printed by `make run`
OWNER, EDITOR = "sample-owner@example.com", "sample-editor@example.com"
ELSEWHERE = "sample-elsewhere@example.com"
MODERATOR, OPERATOR = "sample-moderator@example.com", "sample-operator@example.com"
ADDRESSES = (OWNER, EDITOR, ELSEWHERE, MODERATOR, OPERATOR)
_MATSUE, _SHIMANE, _TOKYO = "32201", "32", "13"


def seed_people() -> None:
    """An owner and an editor of an employer in Matsue, an owner in Tokyo, Shimane's moderator, an operator.

    A second run changes nothing. Raises LookupError when the samples have no such employers.
    """
    hashed = make_password(PASSWORD)
    people = {}
    for address in ADDRESSES:
        person = people[address] = with_address(address, verified=True)
        if not person.has_usable_password():
            person.password, person.nickname = hashed, f"見本（{address.partition('@')[0].split('-')[1]}）"
            person.save(update_fields=["password", "nickname"])
    matsue, tokyo = _employer(municipality_id=_MATSUE), _employer(municipality__prefecture_id=_TOKYO)
    for organization, address, role in (
        (matsue, OWNER, Membership.Role.OWNER),
        (matsue, EDITOR, Membership.Role.EDITOR),
        (tokyo, ELSEWHERE, Membership.Role.OWNER),
    ):
        Membership.objects.get_or_create(
            organization=organization, person=people[address], defaults={"role": role}
        )
    Moderator.objects.get_or_create(person=people[MODERATOR], prefecture_id=_SHIMANE)
    Person.objects.filter(pk=people[OPERATOR].pk).update(is_staff=True, is_superuser=True)


def _employer(**where: str) -> Organization:
    """The first sample organisation there that has jobs."""
    found = (
        Organization.objects.filter(sample=True, listings__kind="job", **where)
        .order_by("name_kana", "pk")
        .distinct()
        .first()
    )
    if found is None:
        raise LookupError(f"no sample organisation with jobs: {where}")
    return found
