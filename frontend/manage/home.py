"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from directory.access import is_moderator
from directory.verification import verification_of
from frontend.manage.attention import lines_for
from frontend.manage.verification import verification_line
from frontend.public.cards import organization_name
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.signed_in import person_of, signed_in_page


@signed_in_page
@require_safe
def manage_home(request: HttpRequest) -> HttpResponse:
    """The organisations that a person acts for, and what waits for them, oldest first."""
    person, lang = person_of(request), of_request(request).lang
    memberships = person.memberships.select_related("organization").order_by(
        "organization__name_kana", "organization_id"
    )
    organizations = [
        {
            "organization": each.organization,
            "name": organization_name(each.organization, lang),
            "owns": each.role == each.Role.OWNER,
            "verification": verification_line(verification_of(each.organization), lang),
        }
        for each in memberships
    ]
    return render(
        request,
        "manage/home.html",
        {
            "organizations": organizations,
            "waiting": lines_for(person, lang),
            "moderates": is_moderator(person),
        },
    )
