"""Pages for people who have signed in: theirs alone, in Japanese and English, kept by nobody in between."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from directory import access
from directory.models import Organization, Person
from frontend.accounts.second_factor import second_factor_page
from frontend.public.language import by_lang, of_request, path_in
from frontend.public.page import WITH_FORM, method_not_allowed, render

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def person_of(request: HttpRequest) -> Person:
    """Who has signed in. Only behind one of the decorators below."""
    return cast(Person, request.user)


def not_kept(request: HttpRequest) -> HttpResponse:
    """404 for a form about something that is not, or no longer, the person's, with all that they typed: a
    colleague who was removed while writing can hand it on."""
    typed = [text for _name, texts in request.POST.lists() for text in map(str, texts) if text.strip()]
    return render(request, "errors/not_kept.html", {"typed": typed}, status=404)


def signed_in_page(view: View) -> View:
    """Marks a view as one for people who have signed in; others are led to the sign-in and back.

    What is not theirs (`access.NotYours`) is 404; what was typed there comes back with it. What only owners
    decide (`access.OwnersOnly`) is 403. Plain Japanese leads to Japanese: these pages are in two
    languages. Forms may be sent here (GET, HEAD and POST arrive); a view that takes none says `require_safe`
    beneath this, one that takes nothing else `require_POST`.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in WITH_FORM:
            return method_not_allowed(request, WITH_FORM)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if of_request(request).lang == "easy" and request.method in ("GET", "HEAD"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(path_in(request, by_lang("ja")) + (f"?{query}" if query else ""))
        try:
            response = view(request, *args, **kwargs)
        except access.OwnersOnly:
            raise PermissionDenied from None
        except access.NotYours:
            if request.method == "POST":
                return not_kept(request)
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
