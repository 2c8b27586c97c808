"""What readers report: who sees it, what is done with it, and what its owner learns."""

import pytest

from directory import access, reports, reviews
from directory.models import Listing, Moderator, Report, Review, Status
from directory.rates import Rate
from tests.actors import Actors
from tests.factories import make_listing
from tests.mails import mails

pytestmark = pytest.mark.django_db
About = Report.About


def reported(listing: Listing, about: Report.About = About.WRONG, words: str = "ちがいます") -> Report:
    report = reports.file(listing, about=about, words=words)
    assert report is not None
    return report


def test_harmful_ones_come_first_then_the_oldest(actors: Actors) -> None:
    listing = make_listing(organization=actors.organization)
    first, second, harmful = reported(listing), reported(listing), reported(listing, About.HARMFUL)
    assert list(reports.waiting(actors.moderator)) == [harmful, first, second]


def test_only_those_of_the_prefecture_see_them_and_never_about_their_own(actors: Actors) -> None:
    report = reported(make_listing(organization=actors.organization))
    Moderator.objects.create(person=actors.editor, prefecture_id="32")
    for person in (actors.owner, actors.editor, actors.outsider, actors.other_moderator):
        assert list(reports.waiting(person)) == []
        with pytest.raises(access.NotYours):
            reports.close(report, by=person)
    assert list(reports.waiting(actors.operator)) == [report]
    online = reported(make_listing(points=[], municipality="13101"))
    assert list(reports.waiting(actors.other_moderator)) == [online]


def test_the_owner_is_asked_to_look_again_and_learns_nothing_else(actors: Actors) -> None:
    listing = make_listing(organization=actors.organization, title="見本の会")
    report = reported(listing, words="あそこはひどい")
    reports.pass_on(report, by=actors.moderator, note="電話した")
    listing.refresh_from_db()
    assert listing.check_asked_at is not None
    assert report.state == Report.State.PASSED_ON
    (mail,) = mails()
    assert mail["to"] == "owner@example.com"
    assert mail["subject"] == "「見本の会」を、もういちど確かめてください"
    assert "ひどい" not in mail["body"]
    assert "電話" not in mail["body"]
    assert "知らせ" not in mail["body"]
    with pytest.raises(reports.AlreadyHandled):
        reports.pass_on(report, by=actors.operator)
    reports.close(report, by=actors.operator)
    with pytest.raises(reports.AlreadyHandled):
        reports.dismiss(report, by=actors.moderator, note="何もない")


def test_what_is_closed_cannot_be_passed_on(actors: Actors) -> None:
    report = reported(make_listing(organization=actors.organization, status=Status.CLOSED))
    with pytest.raises(reports.CannotAsk):
        reports.pass_on(report, by=actors.moderator)
    report.refresh_from_db()
    assert report.state == Report.State.OPEN


def test_dismissing_says_why(actors: Actors) -> None:
    report = reported(make_listing(organization=actors.organization))
    with pytest.raises(ValueError, match="why"):
        reports.dismiss(report, by=actors.moderator, note=" ")
    reports.dismiss(report, by=actors.moderator, note="確かめた。合っている")
    assert list(reports.handled(actors.moderator)) == [report]
    assert mails() == []


def test_what_harms_is_taken_out_of_sight_and_decided_by_who_did(actors: Actors) -> None:
    actors.organization.verified_at = actors.organization.created_at
    actors.organization.save()
    listing = make_listing(organization=actors.organization)
    reports.take_out(reported(listing, About.HARMFUL), by=actors.moderator)
    listing.refresh_from_db()
    assert listing.status == Status.PENDING
    review = reviews.queue(actors.moderator).get()
    assert (review.reason, review.why_held) == (Review.Reason.HELD_LISTING, reviews.TAKEN_OUT)
    reviews.approve(review, by=actors.moderator)
    listing.refresh_from_db()
    assert listing.status == Status.PUBLISHED


def test_the_same_thing_is_kept_a_few_times_only() -> None:
    listing = make_listing()
    kept = [reports.file(listing, about=About.CLOSED) for _ in range(reports.MOST_OPEN + 2)]
    assert [report is None for report in kept] == [False] * reports.MOST_OPEN + [True, True]
    assert reports.file(listing, about=About.HARMFUL) is not None


def test_an_address_sends_so_many_and_is_not_kept() -> None:
    rate = Rate(2, 60)
    assert [rate.allows("192.0.2.1", now=t) for t in (0, 1, 2, 59, 60, 61, 61)] == [
        True, True, False, False, True, True, False,
    ]  # fmt: skip
    assert rate.allows("192.0.2.2", now=61)
    assert b"192.0.2.1" not in repr(vars(rate)).encode()
    assert rate.allows("192.0.2.1", now=24 * 3600)
    assert all(Rate(0, 60).allows("x") for _ in range(5))
