"""What counts as employment, and which jobs stay aside."""

import pytest

from directory.vocabulary import keys
from jobs.models import Job
from jobs.rules import is_aside, is_employment


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
