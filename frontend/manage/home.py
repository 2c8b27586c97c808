"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse

from frontend.public.page import render
from frontend.signed_in import person_of, signed_in_page


@signed_in_page
def manage_home(request: HttpRequest) -> HttpResponse:
    """The organisations that a person acts for, and what waits for them, oldest first."""
    return render(
        request,
        "manage/home.html",
        {"organizations": person_of(request).organizations.order_by("name_kana", "pk")},
    )
