"""Pages for people who have signed in: theirs alone, in Japanese and English, kept by nobody in between."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from directory import access
from directory.models import Organization, Person
from frontend.accounts.second_factor import second_factor_page
from frontend.public.language import by_lang, of_request, path_in

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def person_of(request: HttpRequest) -> Person:
    """Who has signed in. Only behind one of the decorators below."""
    return cast(Person, request.user)


def signed_in_page(view: View) -> View:
    """Marks a view as one for people who have signed in; others are led to the sign-in and back.

    What is not theirs (`access.NotYours`) is 404. Plain Japanese leads to Japanese: these pages are in two
    languages. Forms may be sent here; each view says what it does with which method.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if of_request(request).lang == "easy" and request.method in ("GET", "HEAD"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(path_in(request, by_lang("ja")) + (f"?{query}" if query else ""))
        try:
            response = view(request, *args, **kwargs)
        except access.NotYours:
            raise Http404 from None
        response.headers["Cache-Control"] = "private, no-store"
        return response

    answer.access = "signed in"  # type: ignore[attr-defined]  # read by the permission table of the tests
    return answer


def organization_page(view: View) -> View:
    """For people who act for the organisation that the address names (`organization_id`); the view is handed
    the organisation in its place."""

    @wraps(view)
    def answer(request: HttpRequest, organization_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        organization: Organization = access.organization_of(person_of(request), organization_id)
        return view(request, organization, *args, **kwargs)

    page = signed_in_page(answer)
    page.access = "member"  # type: ignore[attr-defined]
    return page


def moderation_page(view: View) -> View:
    """For people who look after a prefecture and operators, with their second factor. 404 for all others."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not access.is_moderator(person_of(request)):
            raise Http404
        if (asked := second_factor_page(request)) is not None:
            return asked
        return view(request, *args, **kwargs)

    page = signed_in_page(answer)
    page.access = "moderator"  # type: ignore[attr-defined]
    return page
