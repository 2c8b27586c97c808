"""Every address under `/api/` that is none."""

from typing import Any, NoReturn

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from rest_framework.request import Request

from api.rest.public import PublicView


class _SamePlace(HttpResponseRedirect):
    """308: a client repeats its request there, with the same method."""

    status_code = 308


class UnknownAddress(PublicView):
    """404 as a problem detail for every method, whatever the settings. A forgotten final slash is added."""

    parameters = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        path = request.path_info
        if not path.endswith("/") and _leads_somewhere(f"{path}/"):
            query = request.META.get("QUERY_STRING", "")
            return _SamePlace(
                f"{path}/" + (f"?{query}" if query else ""), headers={"Access-Control-Allow-Origin": "*"}
            )
        return super().dispatch(request, *args, **kwargs)

    def http_method_not_allowed(self, request: Any, *args: Any, **kwargs: Any) -> NoReturn:
        raise Http404

    def get(self, request: Request) -> NoReturn:
        raise Http404

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        raise Http404


def _leads_somewhere(path: str) -> bool:
    try:
        match: ResolverMatch = resolve(path)
    except Resolver404:
        return False
    return getattr(match.func, "view_class", None) is not UnknownAddress
