"""Two owners go at the same moment: the organisation keeps one."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest

from directory import membership, people
from directory.models import Membership, Organization, Person
from tests.actors import make_person
from tests.at_once import at_once, in_thread
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.usefixtures("threads_database")


@pytest.mark.parametrize(
    "step",
    [
        lambda organization, person: membership.leave(organization, by=person),
        lambda organization, person: membership.change_role(organization, person, "editor", by=person),
        lambda organization, person: people.delete_account(person),
    ],
    ids=["leave", "step_down", "delete_account"],
)
def test_of_two_owners_who_go_at_once_one_stays(step: Callable[[Organization, Person], None]) -> None:
    names = [f"{number}-{uuid4()}" for number in (1, 2)]

    def two_owners() -> tuple[Organization, list[Person]]:
        organization = OrganizationFactory.create()
        owners = [make_person(name) for name in names]
        for person in owners:
            Membership.objects.create(organization=organization, person=person, role="owner")
        return organization, owners

    organization, owners = in_thread(two_owners)
    outcome = at_once(*(partial(step, organization, person) for person in owners))
    assert outcome == ["LastOwner", "done"]
    assert in_thread(lambda: organization.memberships.filter(role="owner").count()) == 1
