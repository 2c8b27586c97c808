"""Drafts that may be published, for tests."""

from typing import Any

from directory import drafts
from directory.drafts import Typed
from directory.models import Draft, Organization, Person
from jobs.readiness.instruments import current
from tests.jobs.readiness.making import make_version, make_workplace

COMPLETE: dict[str, Typed] = {
    "title": "ピアサポーター（デイケア）",
    "employment_type": "part_time",
    "recruiter_name": "医療法人みほん会",
    "duties": "デイケアで話を聞きます。",
    "duties_change_scope": "変わらない",
    "hours_week_min": "8",
    "working_hours": "9時から16時の間",
    "breaks": "45分",
    "overtime": "なし",
    "holidays": "土日",
    "pay_unit": "hourly",
    "pay_min": "１，１００",
    "fixed_overtime": "なし",
    "insurance": ["rousai"],
    "fixed_term": "no",
    "trial_period": "なし",
    "workplace_change_scope": "変わらない",
    "smoking_measure": "no_smoking_site",
    "contact_methods": ["email"],
    "contact_email": "peer@example.com",
}
"""The least that an employment job must say, as somebody types it."""


def make_draft(organization: Organization, by: Person, *, core: bool = True, **typed: Any) -> Draft:
    """A complete draft at a workplace whose core is answered ("not yet", all of it), changed by `typed`."""
    workplace = make_workplace(organization)
    if core:
        make_version(workplace, {item.id: {"answer": "not_yet"} for item in current().core()})
    return drafts.start(organization, "job", by=by, workplace=workplace, values={**COMPLETE, **typed})
