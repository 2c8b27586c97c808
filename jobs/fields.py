"""A job in machine outputs: every column, and what is read beside many jobs at once.

Names are those of the vocabulary's enumerations where there is one, else those of the public contract.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from directory.models import Listing, Workplace
from directory.search import rows
from directory.texts import owner_text, today
from directory.vocabulary import Lang
from jobs.models import Job
from jobs.pay import Bounds, comparable
from jobs.wages import newest_by_prefecture

# Columns that the public contract names otherwise.
_NAMES = {"raises": "raise", "rewarding": "people_rewarding_text"}
_TRANSLATIONS = ("_en", "_easy")
_COLUMNS = tuple(
    field.attname
    for field in Job._meta.concrete_fields
    if not (field.is_relation or field.attname.endswith(_TRANSLATIONS))
)
_TRANSLATED = frozenset(name for name in _COLUMNS if hasattr(Job, f"{name}_en"))
_WORKPLACES = rows.Table.of(Workplace, without=("created_at", "updated_at"))

FURTHER = (
    "workplace", "minimum_wage", "minimum_wage_from", "minimum_wage_current", "peers_now",
    "employer_checklist_id",
)  # fmt: skip


def fields(listing: Listing, lang: Lang) -> dict[str, Any]:
    """Every column of a job, with what its pay is worth an hour and a month.

    Null (or an empty list) is "not written yet", never "no".
    """
    job: Job = listing.job
    answer = {_NAMES.get(name, name): _value(listing, name, lang) for name in _COLUMNS}
    pay = comparable(job)
    return answer | _range("hourly", pay.hourly) | _range("monthly_estimate", pay.monthly)


def further(listings: Collection[Listing]) -> dict[UUID, dict[str, Any]]:
    """What is read beside jobs, by listing, in three statements however many they are.

    workplace: the row, or None. minimum_wage: yen an hour, the newest known of the prefecture; with the day
    it began, and whether it is known to hold today.
    """
    workplaces = _WORKPLACES.by_key({each.job.workplace_id for each in listings if each.job.workplace_id})
    checklists = _newest_checklists(workplaces)
    wages = newest_by_prefecture(today())
    answer = {}
    for listing in listings:
        wage, current = wages.get(listing.municipality_id[:2], (None, None))
        checklist, peers_now = checklists.get(listing.job.workplace_id, (None, ""))
        values = (
            workplaces.get(listing.job.workplace_id),
            wage and wage.yen,
            wage and wage.effective_from,
            current,
            peers_now or None,
            checklist and str(checklist),
        )
        answer[listing.pk] = dict(zip(FURTHER, values, strict=True))
    return answer


def _value(listing: Listing, name: str, lang: Lang) -> Any:
    if name in _TRANSLATED:
        text, _own = owner_text(listing.job, name, lang, own=listing.language)  # type: ignore[arg-type]
        return text or None
    value = getattr(listing.job, name)
    return None if value == "" else value


def _range(name: str, bounds: Bounds | None) -> dict[str, int | None]:
    low, high = bounds.in_yen() if bounds else (None, None)
    return {f"{name}_min": low, f"{name}_max": high}


def _newest_checklists(workplaces: Collection[UUID]) -> dict[UUID | None, tuple[UUID | None, str]]:
    """The newest version of each workplace's checklist: its id, and what it says of peers there now."""
    if not workplaces:
        return {}
    found = rows.select(
        """
        SELECT DISTINCT ON (workplace_id) workplace_id, id, peers_now FROM jobs_assessment
        WHERE workplace_id = ANY(%s) ORDER BY workplace_id, number DESC
        """,
        [rows.array(workplaces)],
    )
    return {workplace: (checklist, peers_now) for workplace, checklist, peers_now in found}
