"""What jobs have to say about a workplace."""

from directory.models import FINDABLE, Status, Workplace

_OPEN = (*FINDABLE, Status.PENDING)


def has_open_job(workplace: Workplace) -> bool:
    """Whether a job there is public, or waits to be."""
    return workplace.jobs.filter(listing__status__in=_OPEN).exists()
