"""An organisation: registering one, its overview, changing what it says."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory import access, organizations
from directory.models import Organization
from directory.verification import verification_of
from frontend.manage.attention import lines_for
from frontend.manage.organizations.forms import OrganizationForm
from frontend.manage.verification import verification_line
from frontend.public.cards import organization_name
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.signed_in import organization_page, person_of, signed_in_page


@signed_in_page
def new(request: HttpRequest) -> HttpResponse:
    """Register an organisation; who does owns it."""
    form = OrganizationForm(request.POST) if request.method == "POST" else OrganizationForm()
    if form.is_valid():
        try:
            organization = organizations.create(form.text(), by=person_of(request))
        except organizations.TooManyUnverified:
            form.add_error(None, _("確認待ちの団体が5つあります。確認が終わってから、次を登録してください。"))
        else:
            messages.success(request, _("団体を登録しました。次は、職場を書きます。"))
            return redirect("manage-organization", organization.pk)
    status = 400 if form.is_bound else 200
    return render(request, "manage/organizations/new.html", {"form": form}, status=status)


@organization_page
@require_safe
def overview(request: HttpRequest, organization: Organization) -> HttpResponse:
    """How the organisation stands: what waits, its verification, where to go on."""
    person, lang = person_of(request), of_request(request).lang
    return render(
        request,
        "manage/organizations/overview.html",
        {
            "organization": organization,
            "name": organization_name(organization, lang),
            "owns": access.owns(person, organization),
            "verification": verification_line(verification_of(organization), lang),
            "waiting": lines_for(person, lang, organization),
            "workplaces": organization.workplaces.filter(archived_at__isnull=True).count(),
        },
    )


@organization_page
def edit(request: HttpRequest, organization: Organization) -> HttpResponse:
    """Change what the organisation says about itself; for owners."""
    access.require_owner(person_of(request), organization)
    if request.method != "POST":
        form = OrganizationForm.of(organization)
    else:
        form = OrganizationForm(request.POST)
        if form.is_valid():
            organizations.edit(organization, form.text(), by=person_of(request))
            messages.success(request, _("団体の情報を保存しました。"))
            return redirect("manage-organization", organization.pk)
    status = 400 if form.is_bound else 200
    context = {"organization": organization, "form": form, "verified": organization.verified_at is not None}
    return render(request, "manage/organizations/edit.html", context, status=status)
