"""The addresses of organisations, colleagues and workplaces."""

from django.urls import URLPattern, URLResolver, path

from frontend.manage.organizations import colleague, groups, organization, people, workplace, workplaces

_ONE = "organizations/<uuid:organization_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("organizations/new/", organization.new, name="manage-organization-new"),
    path(_ONE, organization.overview, name="manage-organization"),
    path(f"{_ONE}edit/", organization.edit, name="manage-organization-edit"),
    path(f"{_ONE}people/", people.people, name="manage-people"),
    path(f"{_ONE}people/<int:membership_id>/", colleague.colleague, name="manage-colleague"),
    path(
        f"{_ONE}invitations/<uuid:invitation_id>/withdraw/",
        people.invitation_withdraw,
        name="manage-invitation-withdraw",
    ),
    path(f"{_ONE}workplaces/", workplaces.workplaces, name="manage-workplaces"),
    path(f"{_ONE}workplaces/new/", workplace.new, name="manage-workplace-new"),
    path(f"{_ONE}workplaces/<uuid:workplace_id>/", workplace.edit, name="manage-workplace"),
    path(f"{_ONE}workplaces/<uuid:workplace_id>/groups/", groups.groups, name="manage-workplace-groups"),
    path(
        f"{_ONE}workplaces/<uuid:workplace_id>/archive/", workplace.archive, name="manage-workplace-archive"
    ),
]
