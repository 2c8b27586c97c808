"""States, dates, consents and pay of samples hold together."""

from collections import Counter
from datetime import date, timedelta

import pytest

from directory import kinds
from directory.models import FINDABLE
from directory.samples.parts import Sample
from directory.samples.seeding import gather
from directory.samples.world import World
from directory.texts import today
from directory.vocabulary import keys
from jobs.models import Job
from jobs.rules import is_aside, is_employment
from jobs.samples import hourly_base
from jobs.samples.extras import extras

pytestmark = pytest.mark.django_db  # `samples` are made from the gazetteer


_DAY = date(2026, 11, 22)
_HIGHEST_MINIMUM_WAGE = 1226  # Tokyo, from October 2025


def test_most_are_published_and_every_other_state_occurs(samples: list[Sample]) -> None:
    states = Counter((sample.listing.kind, sample.listing.status) for sample in samples)
    by_state = Counter(sample.listing.status for sample in samples)
    assert by_state["published"] > len(samples) * 0.85
    assert states[("job", "needs_check")] == 0
    assert states[("job", "closed")] >= 3
    assert states[("job", "withdrawn")] == 1
    assert states[("group", "paused")] >= 3
    assert by_state["paused"] == states[("group", "paused")]
    assert by_state["needs_check"] >= 5


def test_dates_follow_the_kind_of_listing(samples: list[Sample]) -> None:
    ages = []
    for sample in samples:
        listing = sample.listing
        freshness = kinds.get(listing.kind).freshness
        assert listing.published_at
        assert listing.confirmed_at
        assert listing.expires_at
        assert listing.created_at <= listing.published_at <= listing.confirmed_at
        assert listing.expires_at == listing.confirmed_at + freshness
        assert listing.confirmed_at.date() <= _DAY
        if listing.status in ("published", "paused"):
            assert listing.expires_at.date() > _DAY
            ages.append((_DAY - listing.confirmed_at.date()) / freshness)
        if listing.status == "needs_check":
            assert listing.expires_at.date() < _DAY
    assert min(ages) < 0.1
    assert max(ages) > 0.8


def test_jobs_end_and_courses_have_their_dates_in_order(samples: list[Sample]) -> None:
    windows = set()
    for sample in samples:
        until = getattr(sample.detail, "apply_until", None)
        if sample.listing.kind == "job" and until:
            assert (until >= _DAY) == (sample.listing.status != "closed")
            assert sample.listing.expires_at
            assert until <= sample.listing.expires_at.date() + timedelta(days=200)
        if sample.listing.kind == "training":
            dates = [
                getattr(sample.detail, name) for name in ("apply_from", "apply_until", "starts_on", "ends_on")
            ]
            if None in dates:
                assert dates == [None] * 4
                windows.add("unknown")
                continue
            assert dates == sorted(dates)
            windows.add("over" if dates[1] < _DAY else "open" if dates[0] <= _DAY else "coming")
    assert windows == {"unknown", "over", "open", "coming"}


def test_consents_are_rows_and_the_listing_says_what_they_say(samples: list[Sample]) -> None:
    combinations: Counter[tuple[str, ...]] = Counter()
    for sample in samples:
        listing = sample.listing
        if listing.kind != "group":
            assert not sample.consents
            assert listing.consent_site
            assert listing.consent_open_data
            assert listing.consent_print
            continue
        given = {consent.scope for consent in sample.consents if consent.withdrawn_at is None}
        assert (listing.consent_site, listing.consent_open_data, listing.consent_print) == tuple(
            scope in given for scope in ("site", "open_data", "print")
        )
        assert all(c.withdrawn_at is None or c.withdrawn_at > c.given_at for c in sample.consents)
        combinations[tuple(sorted(given))] += 1
    assert combinations.most_common(1)[0][0] == ("open_data", "print", "site")
    assert combinations[("site",)] >= 5
    assert any(c.withdrawn_at for sample in samples for c in sample.consents)


def test_pay_of_employment_is_above_any_minimum_wage(samples: list[Sample]) -> None:
    jobs = [(sample.listing, sample.detail) for sample in samples if isinstance(sample.detail, Job)]
    for listing, job in jobs:
        assert job.is_employment == is_employment(job.employment_type)
        assert listing.aside == is_aside(job)
        if not job.is_employment:
            continue
        assert job.pay_min is not None
        hourly = float(job.pay_min)
        if job.pay_unit == "monthly":
            assert job.hours_week_max is not None
            hourly = job.pay_min / (float(job.hours_week_max) * 365 / 12 / 7)
        floor = hourly_base(listing.municipality.prefecture_id)
        assert hourly >= floor * 0.99, (listing.title, hourly)
        assert floor > 1074 if listing.municipality.prefecture_id != "13" else floor > _HIGHEST_MINIMUM_WAGE
    assert {job.employment_type for _listing, job in jobs} == set(keys("employment_type"))
    assert {each for _listing, job in jobs for each in job.work_setting} == set(keys("work_setting"))
    assert 8 <= sum(listing.aside for listing, _job in jobs) <= len(jobs) // 3
    assert sum(listing.status in FINDABLE and not listing.aside for listing, _job in jobs) > 60


def test_checklists_are_of_every_sort_and_do_not_contradict_themselves(samples: list[Sample]) -> None:
    versions, answers, signatures, _links = (each.rows for each in extras(World(_DAY), samples))
    given: dict[object, set[str]] = {}
    for answer in answers:
        given.setdefault(answer.assessment_id, set()).add(answer.answer)
    assert {"not_yet"} in given.values()
    assert {"yes", "in_progress", "not_yet", "na"} in given.values()
    assert any(each.expires_at.date() <= _DAY for each in versions)
    signed = {each.assessment_id for each in signatures}
    assert 0 < len(signed) < len(versions)
    for each in versions:
        # Who answers or signs as a peer worker is there.
        if "peer" in each.answered_by_roles or each.pk in signed:
            assert each.peers_now != "none", each.workplace.name


def test_the_same_day_gives_the_same_samples(samples: list[Sample], db: None) -> None:
    def said(made: list[Sample]) -> list[object]:
        return [
            (
                s.listing.pk,
                s.listing.title,
                s.listing.summary,
                s.listing.confirmed_at,
                [p.point.coords for p in s.places],
            )
            for s in made
        ]

    assert said(gather(_DAY)) == said(samples)
    assert said(gather(today() + timedelta(days=9))) != said(samples)
