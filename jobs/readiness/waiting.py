"""What waits of checklists for the people of an organisation (`directory.attention`)."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils import timezone

from directory import attention
from directory.attention import Attention
from directory.models import Draft, Organization, Workplace
from jobs.models import Assessment
from jobs.readiness.drafting import PURPOSE
from jobs.readiness.versions import SOON

ENDS = "readiness_ends"
ENDED = "readiness_ended"
KEY_PERSON_LEFT = "readiness_key_person_left"
DRAFT = "readiness_draft"


def register() -> None:
    """Make the subjects known."""
    attention.register(ENDS, ending)
    attention.register(ENDED, ended)
    attention.register(KEY_PERSON_LEFT, left)
    attention.register(DRAFT, drafts)


def ending(organization: Organization) -> Iterator[Attention]:
    """Checklists whose twelve months end soon."""
    now = timezone.now()
    for version in _newest(organization):
        if now < version.expires_at <= now + SOON:
            yield _about(version.workplace, version.expires_at - SOON, until=version.expires_at)


def ended(organization: Organization) -> Iterator[Attention]:
    """Checklists that no longer hold."""
    now = timezone.now()
    for version in _newest(organization):
        if version.expires_at <= now:
            yield _about(version.workplace, version.expires_at)


def left(organization: Organization) -> Iterator[Attention]:
    """Checklists that rested on somebody who has left."""
    for version in _newest(organization):
        if version.key_person_left_at is not None:
            since = timezone.make_aware(datetime.combine(version.key_person_left_at, time()))
            yield _about(version.workplace, since)


def drafts(organization: Organization) -> Iterator[Attention]:
    """Checklists that somebody has begun."""
    begun = Draft.objects.filter(
        organization=organization, purpose=PURPOSE, workplace__archived_at__isnull=True
    ).select_related("workplace")
    for draft in begun:
        if draft.workplace is not None:
            yield _about(draft.workplace, draft.updated_at)


def _newest(organization: Organization) -> list[Assessment]:
    """The newest version of each workplace in use."""
    found = (
        Assessment.objects.filter(workplace__organization=organization, workplace__archived_at__isnull=True)
        .select_related("workplace")
        .order_by("workplace_id", "-number")
        .distinct("workplace_id")
    )
    return list(found)


def _about(workplace: Workplace, since: datetime, until: datetime | None = None) -> Attention:
    return Attention(since=since, key=str(workplace.pk), name=workplace.name, until=until)
