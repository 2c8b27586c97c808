"""What waits for an organisation: oldest first, only while it waits, only for who can do something."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.attention import subjects, waiting_for
from directory.models import Invitation, Membership, Review, Status
from frontend.manage.attention import WORDS
from tests.actors import Actors
from tests.factories import make_listing

pytestmark = pytest.mark.django_db
NOW = timezone.now


def told(actors: Actors, name: str = "owner") -> list[str]:
    return [each.subject for each in waiting_for(getattr(actors, name))]


def invitation(actors: Actors, **fields: object) -> Invitation:
    values = {"email": "new@example.com", "token_hash": "x" * 64, "expires_at": NOW() + timedelta(days=14)}
    return Invitation.objects.create(organization=actors.organization, **{**values, **fields})


def review(actors: Actors, state: str, **fields: object) -> Review:
    values = {"reason": "new_organization", "prefecture_id": "32", "decided_at": NOW(), "words": "住所を"}
    return Review.objects.create(organization=actors.organization, state=state, **{**values, **fields})


def test_every_subject_has_words() -> None:
    assert set(WORDS) == subjects()


def test_nothing_waits_at_first(actors: Actors) -> None:
    make_listing("job", organization=actors.organization)
    assert told(actors) == []


def test_the_oldest_comes_first(actors: Actors) -> None:
    make_listing("job", organization=actors.organization, check_asked_at=NOW() - timedelta(days=1))
    make_listing("job", organization=actors.organization, expires_at=NOW() + timedelta(days=2))
    invitation(actors)
    assert told(actors) == ["listing_ends", "check_asked", "invitation"]


def test_editors_are_not_told_what_only_owners_can_do(actors: Actors) -> None:
    invitation(actors)
    assert told(actors) == ["invitation"]
    assert told(actors, "editor") == []
    assert told(actors, "outsider") == []


@pytest.mark.parametrize("over", ["accepted_at", "withdrawn_at"])
def test_an_answered_invitation_waits_no_more(actors: Actors, over: str) -> None:
    invitation(actors, **{over: NOW()})
    assert told(actors) == []


@pytest.mark.parametrize(("days", "waits"), [(13, True), (15, False)])
def test_a_listing_that_ends_within_14_days(actors: Actors, days: int, waits: bool) -> None:
    make_listing("group", organization=actors.organization, expires_at=NOW() + timedelta(days=days))
    assert told(actors) == ["listing_ends"] * waits


def test_a_paused_group_does_not_end(actors: Actors) -> None:
    soon = NOW() + timedelta(days=3)
    make_listing("group", organization=actors.organization, expires_at=soon, status=Status.PAUSED)
    assert told(actors) == []


def test_what_came_back_waits_until_it_is_sent_again(actors: Actors) -> None:
    listing = make_listing("job", organization=actors.organization, status=Status.DRAFT)
    review(actors, "returned")
    review(actors, "returned", listing=listing, reason="first_listing")
    (organization, job) = waiting_for(actors.owner)
    assert (organization.subject, organization.item.said) == ("organization_returned", "住所を")
    assert (job.subject, job.item.key) == ("listing_returned", str(listing.pk))
    review(actors, "open", decided_at=None)
    assert told(actors) == ["listing_returned"]
    review(actors, "open", decided_at=None, listing=listing, reason="first_listing")
    assert told(actors) == []


def test_a_declined_listing_waits_with_the_reason_until_it_is_taken_away(actors: Actors) -> None:
    listing = make_listing("job", organization=actors.organization, status=Status.DRAFT)
    review(actors, "declined", listing=listing, reason="first_listing")
    (job,) = waiting_for(actors.owner)
    assert (job.subject, job.item.key, job.item.said) == ("listing_declined", str(listing.pk), "住所を")
    listing.status = Status.WITHDRAWN
    listing.save()
    assert told(actors) == []


def test_a_person_of_two_organisations_is_told_of_both(actors: Actors) -> None:
    Membership.objects.create(organization=actors.organization, person=actors.outsider, role="owner")
    other = actors.outsider.organizations.exclude(pk=actors.organization.pk).get()
    for organization in (actors.organization, other):
        make_listing("job", organization=organization, check_asked_at=NOW())
    assert {each.organization for each in waiting_for(actors.outsider)} == {actors.organization, other}
    (only,) = waiting_for(actors.outsider, other)
    assert only.organization == other
