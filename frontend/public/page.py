"""What every page has in common: reading only, known parameters only, an honest answer to everything else."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render as django_render
from django.utils.translation import gettext as _

from directory.vocabulary import LANGS
from frontend.public.language import by_lang, of_request, path_in

ALLOWED_METHODS = ("GET", "HEAD", "OPTIONS")
WITH_FORM = (*ALLOWED_METHODS[:2], "POST", "OPTIONS")
# Added to links by newsletters and social networks. Nothing here reads them, so they go.
_TRACKERS = ("fbclid", "gclid", "openExternalBrowser")

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def page(
    *, any_query: bool = False, query: tuple[str, ...] = (), form: bool = False
) -> Callable[[View], View]:
    """Marks a view as a public page.

    It answers GET and HEAD, with `form` also POST; other methods get 405. Parameters that track people, and
    `lang`, are redirected away. Others are refused with 400, unless the view reads them (those
    named in `query`) or the whole query itself (`any_query`).
    """

    methods = WITH_FORM if form else ALLOWED_METHODS

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return method_not_allowed(request, methods)
            if request.method == "OPTIONS":
                return HttpResponse(status=204, headers={"Allow": ", ".join(methods)})
            if request.method == "POST":
                return view(request, *args, **kwargs)
            if clean := _clean_address(request):
                return HttpResponseRedirect(clean)
            strange = [] if any_query else [name for name in request.GET if name not in query]
            if strange:
                return bad_request(request, [_unknown(name) for name in strange])
            return view(request, *args, **kwargs)

        answer.access = "public"  # type: ignore[attr-defined]  # read by the permission table of the tests
        return answer

    return decorate


def render(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page from its template."""
    return django_render(request, template, context, status=status)


def method_not_allowed(request: HttpRequest, methods: tuple[str, ...] = ALLOWED_METHODS) -> HttpResponse:
    """405, with the methods that are."""
    response = render(request, "errors/405.html", {}, status=405)
    response.headers["Allow"] = ", ".join(methods)
    return response


def bad_request(request: HttpRequest, problems: Iterable[str]) -> HttpResponse:
    """400, with what is wrong."""
    return render(request, "errors/400.html", {"problems": list(problems)}, status=400)


def _unknown(name: str) -> str:
    return _("このページでは「%(name)s」という条件は使えません。") % {"name": name[:100]}


def _clean_address(request: HttpRequest) -> str | None:
    """Where the same page is without what no page reads; None when this is it.

    `?lang=en`, as the API says it, leads to the page in that language.
    """
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if not (name.startswith("utm_") or name in _TRACKERS)
    ]
    language = of_request(request)
    asked = [value for name, value in kept if name == "lang"]
    if len(asked) == 1 and asked[0] in LANGS:
        language = by_lang(asked[0])
        kept = [(name, value) for name, value in kept if name != "lang"]
    if len(kept) == sum(len(values) for _name, values in request.GET.lists()):
        return None
    query = QueryDict(mutable=True)
    for name, value in kept:
        query.appendlist(name, value)
    return path_in(request, language) + (f"?{query.urlencode(safe=',')}" if query else "")
