"""What waits for a moderator, who may decide about it, and what a decision does."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from directory import access, reviews
from directory.models import Listing, Membership, Moderator, Organization, Review, Status
from directory.working_days import working_day_after
from tests.actors import Actors, make_person
from tests.factories import OrganizationFactory, make_listing
from tests.mails import mails

pytestmark = pytest.mark.django_db

NEW = Review.Reason.NEW_ORGANIZATION
FIRST = Review.Reason.FIRST_LISTING
HELD = Review.Reason.HELD_LISTING


def draft(organization: Organization, **fields: Any) -> Listing:
    """A job that was never public."""
    job = make_listing("job", organization=organization, status=Status.DRAFT, **fields)
    Listing.objects.filter(pk=job.pk).update(published_at=None, confirmed_at=None, expires_at=None)
    job.refresh_from_db()
    return job


def verified(organization: Organization) -> Organization:
    organization.verified_at = datetime(2026, 1, 1, tzinfo=UTC)
    organization.save()
    return organization


def test_what_needs_a_look() -> None:
    organization = OrganizationFactory.create()
    assert reviews.needs_review(organization) == NEW
    verified(organization)
    assert reviews.needs_review(organization) == FIRST
    make_listing("group", organization=organization, status=Status.WITHDRAWN)
    assert reviews.needs_review(organization) is None


def test_asking_twice_is_asking_once(actors: Actors) -> None:
    job = draft(actors.organization)
    first = reviews.open_review(actors.organization, reason=NEW, listing=job, by=actors.owner)
    again = reviews.open_review(actors.organization, reason=NEW, listing=job, by=actors.editor)
    assert first == again
    assert first.listing is None
    assert Review.objects.get().opened_by == actors.owner
    assert job.status == Status.PENDING


def test_a_first_listing_that_turns_out_to_be_held_stays_one_review(actors: Actors) -> None:
    job = draft(verified(actors.organization))
    reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.owner)
    held = reviews.open_review(actors.organization, reason=HELD, listing=job, why_held="pay", by=actors.owner)
    assert Review.objects.get() == held
    assert (held.reason, held.why_held) == (HELD, "pay")


def test_a_listing_waits_where_it_is_not_where_its_organisation_is(actors: Actors) -> None:
    job = draft(verified(actors.organization), municipality="13101")
    reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.owner)
    assert reviews.queue(actors.moderator).count() == 0
    assert reviews.queue(actors.other_moderator).get().listing == job
    online = draft(actors.organization, municipality="32201", points=[])
    reviews.open_review(actors.organization, reason=FIRST, listing=online, by=actors.owner)
    assert reviews.queue(actors.moderator).get().listing == online
    assert [each.listing for each in reviews.queue(actors.operator)] == [job, online]


def test_only_those_of_the_prefecture_see_and_decide(actors: Actors) -> None:
    review = reviews.open_review(actors.organization, reason=NEW, by=actors.owner)
    for person in (actors.owner, actors.editor, actors.outsider, actors.other_moderator):
        with pytest.raises(access.NotYours):
            reviews.review_of(person, review.pk)
        with pytest.raises(access.NotYours):
            reviews.approve(review, by=person)
    for person in (actors.moderator, actors.operator):
        assert reviews.review_of(person, review.pk) == review


def test_approving_an_organisation_gives_its_listings_their_turn(actors: Actors) -> None:
    job = draft(actors.organization)
    review = reviews.open_review(actors.organization, reason=NEW, listing=job, by=actors.owner)
    reviews.approve(review, by=actors.moderator, words="はじめまして")
    actors.organization.refresh_from_db()
    assert actors.organization.verified_by == actors.moderator
    assert review.state == Review.State.APPROVED
    next_one = reviews.queue(actors.moderator).get()
    assert (next_one.listing, next_one.reason) == (job, FIRST)
    reviews.approve(next_one, by=actors.moderator)
    job.refresh_from_db()
    assert job.status == Status.PUBLISHED
    assert job.expires_at is not None


def test_what_waited_goes_out_where_one_was_public_before(actors: Actors) -> None:
    make_listing("group", organization=actors.organization)
    job = draft(actors.organization)
    review = reviews.open_review(actors.organization, reason=NEW, listing=job, by=actors.owner)
    reviews.approve(review, by=actors.moderator)
    job.refresh_from_db()
    assert job.status == Status.PUBLISHED
    assert reviews.queue(actors.moderator).count() == 0


def test_a_held_listing_waits_for_its_organisation(actors: Actors) -> None:
    job = draft(actors.organization)
    reviews.open_review(actors.organization, reason=NEW, by=actors.owner)
    held = reviews.open_review(actors.organization, reason=HELD, listing=job, why_held="pay", by=actors.owner)
    with pytest.raises(reviews.OrganizationFirst):
        reviews.approve(held, by=actors.moderator)
    reviews.approve(Review.objects.get(listing=None), by=actors.moderator)
    held.refresh_from_db()
    assert held.state == Review.State.OPEN
    assert held.reason == HELD


def test_nobody_decides_about_their_own(actors: Actors) -> None:
    review = reviews.open_review(actors.organization, reason=NEW, by=actors.owner)
    Moderator.objects.create(person=actors.editor, prefecture_id="32")
    asked = reviews.open_review(OrganizationFactory.create(), reason=NEW, by=actors.moderator)
    Membership.objects.create(organization=actors.organization, person=actors.operator)
    own = ((review, actors.editor), (review, actors.operator), (asked, actors.moderator))
    for each, person in own:
        with pytest.raises(reviews.OwnReview):
            reviews.approve(each, by=person)
        with pytest.raises(reviews.OwnReview):
            reviews.return_to_owner(each, by=person, words="x")
        with pytest.raises(reviews.OwnReview):
            reviews.decline(each, by=person, reason="x")
    assert reviews.queue(actors.operator).count() == 2


def test_a_decision_is_made_once(actors: Actors) -> None:
    review = reviews.open_review(actors.organization, reason=NEW, by=actors.owner)
    the_same = Review.objects.get()
    reviews.approve(review, by=actors.moderator)
    with pytest.raises(reviews.AlreadyDecided):
        reviews.decline(the_same, by=actors.operator, reason="いいえ")
    the_same.refresh_from_db()
    assert the_same.decided_by == actors.moderator


def test_what_comes_back_is_a_draft_with_words(actors: Actors) -> None:
    job = draft(verified(actors.organization))
    review = reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.owner)
    with pytest.raises(ValueError, match="why"):
        reviews.return_to_owner(review, by=actors.moderator, words="  ")
    reviews.return_to_owner(review, by=actors.moderator, words="時間を書いてください")
    job.refresh_from_db()
    assert job.status == Status.DRAFT
    assert review.words == "時間を書いてください"
    again = reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.owner)
    assert again != review


def test_declining_an_organisation_gives_all_its_listings_back(actors: Actors) -> None:
    first, second = draft(actors.organization), draft(actors.organization)
    review = reviews.open_review(actors.organization, reason=NEW, listing=first, by=actors.owner)
    reviews.open_review(actors.organization, reason=HELD, listing=second, why_held="pay", by=actors.owner)
    reviews.decline(review, by=actors.moderator, reason="見つかりませんでした")
    assert set(Listing.objects.values_list("status", flat=True)) == {Status.DRAFT}
    assert reviews.queue(actors.operator).count() == 0
    assert reviews.decided(actors.moderator).count() == 2


def test_what_its_owner_takes_back_waits_no_longer(actors: Actors) -> None:
    job = draft(verified(actors.organization))
    review = reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.owner)
    Listing.objects.filter(pk=job.pk).update(status=Status.WITHDRAWN)
    assert reviews.queue(actors.moderator).count() == 0
    with pytest.raises(reviews.NoLongerWaiting):
        reviews.approve(review, by=actors.moderator)
    Listing.objects.filter(pk=job.pk).update(status=Status.PENDING)
    reviews.take_back(job, by=actors.editor)
    assert job.status == Status.DRAFT
    assert not Review.objects.exists()


def test_owners_and_who_asked_are_told_in_their_language(actors: Actors) -> None:
    actors.owner.language = "en"
    actors.owner.save()
    co_owner = make_person("easy", language="easy")
    Membership.objects.create(organization=actors.organization, person=co_owner, role="owner")
    job = draft(verified(actors.organization), title="相談員")
    review = reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.editor)
    reviews.return_to_owner(review, by=actors.moderator, words="時間を書いてください")
    sent = {mail["to"]: mail for mail in mails()}
    assert set(sent) == {"owner@example.com", "editor@example.com", "easy@example.com"}
    assert sent["owner@example.com"]["subject"] == "A request about “相談員”"
    assert sent["editor@example.com"]["subject"] == "「相談員」について、お願いがあります"
    assert "（なお）" in sent["easy@example.com"]["body"]
    assert all("時間を書いてください" in mail["body"] for mail in mails())
    assert "/en/manage/" in sent["owner@example.com"]["body"]


def test_a_mail_leads_to_what_was_published(actors: Actors) -> None:
    job = draft(verified(actors.organization))
    review = reviews.open_review(actors.organization, reason=FIRST, listing=job, by=actors.owner)
    reviews.approve(review, by=actors.moderator)
    assert f"/jobs/{job.pk}/" in mails()[0]["body"]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-11-24", "2026-11-27"), ("2026-11-26", "2026-12-01"), ("2026-11-28", "2026-12-02")],
)
def test_working_days_leave_weekends_out(start: str, end: str) -> None:
    assert working_day_after(date.fromisoformat(start), 3) == date.fromisoformat(end)
