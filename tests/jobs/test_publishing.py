"""From a draft to a public job: what keeps it, who looks first, and twice at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from directory import access, drafts, lifecycle, reports, reviews, workplaces
from directory.models import Draft, Listing, Organization, Report, Review, Status
from directory.texts import today
from jobs import adverts
from jobs.models import Job, MinimumWage
from jobs.publishing import NotReady, Outcome, gate_of, publish
from jobs.wages import Standing
from tests.actors import Actors
from tests.factories import make_listing
from tests.jobs.making import COMPLETE, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def verified(actors: Actors) -> Organization:
    """The organisation, verified, with one job that was public before."""
    organization = actors.organization
    organization.verified_at = timezone.now()
    organization.save()
    make_listing("job", organization=organization)
    return organization


def minimum(yen: int) -> None:
    MinimumWage.objects.create(
        prefecture_id="32", yen=yen, effective_from=today() - timedelta(days=1), source="test"
    )


def missing(draft: Draft) -> set[str]:
    return {each.field.name for each in gate_of(draft).missing}


def test_the_least_is_enough_and_nothing_less(verified: Organization, actors: Actors) -> None:
    draft = make_draft(verified, actors.owner)
    assert gate_of(draft).is_open
    for name in set(COMPLETE) - {"contact_email"}:
        kept = draft.values.pop(name)
        assert name in missing(draft), name
        draft.values[name] = kept
    for each in gate_of(
        Draft(organization=verified, purpose="job", values={"employment_type": "part_time"})
    ).missing:
        assert str(each.need.why)
        assert each.need.by == "reader" or str(each.need.law)
        assert each.field.step


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"fixed_term": "yes"}, {"contract_term", "renewal_standard", "renewal_cap"}),
        ({"employment_type": "public_fiscal"}, {"contract_term", "renewal_standard", "renewal_cap"}),
        ({"employment_type": "regular", "hours_week_min": ""}, set()),
        ({"employment_type": "registered", "pay_unit": "per_session", "pay_min": "3000"},
         {"registrar", "session_hours", "travel_expenses"}),
        ({"employment_type": "contract"}, {"contract_term", "pay_day"}),
        ({"employment_type": "volunteer", "pay_unit": "none", "pay_min": "", "breaks": "", "insurance": [],
          "smoking_measure": "", "trial_period": ""}, set()),
    ],
)  # fmt: skip
def test_what_else_a_law_asks_of_some_jobs(
    verified: Organization, actors: Actors, typed: dict[str, Any], asked: set[str]
) -> None:
    assert missing(make_draft(verified, actors.owner, **typed)) == asked


def test_the_core_of_the_checklist_is_answered_first(verified: Organization, actors: Actors) -> None:
    gate = gate_of(make_draft(verified, actors.owner, core=False))
    assert len(gate.core) == 10
    assert not gate.is_open


def test_a_job_is_published_as_it_was_written(verified: Organization, actors: Actors) -> None:
    draft = make_draft(verified, actors.owner)
    listing, outcome = publish(draft, by=actors.owner)
    job = Job.objects.get(pk=draft.pk)
    assert (outcome, job.listing.status, job.listing) == (Outcome.PUBLISHED, Status.PUBLISHED, listing)
    assert (job.pay_min, job.is_employment, job.listing.aside, job.fixed_term) == (1100, True, False, False)
    assert job.listing.municipality_id == "32201"
    assert Listing.objects.open_data().filter(pk=listing.pk).exists()
    assert [place.place for place in listing.listing_places.all()] == [job.workplace.place]  # type: ignore[union-attr]
    assert not Draft.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    ("text", "key"),
    [("35歳以下の方", "age"), ("女性のみ", "gender"), ("診断書を提出してください", "diagnosis")],
)
def test_unlawful_words_stop_it_and_advice_never_does(
    verified: Organization, actors: Actors, text: str, key: str
) -> None:
    draft = make_draft(verified, actors.owner, asked=text, rewarding="急募！")
    with pytest.raises(NotReady) as refused:
        publish(draft, by=actors.owner)
    assert [each.rule.key for each in refused.value.gate.stops] == [key]
    assert [each.rule.key for each in refused.value.gate.advice] == ["pressure"]
    draft.values["asked"] = ""
    assert gate_of(draft).is_open


def test_an_unverified_organisation_waits(actors: Actors) -> None:
    listing, outcome = publish(make_draft(actors.organization, actors.owner), by=actors.owner)
    listing.refresh_from_db()
    assert (outcome, listing.status) == (Outcome.PENDING, Status.PENDING)
    assert Review.objects.get().reason == Review.Reason.NEW_ORGANIZATION
    assert not Listing.objects.findable().filter(pk=listing.pk).exists()


def test_a_first_listing_waits_and_may_be_changed_meanwhile(actors: Actors) -> None:
    actors.organization.verified_at = timezone.now()
    actors.organization.save()
    listing, outcome = publish(make_draft(actors.organization, actors.owner), by=actors.owner)
    assert outcome == Outcome.PENDING
    again = adverts.change(listing, by=actors.editor)
    drafts.save(
        again, {"title": "新しい名前"}, {"title": drafts.fingerprint(COMPLETE["title"])}, by=actors.editor
    )
    assert publish(again, by=actors.editor)[1] == Outcome.PENDING
    review = Review.objects.get()
    assert review.reason == Review.Reason.FIRST_LISTING
    reviews.approve(review, by=actors.moderator)
    listing.refresh_from_db()
    assert (listing.status, listing.title) == (Status.PUBLISHED, "新しい名前")


def test_pay_below_the_minimum_is_held_until_it_is_mended(verified: Organization, actors: Actors) -> None:
    minimum(1101)
    draft = make_draft(verified, actors.owner)
    gate = gate_of(draft)
    assert (gate.is_open, gate.held, gate.standing) == (True, True, Standing.BELOW)
    listing, outcome = publish(draft, by=actors.owner)
    assert outcome == Outcome.HELD
    assert Review.objects.get().why_held == "below_minimum_wage"
    mended = adverts.change(listing, by=actors.owner)
    drafts.save(mended, {"pay_min": "1101"}, {"pay_min": drafts.fingerprint("1100")}, by=actors.owner)
    listing, outcome = publish(mended, by=actors.owner)
    listing.refresh_from_db()
    assert (outcome, listing.status, Review.objects.count()) == (Outcome.PUBLISHED, Status.PUBLISHED, 0)


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ({"minimum_wage_exception": "reduction"}, False),
        ({"minimum_wage_exception": "public_fiscal"}, True),
        ({"employment_type": "volunteer", "pay_unit": "none", "pay_min": ""}, False),
    ],
)
def test_who_is_not_held(verified: Organization, actors: Actors, typed: dict[str, Any], held: bool) -> None:
    minimum(1200)
    assert gate_of(make_draft(verified, actors.owner, **typed)).held is held


def test_without_a_figure_it_goes_out_as_unknown(verified: Organization, actors: Actors) -> None:
    draft = make_draft(verified, actors.owner)
    assert gate_of(draft).standing == Standing.UNKNOWN
    assert publish(draft, by=actors.owner)[1] == Outcome.PUBLISHED


def test_a_change_that_makes_a_public_job_unlawful_is_held(verified: Organization, actors: Actors) -> None:
    minimum(1100)
    listing, outcome = publish(make_draft(verified, actors.owner), by=actors.owner)
    assert outcome == Outcome.PUBLISHED
    change = adverts.change(listing, by=actors.owner)
    assert change.pk == listing.pk
    drafts.save(change, {"pay_min": "900"}, {"pay_min": drafts.fingerprint("1100")}, by=actors.owner)
    assert publish(change, by=actors.owner)[1] == Outcome.HELD
    listing.refresh_from_db()
    assert listing.status == Status.PENDING


def test_a_change_counts_as_a_confirmation_and_a_closed_job_opens_again(
    verified: Organization, actors: Actors
) -> None:
    listing, _outcome = publish(make_draft(verified, actors.owner), by=actors.owner)
    Listing.objects.filter(pk=listing.pk).update(expires_at=timezone.now() + timedelta(days=1))
    publish(adverts.change(listing, by=actors.owner), by=actors.owner)
    listing.refresh_from_db()
    assert listing.expires_at is not None
    assert listing.expires_at > timezone.now() + timedelta(days=80)
    lifecycle.close(listing, by=actors.owner)
    publish(adverts.change(listing, by=actors.owner), by=actors.owner)
    listing.refresh_from_db()
    assert listing.status == Status.PUBLISHED
    lifecycle.withdraw(listing, by=actors.owner)
    with pytest.raises(access.NotYours):
        adverts.change(listing, by=actors.owner)


def test_a_job_like_an_old_one(verified: Organization, actors: Actors) -> None:
    old, _outcome = publish(
        make_draft(verified, actors.owner, apply_until=str(today() + timedelta(days=9))), by=actors.owner
    )
    draft = adverts.begin(
        verified, old.job.workplace, by=actors.editor, like=adverts.job_of(verified, old.pk)
    )
    assert draft.pk != old.pk
    assert draft.values["duties"] == COMPLETE["duties"]
    assert "apply_until" not in draft.values


def test_a_job_does_not_open_at_a_workplace_that_was_put_away(verified: Organization, actors: Actors) -> None:
    draft = make_draft(verified, actors.owner)
    assert draft.workplace is not None
    workplaces.archive(draft.workplace, by=actors.owner)
    assert not gate_of(draft).is_open
    with pytest.raises(NotReady):
        publish(draft, by=actors.owner)
    workplaces.restore(draft.workplace, by=actors.owner)
    assert publish(draft, by=actors.owner)[1] == Outcome.PUBLISHED


def test_nobody_publishes_what_another_organisation_writes(verified: Organization, actors: Actors) -> None:
    draft = make_draft(verified, actors.owner)
    other = actors.outsider.organizations.get()
    with pytest.raises(access.NotYours):
        publish(draft, by=actors.outsider)
    with pytest.raises(access.NotYours):
        publish(Draft(pk=draft.pk, organization=other), by=actors.outsider)
    answer = actors.client("outsider").post(
        f"/manage/organizations/{other.pk}/jobs/drafts/{draft.pk}/publish/"
    )
    assert answer.status_code == 404
    assert Draft.objects.filter(pk=draft.pk).exists()
    assert not Listing.objects.filter(pk=draft.pk).exists()


def test_a_draft_that_never_was_is_not_there(actors: Actors) -> None:
    with pytest.raises(access.NotYours):
        publish(Draft(organization=actors.organization), by=actors.owner)
    other = make_listing("job")
    with pytest.raises(access.NotYours):
        publish(Draft(pk=other.pk, organization=actors.organization), by=actors.owner)


def taken_out(verified: Organization, actors: Actors) -> Listing:
    listing, _outcome = publish(make_draft(verified, actors.owner), by=actors.owner)
    report = reports.file(listing, about=Report.About.HARMFUL)
    assert report is not None
    reports.take_out(report, by=actors.moderator)
    listing.refresh_from_db()
    return listing


def test_what_was_taken_out_of_sight_comes_back_by_a_moderator_alone(
    verified: Organization, actors: Actors
) -> None:
    minimum(1000)
    listing = taken_out(verified, actors)

    def press(**typed: str) -> tuple[Outcome, str]:
        draft = adverts.change(listing, by=actors.owner)
        draft.values |= typed
        draft.save()
        _listing, outcome = publish(draft, by=actors.owner)
        listing.refresh_from_db()
        return outcome, listing.status

    # Neither by saying it again, nor by another reason to be looked at that is then mended.
    assert press() == (Outcome.PENDING, Status.PENDING)
    assert press(pay_min="900") == (Outcome.PENDING, Status.PENDING)
    assert press(pay_min="1100") == (Outcome.PENDING, Status.PENDING)
    review = listing.reviews.get()
    assert (review.state, review.why_held) == (Review.State.OPEN, reviews.TAKEN_OUT)
    for given_back in (reviews.return_to_owner, None):
        if given_back:
            given_back(review, by=actors.moderator, words="直してください")
        else:
            reviews.decline(review, by=actors.moderator, reason="載せられません")
        listing.refresh_from_db()
        assert press() == (Outcome.PENDING, Status.PENDING)
        review = listing.reviews.get(state=Review.State.OPEN)
        assert review in reviews.queue(actors.moderator)
    reviews.approve(review, by=actors.moderator)
    listing.refresh_from_db()
    assert press() == (Outcome.PUBLISHED, Status.PUBLISHED)


def test_a_job_that_was_withdrawn_meanwhile_stays_so(verified: Organization, actors: Actors) -> None:
    listing, _outcome = publish(make_draft(verified, actors.owner), by=actors.owner)
    draft = adverts.change(listing, by=actors.owner)
    lifecycle.withdraw(listing, by=actors.editor)
    with pytest.raises(access.NotYours):
        publish(draft, by=actors.owner)
    listing.refresh_from_db()
    assert listing.status == Status.WITHDRAWN
