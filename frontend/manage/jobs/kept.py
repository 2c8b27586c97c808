"""Nothing typed is lost when somebody may not save it any more: signed out meanwhile, or no longer a member.

The answer shows every text that was sent, to copy, and can be sent again as it is after signing in (in
another tab). Nothing of it is stored, here or on the device: it may be somebody else's.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from frontend.public.page import render
from frontend.signed_in import organization_page
from jobs.form.fields import FIELDS

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]
_SHOWN = 100  # names of a form; more are nobody's


def keeping(label_of: Callable[[str], Any]) -> Callable[[View], View]:
    """`organization_page` for forms: a form that cannot be saved comes back with all that was typed.

    label_of: what the text of that field is called; None for what nobody typed.
    """

    def decorate(view: View) -> View:
        page = organization_page(view)

        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method != "POST":
                return page(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return _back(request, label_of, signed_out=True)
            try:
                return page(request, *args, **kwargs)
            except Http404:
                return _back(request, label_of, signed_out=False)

        answer.access = "member"  # type: ignore[attr-defined]
        return answer

    return decorate


def _label(name: str) -> Any:
    return FIELDS[name].label if name in FIELDS else None


draft_page = keeping(_label)


def is_autosave(request: HttpRequest) -> bool:
    """Whether a page saves by itself (`frontend/ts/drafts.ts`)."""
    return request.headers.get("Accept") == "application/json"


def _back(request: HttpRequest, label_of: Callable[[str], Any], *, signed_out: bool) -> HttpResponse:
    status = 403 if signed_out else 404
    if is_autosave(request):
        return JsonResponse({"signed_out": signed_out}, status=status)
    sent = list(request.POST.lists())[:_SHOWN]
    context = {
        "signed_out": signed_out,
        "sign_in": reverse("account_login"),
        "again": [(name, value) for name, values in sent for value in values],
        "typed": [
            (label, value)
            for name, values in sent
            if (label := label_of(name)) is not None
            for value in values
            if value.strip()
        ],
    }
    response = render(request, "manage/jobs/kept.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response
