"""The published versions of workplaces' checklists: which there are, which are public, which hold today."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from jobs.models import Assessment
from jobs.readiness.cosigning import SIGNED

# So long before its end a version asks to be looked at.
SOON = timedelta(days=14)


def versions_of(workplace_id: UUID) -> QuerySet[Assessment]:
    """A workplace's versions with what is written in them, the newest first."""
    return _whole(Assessment.objects.filter(workplace=workplace_id))


def newest(workplace_id: UUID) -> Assessment | None:
    """A workplace's version of today, with what is written in it; None when it has published none."""
    return versions_of(workplace_id).first()


def public_versions() -> QuerySet[Assessment]:
    """Every version that anybody may read by itself, the newest of all first.

    Those of an organisation that nobody has looked at yet are not among them, nor those of a workplace that
    is no more.
    """
    checked = Q(workplace__organization__verified_at__isnull=False) | Q(sample=True)
    found = Assessment.objects.filter(checked, workplace__archived_at__isnull=True)
    return _whole(found).order_by("-published_at", "pk")


def _whole(found: QuerySet[Assessment]) -> QuerySet[Assessment]:
    return (
        found.select_related("workplace__organization")
        .prefetch_related("answers", SIGNED)
        .order_by("-number")
    )


def has_expired(version: Assessment, now: datetime | None = None) -> bool:
    """Whether its twelve months are over."""
    return version.expires_at <= (now or timezone.now())


def is_due(version: Assessment, now: datetime | None = None) -> bool:
    """Whether it should be looked at again: it ends soon or has ended, or somebody on whom it rested left."""
    soon = version.expires_at - SOON <= (now or timezone.now())
    return soon or version.key_person_left_at is not None
