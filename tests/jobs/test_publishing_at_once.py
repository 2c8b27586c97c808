"""Two people do something at the same moment: what they publish is published once, and where it may be."""

from uuid import uuid4

import pytest

from directory import lifecycle, workplaces
from directory.models import Draft, Listing, Membership, Person, Review, Status, Workplace
from jobs import adverts, publishing
from jobs.readiness import assessments, drafting
from tests.actors import make_person
from tests.at_once import at_once, in_thread
from tests.factories import OrganizationFactory
from tests.jobs.making import make_draft
from tests.jobs.readiness.making import make_workplace

pytestmark = pytest.mark.usefixtures("threads_database")


def job_draft() -> tuple[Draft, Person]:
    """A complete draft of a job, and who may publish it."""
    organization, person = OrganizationFactory.create(), make_person(str(uuid4()))
    Membership.objects.create(organization=organization, person=person, role="owner")
    return make_draft(organization, person), person


def test_a_job_is_published_once_and_both_are_told_the_same() -> None:
    def after() -> tuple[int, int]:
        return (
            Listing.objects.filter(organization=draft.organization).count(),
            Review.objects.filter(organization=draft.organization).count(),
        )

    draft, person = in_thread(job_draft)
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


def test_no_job_opens_at_a_workplace_that_is_put_away_meanwhile() -> None:
    draft, person = in_thread(job_draft)
    workplace = draft.workplace
    assert workplace is not None
    outcome = at_once(
        lambda: publishing.publish(draft, by=person),
        lambda: workplaces.archive(workplace, by=person),
    )
    assert outcome in (["InUse", "done"], ["NotReady", "done"])


def test_a_change_and_its_withdrawal_do_not_undo_each_other() -> None:
    def public() -> tuple[Draft, Person]:
        draft, person = job_draft()
        listing, _outcome = publishing.publish(draft, by=person)
        lifecycle.publish(listing)
        return adverts.change(listing, by=person), person

    change, person = in_thread(public)
    assert change.listing is not None
    listing = change.listing
    outcome = at_once(
        lambda: publishing.publish(change, by=person),
        lambda: lifecycle.withdraw(listing, by=person),
    )
    assert outcome in (["NotYours", "done"], ["done", "done"])
    assert in_thread(lambda: Listing.objects.get(pk=listing.pk).status) == Status.WITHDRAWN
