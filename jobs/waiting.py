"""What jobs know to wait for an organisation (`directory.attention`)."""

from collections.abc import Iterator

from directory import attention
from directory.attention import Attention
from directory.models import Organization
from jobs import adverts


def unfinished(organization: Organization) -> Iterator[Attention]:
    """Adverts that somebody began to write and did not publish."""
    for draft in adverts.drafts_of(organization):
        yield Attention(draft.updated_at, str(draft.pk), name=adverts.name_of(draft), kind="job")


def register() -> None:
    """Make these subjects known, once, at start."""
    attention.register("job_unfinished", unfinished)
