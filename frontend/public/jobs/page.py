"""The page of a job as a view model: published, or still a draft that nobody has saved."""

from dataclasses import dataclass

from directory.models import Listing
from directory.search import Result
from directory.shown import Whereabouts, whereabouts
from directory.texts import today
from directory.vocabulary import Lang
from frontend.public.checklists import Checklist, checklist_lines
from frontend.public.jobs import sections
from frontend.public.jobs.money import Minimum, pay
from frontend.public.jobs.place import place
from frontend.public.jobs.said import Section, Teller
from jobs.models import Job
from jobs.readiness.shown import shown_checklist
from jobs.wages import is_current, minimum_wage


@dataclass(frozen=True)
class JobPage:
    """What the page of a job says of it, section by section, in the order in which a person decides.

    checklist: of its workplace; None where that has published none. Contact, neighbours and age are not the
    job's own: the page has them beside this.
    """

    work: Section
    time: Section
    pay: Section
    place: Section
    support: Section
    asked: Section
    people: Section
    contract: Section
    checklist: Checklist | None

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, in their order."""
        return (
            self.work,
            self.time,
            self.pay,
            self.place,
            self.support,
            self.asked,
            self.people,
            self.contract,
        )


def job_page(listing: Listing, job: Job, lang: Lang, *, result: Result | None = None) -> JobPage:
    """The page of a job. The active language must be `lang` too: labels are messages.

    listing, job: saved or not; the job's workplace, if it has one, is saved. result: as the search found the
    listing; a draft has none, and says where it is as it would once it is published.
    """
    tell = Teller(listing, job, lang)
    where = whereabouts(job.workplace) if job.workplace else None
    found = result or of_draft(listing, where)
    shown = shown_checklist(job.workplace.pk, lang) if job.workplace else None
    checklist = checklist_lines(shown, lang) if shown else None
    wage = minimum_wage(found.prefecture.pk, today())
    minimum = Minimum(found.prefecture, wage, current=wage is not None and is_current(wage, today()))
    return JobPage(
        work=sections.work(tell),
        time=sections.time(tell),
        pay=pay(tell, minimum),
        place=place(tell, found, where),
        support=sections.support(tell),
        asked=sections.asked(tell),
        people=sections.people(tell, checklist.peers_now if checklist else ""),
        contract=sections.contract(tell),
        checklist=checklist,
    )


def of_draft(listing: Listing, where: Whereabouts | None) -> Result:
    """A draft as a search would find it, without its point."""
    municipality = where.municipality if where else listing.municipality
    prefecture = where.prefecture if where else listing.municipality.prefecture
    return Result(listing=listing, places=(), prefecture=prefecture, municipality=municipality)
