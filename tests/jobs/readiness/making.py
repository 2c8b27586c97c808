"""Workplaces with checklists, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from directory.models import Organization, Workplace
from directory.texts import today
from jobs.models import Answer, Assessment
from jobs.readiness.instruments import current
from tests.factories import OrganizationFactory, PlaceFactory

EVIDENCE = "毎月の会議で話し合い、決めたことを紙に残しています。"


def make_workplace(organization: Organization | None = None, **fields: Any) -> Workplace:
    """A workplace in Matsue, of an organisation that somebody has looked at."""
    owner = organization or OrganizationFactory.create(
        org_type="hospital", sample=False, verified_at=timezone.now()
    )
    place = PlaceFactory.create(organization=owner)
    return Workplace.objects.create(organization=owner, place=place, **{"name": "見本の職場", **fields})


def make_version(workplace: Workplace, answers: dict[str, dict[str, Any]], **fields: Any) -> Assessment:
    """A published version; each answer as the fields of its row, "yes" with evidence unless they say else."""
    now = timezone.now()
    version = Assessment.objects.create(
        workplace=workplace,
        **{
            "number": workplace.assessments.count() + 1,
            "instrument": current().version,
            "answered_by_roles": ["staff"],
            "answered_on": today(),
            "published_at": now,
            "expires_at": now + timedelta(days=365),
            **fields,
        },
    )
    for item, given in answers.items():
        row = {"answer": "yes", "evidence": EVIDENCE, "answered_on": today(), **given}
        Answer.objects.create(assessment=version, item=item, **row)
    return version
