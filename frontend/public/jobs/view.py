"""What the page of a published job shows beyond what every listing's page has."""

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from api.formats.jsonld.job_posting import is_postable, job_posting
from api.formats.links import Links
from directory.search import Result
from directory.shown import whereabouts
from directory.texts import owner_text
from directory.vocabulary import Lang
from frontend.public.jobs.around import neighbours
from frontend.public.jobs.page import JobPage, job_page
from frontend.public.jsonld import jsonld_script
from frontend.public.workplaces import linked_groups, read_workplace


def job_context(result: Result, lang: Lang, origin: str) -> dict[str, Any]:
    """What `pages/job.html` shows of a published or closed job. origin: scheme and host of this site."""
    listing, job = result.listing, result.listing.job
    if job.workplace_id:
        job.workplace = read_workplace(job.workplace_id)
    said = job_page(listing, job, lang, result=result)
    return {
        "job": said,
        "workplace_id": job.workplace_id,
        "groups": linked_groups(job.workplace_id, lang) if job.workplace_id else [],
        "neighbours": neighbours(result, lang),
        "jsonld": _jsonld(result, said, Links(origin, lang)),
    }


def _jsonld(result: Result, said: JobPage, links: Links) -> SafeString | str:
    """The JobPosting of an open job; nothing for others."""
    if not is_postable(result):
        return ""
    workplace = result.listing.job.workplace
    posting = job_posting(
        result,
        _paragraphs(result, said, links.lang),
        links,
        where=whereabouts(workplace) if workplace else None,
        sample_notice=_("これは見本です。作りもので、本当にはありません。連絡先も、どこにもつながりません。"),
    )
    return jsonld_script(posting)


def _paragraphs(result: Result, said: JobPage, lang: Lang) -> list[str]:
    """What the page says of the job, line by line; what is not written is left out."""
    summary, _own = owner_text(result.listing, "summary", lang)
    sections = (said.work, said.time, said.pay, said.support, said.asked, said.people, said.contract)
    lines = [
        f"{line.label}{_('：')}{_('、').join(value.text for value in (*line.values, *line.notes))}"
        for section in sections
        for line in section.lines
        if line.values
    ]
    return [summary, *lines]
