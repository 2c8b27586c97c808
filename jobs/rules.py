"""Rules about jobs, each written once."""

from directory.models import Listing
from jobs.models import Job

# Roles with an employment contract or an appointment that stands for one.
EMPLOYMENT_TYPES = frozenset(
    {"regular", "regular_short", "fixed_full", "part_time", "public_fiscal", "type_a"}
)


def is_employment(employment_type: str) -> bool:
    """Whether a way of being engaged is employment. Registered, honorarium and unpaid roles are not."""
    return employment_type in EMPLOYMENT_TYPES


def is_aside(job: Job) -> bool:
    """Whether a job stays out of results unless asked for (`employment=false|any`).

    So do roles that are not employment, work as a service user (type A), and placements.
    """
    return not job.is_employment or job.role_is == "service_user" or job.employment_type == "internship"


def settle(listing: Listing, job: Job) -> None:
    """Set what follows from how somebody is engaged. Whatever writes a job calls this before it saves.

    Type A is employment of a service user, never of staff, whatever was ticked.
    """
    job.is_employment = is_employment(job.employment_type)
    if job.employment_type == "type_a":
        job.role_is = "service_user"
    listing.aside = is_aside(job)
