"""What counts as employment, and which jobs stay aside."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory import lifecycle
from directory.models import Listing, Status
from directory.texts import today
from directory.vocabulary import keys
from jobs.models import Job
from jobs.rules import is_aside, is_employment, settle
from tests.factories import make_listing


@pytest.mark.parametrize("key", keys("employment_type"))
def test_every_way_of_being_engaged_is_employment_or_not(key: str) -> None:
    not_employment = {"registered", "contract", "paid_volunteer", "volunteer", "internship"}
    assert is_employment(key) == (key not in not_employment)


@pytest.mark.parametrize(
    ("employment_type", "role_is", "aside"),
    [
        ("regular", "staff", False),
        ("part_time", "staff", False),
        ("public_fiscal", "staff", False),
        ("registered", "staff", True),
        ("paid_volunteer", "staff", True),
        ("volunteer", "staff", True),
        ("internship", "staff", True),
        ("type_a", "service_user", True),
    ],
)
def test_aside(employment_type: str, role_is: str, aside: bool) -> None:
    job = Job(employment_type=employment_type, is_employment=is_employment(employment_type), role_is=role_is)
    assert is_aside(job) is aside


def test_a_paid_placement_stays_aside() -> None:
    assert is_aside(Job(employment_type="internship", is_employment=True, role_is="staff"))


def test_what_follows_from_how_somebody_is_engaged_is_set_in_one_place() -> None:
    listing, job = Listing(kind="job"), Job(employment_type="type_a", role_is="staff")
    settle(listing, job)
    assert (job.is_employment, job.role_is, listing.aside) == (True, "service_user", True)
    job.employment_type, job.role_is = "part_time", "staff"
    settle(listing, job)
    assert (job.is_employment, job.role_is, listing.aside) == (True, "staff", False)


@pytest.mark.django_db
def test_a_job_ends_at_its_deadline_or_when_nobody_confirms_it() -> None:
    soon = today() + timedelta(days=10)
    ending, open_ended = (
        make_listing("job", status=Status.DRAFT, detail={"apply_until": last})
        for last in (soon, today() + timedelta(days=200))
    )
    for listing in (ending, open_ended):
        lifecycle.publish(listing)
    assert ending.expires_at is not None
    assert open_ended.expires_at is not None
    # The last day is inclusive, in Asia/Tokyo.
    assert timezone.localtime(ending.expires_at).isoformat() == f"{soon + timedelta(days=1)}T00:00:00+09:00"
    assert open_ended.confirmed_at is not None
    assert open_ended.expires_at - open_ended.confirmed_at == timedelta(days=90)
