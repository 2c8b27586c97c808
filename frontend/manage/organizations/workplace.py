"""One workplace: writing it, its place and how far that is shown, putting it away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from directory import workplaces as domain
from directory.models import Organization, Workplace
from frontend.manage.organizations.workplace_form import WorkplaceForm
from frontend.public.page import render
from frontend.signed_in import organization_page, person_of


@organization_page
def new(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Write a workplace; before it is saved, what was understood of its address is shown."""
    if request.method != "POST":
        return _page(request, organization, WorkplaceForm())
    form = WorkplaceForm(request.POST)
    address = form.address_for_domain() if form.is_valid() and form.complete else None
    if address is None:
        return _page(request, organization, form)
    domain.create(organization, form.text(), address, by=person_of(request))
    messages.success(request, _("職場を保存しました。次は、チェックリストに答えます。"))
    return redirect("manage-workplaces", organization.pk)


@organization_page
def edit(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """Change a workplace; where its place changes, that is shown first."""
    workplace = _workplace(organization, workplace_id)
    if request.method != "POST":
        return _page(request, organization, WorkplaceForm.of(workplace), workplace)
    form = WorkplaceForm(request.POST, workplace=workplace)
    if not (form.is_valid() and form.complete):
        return _page(request, organization, form, workplace)
    domain.edit(workplace, form.text(), form.address_for_domain(), by=person_of(request))
    messages.success(request, _("職場を保存しました。"))
    return redirect("manage-workplaces", organization.pk)


@organization_page
def archive(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """POST: put a workplace away, or with `step=restore` use it again."""
    workplace = _workplace(organization, workplace_id)
    if request.method == "POST" and request.POST.get("step") == "restore":
        domain.restore(workplace, by=person_of(request))
        messages.success(request, _("職場を、また使えるようにしました。"))
    elif request.method == "POST":
        try:
            domain.archive(workplace, by=person_of(request))
        except domain.InUse:
            return _page(request, organization, WorkplaceForm.of(workplace), workplace, in_use=True)
        messages.success(request, _("職場をしまいました。いつでも、もどせます。"))
    return redirect("manage-workplaces", organization.pk)


def _workplace(organization: Organization, workplace_id: UUID) -> Workplace:
    return get_object_or_404(domain.of_organization(organization), pk=workplace_id)


def _page(
    request: HttpRequest,
    organization: Organization,
    form: WorkplaceForm,
    workplace: Workplace | None = None,
    *,
    in_use: bool = False,
) -> HttpResponse:
    """The form; with what was understood of the address once everything else is right."""
    asking = form.is_bound and form.is_valid()
    context = {
        "organization": organization,
        "workplace": workplace,
        "form": form,
        "asking": asking,
        "in_use": in_use,
    }
    status = 409 if in_use else 400 if form.is_bound and not asking else 200
    return render(request, "manage/organizations/workplace.html", context, status=status)
