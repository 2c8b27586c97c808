"""A draft as everybody would see it: the page of a job, of something that nobody has published."""

from typing import Any

from directory.models import Draft
from directory.shown import whereabouts
from directory.texts import today
from directory.vocabulary import Lang
from frontend.public.jobs.page import job_page, of_draft
from frontend.public.listing_pages import shared_context
from frontend.public.workplaces import linked_groups
from jobs.form.columns import unsaved
from jobs.form.reader import said


def draft_context(draft: Draft, lang: Lang) -> dict[str, Any]:
    """What the parts of a job's page show of a draft. What cannot be read is not written yet."""
    job = unsaved(draft, said(draft.values, today()).values)
    listing, workplace = job.listing, draft.workplace
    result = of_draft(listing, whereabouts(workplace) if workplace else None)
    return shared_context(result, lang) | {
        "draft": draft,
        "job": job_page(listing, job, lang, result=result),
        "groups": linked_groups(workplace.pk, lang) if workplace else [],
        "closed": False,
    }
