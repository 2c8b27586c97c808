"""Workplaces with published checklists, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from directory.models import Organization, Workplace
from jobs.models import Answer, Assessment
from jobs.readiness.instruments import current
from tests.factories import OrganizationFactory, PlaceFactory

YES = {"answer": "yes", "evidence": "毎週、先輩のピアと1時間ふりかえりをしています。"}
NOT_YET = {"answer": "not_yet", "would_help": "話し合う時間がほしいです。"}
ANSWERS = {"A1": YES, "B1": NOT_YET, "C2": YES}


def make_workplace(organization: Organization | None = None) -> Workplace:
    """A workplace in Matsue."""
    owner = organization or OrganizationFactory.create(org_type="hospital")
    return Workplace.objects.create(
        organization=owner, place=PlaceFactory.create(organization=owner), name="見本の病棟"
    )


def publish_version(
    workplace: Workplace, answers: dict[str, dict[str, str]] | None = None, **fields: Any
) -> Assessment:
    """The workplace's next version, with these answers."""
    now = timezone.now()
    values = {
        "number": workplace.assessments.count() + 1,
        "instrument": current().version,
        "answered_by_roles": ["management", "staff"],
        "answered_on": timezone.localdate(),
        "published_at": now,
        "expires_at": now + timedelta(days=365),
        "sample": True,
        **fields,
    }
    version = Assessment.objects.create(workplace=workplace, **values)
    for item, answer in (ANSWERS if answers is None else answers).items():
        Answer.objects.create(assessment=version, item=item, answered_on=values["answered_on"], **answer)
    return version
