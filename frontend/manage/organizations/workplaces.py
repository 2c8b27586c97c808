"""The workplaces of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory import workplaces as domain
from directory.models import Organization, Workplace
from directory.texts import owner_text
from directory.vocabulary import Lang, label
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.public.place_names import municipality_name
from frontend.public.wording import language_of
from frontend.signed_in import organization_page


@organization_page
@require_safe
def workplaces(request: HttpRequest, organization: Organization) -> HttpResponse:
    """All of them, with a way to each one's checklist; those that were put away last."""
    lang = of_request(request).lang
    lines = [_line(each, lang) for each in domain.of_organization(organization)]
    context = {
        "organization": organization,
        "workplaces": [line for line in lines if not line["archived"]],
        "archived": [line for line in lines if line["archived"]],
    }
    return render(request, "manage/organizations/workplaces.html", context)


def _line(workplace: Workplace, lang: Lang) -> dict[str, object]:
    name, _own = owner_text(workplace, "name", lang)
    return {
        "id": workplace.pk,
        "name": name,
        "name_lang": language_of(name, lang),
        "where": municipality_name(workplace.place.municipality, lang, with_prefecture=True),
        "visibility": label("place_visibility", workplace.place.visibility, lang),
        "archived": workplace.archived_at is not None,
        "checklist": reverse("manage-readiness", args=[workplace.organization_id, workplace.pk]),
        "groups": reverse("manage-workplace-groups", args=[workplace.organization_id, workplace.pk]),
    }
