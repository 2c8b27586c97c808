"""Two press at the same moment: what they publish is published once."""

from uuid import uuid4

import pytest

from directory.models import Draft, Listing, Membership, Person, Review, Workplace
from jobs import publishing
from jobs.readiness import assessments, drafting
from tests.actors import make_person
from tests.at_once import at_once, in_thread
from tests.factories import OrganizationFactory
from tests.jobs.making import make_draft
from tests.jobs.readiness.making import make_workplace

pytestmark = pytest.mark.usefixtures("threads_database")


def test_a_job_is_published_once_and_both_are_told_the_same() -> None:
    def begun() -> tuple[Draft, Person]:
        organization, person = OrganizationFactory.create(), make_person(str(uuid4()))
        Membership.objects.create(organization=organization, person=person, role="owner")
        return make_draft(organization, person), person

    def after() -> tuple[int, int]:
        return (
            Listing.objects.filter(organization=draft.organization).count(),
            Review.objects.filter(organization=draft.organization).count(),
        )

    draft, person = in_thread(begun)
    found: list[tuple[Listing, publishing.Outcome]] = []

    def press() -> None:
        found.append(publishing.publish(draft, by=person))

    assert at_once(press, press) == ["done", "done"]
    assert {(listing.pk, outcome) for listing, outcome in found} == {(draft.pk, publishing.Outcome.PENDING)}
    assert in_thread(after) == (1, 1)


def test_a_checklist_is_published_once() -> None:
    def begun() -> tuple[Workplace, Draft, Person]:
        workplace, person = make_workplace(), make_person(str(uuid4()))
        draft = drafting.begin(workplace, person)
        draft.values |= {"A1-answer": "not_yet", "roles": ["staff"]}
        draft.save()
        return workplace, draft, person

    workplace, draft, person = in_thread(begun)

    def press() -> None:
        assessments.publish_draft(draft, person)

    assert at_once(press, press) == ["AlreadyPublished", "done"]
    assert in_thread(workplace.assessments.count) == 1
