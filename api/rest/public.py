"""What every public address of the API has in common."""

from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import override
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.formats.links import Links
from api.language import TAGS, preferred_lang
from api.problems import http_problem
from api.rest.parameters import Pairs, check, own_pairs
from directory.vocabulary import Lang


class PublicView(APIView):
    """An address everybody may read, without a key. This class is the explicit mark: the default is closed.

    It answers GET, HEAD and OPTIONS, in the language asked for, and refuses parameters it does not know.

    parameters: names this address understands, besides `lang` and `format`; None: the view checks itself.
    """

    permission_classes = (AllowAny,)
    http_method_names = ("get", "head", "options")
    access = "public"  # read by the permission table of the tests
    parameters: ClassVar[frozenset[str] | None] = frozenset()
    # Those of `parameters` that take several values.
    several: ClassVar[frozenset[str]] = frozenset()

    lang: Lang
    pairs: Pairs

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.lang = preferred_lang(request)
        with override(TAGS[self.lang]):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):
            return
        self.pairs = own_pairs(request.query_params, self.formats())
        if self.parameters is not None:
            check(self.pairs, self.parameters, several=self.several)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """What can be done here: the `Allow` header (and what a browser asks before it lets a page read)."""
        response = Response(status=204)
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
        response["Access-Control-Max-Age"] = "86400"
        return response

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        # Everything here is public and no cookie counts: pages of other sites may read it.
        response["Access-Control-Allow-Origin"] = "*"
        if response.status_code != 200:
            if response.status_code != 204:
                response["Content-Language"] = TAGS[self.lang]
            response["Cache-Control"] = "no-store"
            return response
        response["Content-Language"] = TAGS[self.lang]
        # Kept copies are asked about each time: what is withdrawn is gone at once, in caches too.
        response["Cache-Control"] = "no-cache"
        if not response.streaming:
            response.add_post_render_callback(partial(_conditional, request._request))
        return response

    def formats(self) -> list[str]:
        """The values of `format` that this address understands."""
        return [str(renderer.format) for renderer in self.renderer_classes]

    def links(self) -> Links:
        """Page addresses on this request's host, in its language."""
        return Links(base=self.request.build_absolute_uri("/")[:-1], lang=self.lang)

    def address(self, pairs: Pairs) -> str:
        """This address with other parameters; `lang` and `format` stay when they were given."""
        asked = self.request.query_params
        kept = [(name, asked[name]) for name in ("lang", "format") if asked.get(name)]
        return self.request.build_absolute_uri(self.request.path) + query_string([*pairs, *kept])


def query_string(pairs: Pairs) -> str:
    """`?a=1&b=2`, or nothing."""
    return "?" + urlencode(pairs, safe=",") if pairs else ""


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An ETag made of the content; 304 for who has it already, 412 for who wants another (If-Match)."""
    etag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    if answer is None:
        return response
    if answer.status_code == HTTPStatus.PRECONDITION_FAILED:
        return http_problem(request, answer.status_code)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
