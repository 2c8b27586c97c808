"""What is said when no view answers: problem details to machines, pages to people."""

import logging
import uuid
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from api.language import TAGS, preferred_lang
from api.problems import http_problem
from directory.search import FieldError
from frontend.public import errors as pages
from frontend.public.page import bad_request as page_bad_request

logger = logging.getLogger(__name__)

_MACHINES = ("/api/", "/feeds/", "/tiles/", "/healthz", "/readyz")


def for_machines(request: HttpRequest) -> bool:
    """Whether the one who asks reads JSON rather than pages; the address says so."""
    return request.path_info.startswith(_MACHINES) or request.path_info == "/api"


def reader_language(request: HttpRequest) -> str:
    """Django's name of the language to answer this request in: pages have theirs active already."""
    return TAGS[preferred_lang(request)] if for_machines(request) else get_language() or TAGS["ja"]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a request that Django itself refuses (an unknown host, too many parameters)."""
    if for_machines(request):
        return http_problem(request, 400)
    return pages.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    if for_machines(request):
        return http_problem(request, 403)
    return pages.forbidden(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: an address that is none."""
    if for_machines(request):
        return http_problem(request, 404)
    return pages.not_found(request, exception)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: somebody tries too often (signing in; the API has its own)."""
    return pages.too_many(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. What happened is in the log; who asked gets an id to name it by, and no more."""
    if for_machines(request):
        number = uuid.uuid4().hex
        logger.error("unexpected error (%s) at %s", number, request.path)
        return http_problem(request, 500, id=number)
    return pages.server_error(request)


def refuse(request: HttpRequest, status: int, errors: Sequence[FieldError]) -> HttpResponse:
    """A request that reaches no view, because its query string cannot be read (see `config.querystring`)."""
    if for_machines(request):
        return http_problem(request, status, errors)
    response = page_bad_request(request, [error.detail for error in errors])
    response.status_code = status
    return response
