"""Every error under `/api/` as a problem detail (RFC 9457).

`type` is always `about:blank`: the status says what kind of error it is, `title` is its standard phrase,
`detail` a sentence for people in the language of the request, and `errors` names each parameter (`parameter`)
or part of a body (`pointer`) that is wrong. A 500 and a 503 carry an `id` that stands in the log beside what
happened.
"""

import logging
import math
import uuid
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from django.core import exceptions as django_exceptions
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from api.formats.places import candidate
from api.formats.values import plain
from api.rest.language import TAGS, preferred_lang
from directory.search import FieldError, QueryError
from directory.texts import current_lang

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
RETRY_SECONDS = 5

_DETAILS: dict[int, str | Promise] = {
    400: _("このままでは、お答えできません。errors にあるところを直して、もう一度お試しください。"),
    401: _("このキーでは入れません。キーを確かめてください。"),
    403: _("これをする許しがありません。"),
    404: _("ここには何もありません。URL を確かめてください。"),
    405: _("ここでは使えないメソッドです。使えるものは Allow ヘッダーにあります。"),
    406: _("お求めの形式では返せません。JSON（application/json）でお答えします。"),
    410: _("この掲載は取り下げられました。"),
    412: _("If-Match が、いまの内容の ETag と合いません。もう一度読んでください。"),
    413: _("送られたものが大きすぎます。"),
    414: _("URL が長すぎます。条件を減らしてください。"),
    415: _("この形式は受け取れません。JSON（application/json）で送ってください。"),
    429: _("短いあいだに多くのお尋ねがありました。Retry-After の秒数だけ待って、もう一度お試しください。"),
    500: _("こちらの不具合でお答えできませんでした。id を添えてお知らせくだされば、調べます。"),
    503: _("いま、お答えに時間がかかっています。少し待って、もう一度お試しください。"),
}


class Gone(exceptions.APIException):
    """What was here has been withdrawn."""

    status_code = HTTPStatus.GONE


def body(status: int, errors: Sequence[Mapping[str, Any]] = (), **members: Any) -> dict[str, Any]:
    """A problem detail in the active language. Raises ValueError when `status` is no HTTP status."""
    detail = _DETAILS.get(status, _DETAILS[500 if status >= 500 else 400])
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": plain(str(detail)),
        "errors": list(errors),
        **members,
    }


def problem_response(error: Exception, context: Mapping[str, Any]) -> Response:
    """REST framework's exception handler: no error of a view goes past it."""
    set_rollback()
    if isinstance(error, QueryError):
        return _response(body(400, [field_error(each) for each in error.errors]))
    if isinstance(error, exceptions.ValidationError):
        return _response(body(error.status_code, list(_pointers(error.detail))))
    if isinstance(error, exceptions.APIException):
        response = _response(body(error.status_code))
        if (wait := getattr(error, "wait", None)) is not None:  # Throttled
            response["Retry-After"] = str(math.ceil(wait) or 1)
        if challenge := getattr(error, "auth_header", None):
            response["WWW-Authenticate"] = challenge
        return response
    if isinstance(error, Http404):
        return _response(body(404))
    if isinstance(error, django_exceptions.PermissionDenied):
        return _response(body(403))
    if isinstance(error, django_exceptions.RequestDataTooBig):
        return _response(body(413))
    if isinstance(error, django_exceptions.SuspiciousOperation | django_exceptions.BadRequest):
        return _response(body(400))
    return _failure(error, context)


def _failure(error: Exception, context: Mapping[str, Any]) -> Response:
    """What is our fault: logged in full with an id, told with the id alone."""
    number = uuid.uuid4().hex
    request = context.get("request")
    path = getattr(request, "path", "")
    # The database is away, its connections are all taken, or it stopped a statement at its time limit.
    if isinstance(error, OperationalError | InterfaceError):
        logger.error("database did not answer (%s) at %s", number, path, exc_info=error)
        response = _response(body(503, id=number))
        response["Retry-After"] = str(RETRY_SECONDS)
        return response
    logger.error("unexpected error (%s) at %s", number, path, exc_info=error)
    got_request_exception.send(sender=None, request=getattr(request, "_request", request))
    return _response(body(500, id=number))


def field_error(error: FieldError) -> dict[str, Any]:
    """One wrong parameter: its name, what to do, and places that may have been meant."""
    answer: dict[str, Any] = {"parameter": error.parameter, "detail": plain(str(error.detail))}
    if error.suggestions:
        lang = current_lang()
        answer["suggestions"] = [candidate(each, lang) for each in error.suggestions]
    return answer


def _pointers(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """REST framework's nested messages as JSON pointers (RFC 6901)."""
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            own = "" if name == "non_field_errors" else "/" + str(name).replace("~", "~0").replace("/", "~1")
            yield from _pointers(inner, path + own)
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            yield from _pointers(inner, path if isinstance(inner, str) else f"{path}/{index}")
    else:
        yield {"pointer": path, "detail": str(detail)}


def _response(problem: dict[str, Any]) -> Response:
    return Response(problem, status=problem["status"], content_type=CONTENT_TYPE)


def http_problem(
    request: HttpRequest, status: int, errors: Sequence[FieldError] = (), **members: Any
) -> HttpResponse:
    """The same for errors outside a view of REST framework: unknown addresses, refused requests."""
    lang = preferred_lang(request)
    with override(TAGS[lang]):
        problem = body(status, [field_error(error) for error in errors], **members)
    response = HttpResponse(orjson.dumps(problem), status=status, content_type=CONTENT_TYPE)
    response["Content-Language"] = TAGS[lang]
    response["Cache-Control"] = "no-store"
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response
