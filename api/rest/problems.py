"""Every error of the REST API as a problem detail (`api.problems`)."""

import logging
import math
import uuid
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core import exceptions as django_exceptions
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from api.problems import CONTENT_TYPE, RETRY_SECONDS, body, field_error
from directory.search import QueryError

logger = logging.getLogger(__name__)


class Gone(exceptions.APIException):
    """What was here has been withdrawn."""

    status_code = HTTPStatus.GONE


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
