"""What a workplace answered: today's version, all before it, and what changed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from directory.texts import owner_text
from frontend.public import wording
from frontend.public.cards import organization_name
from frontend.public.checklist_history import history
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.workplaces import with_page


@page()
def checklists(request: HttpRequest, workplace_id: UUID) -> HttpResponse:
    """404 for a workplace that has no page, or has published no checklist."""
    lang = of_request(request).lang
    versions = history(workplace_id, lang) if with_page().filter(pk=workplace_id).exists() else []
    if not versions:
        raise Http404
    subject = versions[0].version.workplace
    name, own = owner_text(subject, "name", lang)
    owner, owner_lang = organization_name(subject.organization, lang)
    return render(
        request,
        "pages/readiness/workplace.html",
        {
            "name": name,
            "name_lang": wording.language_of(name, lang, own),
            "workplace_id": workplace_id,
            "owner": owner,
            "owner_lang": owner_lang,
            "owner_id": subject.organization_id,
            "sample": versions[0].shown.sample,
            "checklist": versions[0].lines,
            "versions": versions,
        },
    )
