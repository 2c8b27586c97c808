"""What a search knows of a workplace's checklist."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from directory.models import Workplace
from directory.search import Query, search
from directory.search.conditions import Audience
from jobs.models import Job
from jobs.publishing import publish
from jobs.readiness import projection
from jobs.readiness.instruments import current
from tests.actors import Actors
from tests.factories import make_listing
from tests.jobs.making import make_draft
from tests.jobs.readiness.making import make_version, make_workplace

pytestmark = pytest.mark.django_db

NOT_YET = {"answer": "not_yet", "evidence": ""}


def make_job(workplace: Workplace | None) -> Job:
    listing = make_listing("job", detail={"workplace": workplace})
    return Job.objects.get(pk=listing.pk)


def items(job: Job) -> list[str]:
    job.refresh_from_db()
    return job.readiness


def test_a_job_has_what_the_newest_version_proves() -> None:
    workplace = make_workplace()
    job, other = make_job(workplace), make_job(make_workplace())
    make_version(workplace, {"A1": {}, "B1": {}})
    make_version(workplace, {"A1": {}, "A2": {"answer": "in_progress"}, "B1": NOT_YET,
                             "G1": {"answer": "na", "evidence": "", "reason": "1人"}})  # fmt: skip
    assert projection.project_workplace(workplace.pk) == 1
    assert (items(job), items(other)) == (["A1", "A2"], [])
    assert projection.project_workplace(workplace.pk) == 0


def test_an_expired_version_proves_nothing_any_more() -> None:
    workplace = make_workplace()
    job = make_job(workplace)
    version = make_version(workplace, {"A1": {}})
    projection.project_all()
    assert items(job) == ["A1"]
    projection.project_all(version.expires_at + timedelta(seconds=1))
    assert items(job) == []


def test_an_older_version_does_not_stand_in_for_an_expired_one() -> None:
    workplace = make_workplace()
    job = make_job(workplace)
    make_version(workplace, {"A1": {}})
    make_version(workplace, {"A2": {}}, expires_at=timezone.now() - timedelta(days=1))
    projection.project_all()
    assert items(job) == []


def test_a_job_that_moves_has_what_its_new_workplace_proves() -> None:
    first, second = make_workplace(), make_workplace()
    make_version(first, {"A1": {}})
    make_version(second, {"B1": {}})
    job = make_job(first)
    projection.project_job(job.pk)
    assert items(job) == ["A1"]
    job.workplace = second
    job.save()
    projection.project_job(job.pk)
    assert items(job) == ["B1"]


def test_a_published_job_has_what_its_workplace_proves(actors: Actors) -> None:
    actors.organization.verified_at = timezone.now()
    actors.organization.save()
    draft = make_draft(actors.organization, actors.owner)
    assert draft.workplace is not None
    make_version(draft.workplace, {item.id: {} for item in current().core()})
    listing, _outcome = publish(draft, by=actors.owner)
    assert items(listing.job) == sorted(item.id for item in current().core())


def test_a_search_asks_for_all_items_at_once() -> None:
    workplace = make_workplace()
    job = make_job(workplace)
    make_version(workplace, {"A1": {}, "B1": {}})
    projection.project_all()

    def found(query: str) -> list[str]:
        page = search(Query.parse(QueryDict(query)), Audience.SITE)
        return [str(each.listing.pk) for each in page.results]

    assert found("readiness=A1,B1") == [str(job.pk)]
    assert found("readiness=A1&readiness=A2") == []
