"""`Job.readiness`: what a search knows of the checklist of a job's workplace.

The items that its newest version answers "yes" or "in progress" with evidence, as long as that has not
expired. It is written down, so that a search by items needs no other table.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from jobs.readiness.rules import PROVEN

_WRITE = """
WITH newest AS (
    SELECT DISTINCT ON (workplace_id) id, workplace_id, expires_at
    FROM jobs_assessment ORDER BY workplace_id, number DESC
),
wanted AS (
    SELECT newest.workplace_id, array_agg(answer.item::text ORDER BY answer.item) AS items
    FROM newest JOIN jobs_answer answer ON answer.assessment_id = newest.id
    WHERE newest.expires_at > %s AND answer.answer = ANY(%s) AND answer.evidence <> ''
    GROUP BY newest.workplace_id
)
UPDATE jobs_job SET readiness = should.items
FROM (
    SELECT job.listing_id, coalesce(wanted.items, '{{}}') AS items
    FROM jobs_job job LEFT JOIN wanted ON wanted.workplace_id = job.workplace_id
    WHERE {concerned}
) AS should
WHERE jobs_job.listing_id = should.listing_id AND jobs_job.readiness::text[] <> should.items
"""


def project_workplace(workplace_id: UUID) -> int:
    """Write it down for the jobs of a workplace that has published a version. Returns how many changed."""
    return _write("job.workplace_id = %s", workplace_id)


def project_job(listing_id: UUID) -> int:
    """Write it down for a job that has been given a workplace, or another one."""
    return _write("job.listing_id = %s", listing_id)


def project_all(now: datetime | None = None) -> int:
    """Write it down for all jobs: time alone lets versions expire. Returns how many changed."""
    return _write("true", now=now)


def _write(concerned: str, *params: Any, now: datetime | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_WRITE.format(concerned=concerned), [now or timezone.now(), sorted(PROVEN), *params])
        return int(cursor.rowcount)
