"""Two moderators decide at the same moment, and two workers remind: it happens once."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from directory import lifecycle, reminders, reviews
from directory.models import Listing, Membership, Moderator, Organization, Person, Reminder, Review
from tests.actors import make_person
from tests.at_once import at_once, in_thread
from tests.factories import OrganizationFactory, make_listing
from tests.mails import mails

pytestmark = pytest.mark.usefixtures("threads_database")


def owned(name: str) -> tuple[Organization, Person]:
    organization = OrganizationFactory.create()
    owner = make_person(name)
    Membership.objects.create(organization=organization, person=owner, role="owner")
    return organization, owner


def test_of_two_decisions_at_once_one_is_made() -> None:
    def set_up() -> tuple[Review, list[Person]]:
        organization, owner = owned("asks")
        people = [make_person(f"decides{number}") for number in (1, 2)]
        for person in people:
            Moderator.objects.create(person=person, prefecture_id="32")
        review = reviews.open_review(organization, reason=Review.Reason.NEW_ORGANIZATION, by=owner)
        return review, people

    review, (first, second) = in_thread(set_up)
    outcome = at_once(
        partial(reviews.approve, Review(pk=review.pk, organization=review.organization), by=first),
        partial(
            reviews.decline,
            Review(pk=review.pk, organization=review.organization),
            by=second,
            reason="いいえ",
        ),
    )
    assert outcome == ["AlreadyDecided", "done"]
    assert len([mail for mail in in_thread(mails) if mail["to"] == "asks@example.com"]) == 1


def test_a_decision_and_its_owners_step_do_not_wait_in_a_circle() -> None:
    def set_up(number: int) -> tuple[Review, Person, Person]:
        organization, owner = owned(f"waits{number}")
        organization.verified_at = timezone.now()
        organization.save()
        moderator = make_person(f"looks{number}")
        Moderator.objects.create(person=moderator, prefecture_id="32")
        listing = make_listing("job", organization=organization)
        reason = Review.Reason.HELD_LISTING
        return reviews.open_review(organization, reason=reason, listing=listing, by=None), owner, moderator

    for number in range(3):
        review, owner, moderator = in_thread(partial(set_up, number))
        assert review.listing is not None
        outcome = at_once(
            partial(reviews.approve, review, by=moderator),
            partial(lifecycle.withdraw, review.listing, by=owner),
        )
        assert outcome in (["done", "done"], ["NoLongerWaiting", "done"])


def test_two_workers_send_a_mail_once() -> None:
    now = timezone.now()

    def set_up() -> Listing:
        organization, _owner = owned("looks-after")
        listing = make_listing(organization=organization, expires_at=now + timedelta(days=10))
        Listing.objects.filter(pk=listing.pk).update(confirmed_at=now - timedelta(days=100))
        return listing

    listing = in_thread(set_up)
    at_once(*[partial(reminders.remind_of_listings, now)] * 2)
    in_thread(lambda: reminders.remind_of_listings(now))
    assert in_thread(lambda: Reminder.objects.filter(key=listing.pk).count()) == 1
    assert len([mail for mail in in_thread(mails) if mail["to"] == "looks-after@example.com"]) == 1
