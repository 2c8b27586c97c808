"""What the pages of signing in have in common. They are in three languages, and nobody keeps copies."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from frontend.public.page import WITH_FORM, method_not_allowed

View = Callable[..., Any]


def open_page(view: View) -> View:
    """Marks a view of signing in itself: for everybody."""
    return _page(view, "public")


def own_page(view: View) -> View:
    """Marks a view of one's own account; who has not signed in is led to it and back."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return _page(answer, "signed in")


def _page(view: View, access: str) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method not in WITH_FORM:
            return method_not_allowed(request, WITH_FORM)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(WITH_FORM)})
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    answer.access = access  # type: ignore[attr-defined]  # read by the permission table of the tests
    return answer


class Refusing:
    """A view of allauth that says 400 when it shows a form again with what is wrong in it."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if isinstance(response, TemplateResponse) and response.status_code == 200:
            response.status_code = 400
        return response
