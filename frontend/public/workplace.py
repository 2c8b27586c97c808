"""One workplace: where it is, its checklist as a whole, its open jobs, the groups it is in touch with."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from directory.models import Listing, Workplace
from directory.search import listings_of
from directory.shown import whereabouts
from directory.texts import owner_text
from directory.vocabulary import Lang
from frontend.public import wording
from frontend.public.cards import Card, cards_of, organization_name
from frontend.public.checklists import checklist_lines
from frontend.public.jobs.place import region_words, roads, way_there
from frontend.public.jobs.said import Said
from frontend.public.language import of_request
from frontend.public.listing import uuid_or_404
from frontend.public.page import page, render
from frontend.public.workplaces import linked_groups, read_workplace, with_page
from jobs.readiness.shown import shown_checklist

_MOST = 30  # jobs, the newest


@page()
def workplace(request: HttpRequest, workplace_id: str) -> HttpResponse:
    """A workplace that has a checklist anybody may read, or lists a job, or did; others have no page."""
    lang = of_request(request).lang
    subject = _read(uuid_or_404(workplace_id))
    name, own = owner_text(subject, "name", lang)
    organization, organization_lang = organization_name(subject.organization, lang)
    shown = shown_checklist(subject.pk, lang)
    return render(
        request,
        "pages/workplace.html",
        {
            "workplace_id": subject.pk,
            "name": name,
            "name_lang": wording.language_of(name, lang, own),
            "organization": organization,
            "organization_lang": organization_lang,
            "organization_id": subject.organization_id,
            "sample": subject.organization.sample,
            "lines": _where(subject, lang),
            "checklist": checklist_lines(shown, lang) if shown else None,
            "cards": _jobs(subject, lang),
            "groups": linked_groups(subject.pk, lang),
        },
    )


def _read(workplace_id: UUID) -> Workplace:
    """The workplace. Raises Http404 where there is none with a page."""
    if not with_page().filter(pk=workplace_id).exists():
        raise Http404
    return read_workplace(workplace_id)


def _where(subject: Workplace, lang: Lang) -> tuple[Said, ...]:
    where = whereabouts(subject)
    return (region_words(where, lang), *way_there(where, lang), *roads(where, lang))


def _jobs(subject: Workplace, lang: Lang) -> list[Card]:
    """Its open jobs, the newest first; those that are no employment too, marked so."""
    ids = (
        Listing.objects.findable()
        .filter(job__workplace=subject)
        .order_by("-published_at", "id")
        .values_list("id", flat=True)[:_MOST]
    )
    return cards_of(listings_of(ids), lang)
