"""What a workplace answered: today's version, all before it, and what changed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from directory.texts import owner_text
from frontend.public import wording
from frontend.public.cards import organization_name
from frontend.public.checklist_history import history
from frontend.public.language import of_request
from frontend.public.page import page, render
from jobs.readiness.versions import public_versions


@page()
def checklists(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    """404 for a workplace whose checklist is not public, as for one that is none."""
    lang = of_request(request).lang
    newest = public_versions().filter(workplace=workplace_id).first()
    if newest is None:
        raise Http404
    name, own = owner_text(newest.workplace, "name", lang)
    owner, owner_lang = organization_name(newest.workplace.organization, lang)
    versions = history(workplace_id, lang)
    return render(
        request,
        "pages/readiness/workplace.html",
        {
            "name": name,
            "name_lang": wording.language_of(name, lang, own),
            "owner": owner,
            "owner_lang": owner_lang,
            "owner_id": newest.workplace.organization_id,
            "sample": newest.sample,
            "checklist": versions[0].lines,
            "versions": versions,
        },
    )
