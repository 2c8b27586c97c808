"""Every error that the framework, the database or we ourselves raise under `/api/` is a problem detail."""

import logging
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import exceptions as django_exceptions
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import APIView

from api.rest.problems import Gone
from api.rest.public import PublicView
from config import errors as handlers
from config import urls as real
from tests.api import schemas
from tests.api.conftest import Ask

RAISED = SimpleNamespace(error=None)


class Failing(PublicView):
    def get(self, request: Any) -> Response:
        raise RAISED.error


class Slow(PublicView):
    def get(self, request: Any) -> Response:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return Response({})


class Unmarked(APIView):
    """Somebody forgot to say who may read this."""

    def get(self, request: Any) -> Response:
        return Response({"secret": True})


class Taking(PublicView):
    http_method_names = ("post",)

    def post(self, request: Any) -> Response:
        return Response(request.data)


def broken(request: HttpRequest) -> None:
    raise RuntimeError("the wall of secrets")


def forbidden(request: HttpRequest) -> None:
    raise django_exceptions.PermissionDenied


class Urls:
    urlpatterns = [
        path("api/failing", Failing.as_view()),
        path("api/slow", Slow.as_view()),
        path("api/unmarked", Unmarked.as_view()),
        path("api/taking", Taking.as_view()),
        path("api/broken", broken),
        path("api/forbidden", forbidden),
        *real.urlpatterns,
    ]
    handler400 = handlers.bad_request
    handler403 = handlers.permission_denied
    handler404 = handlers.not_found
    handler500 = handlers.server_error


@pytest.fixture
def failing(client: Client) -> Iterator[Callable[..., Any]]:
    """Asks the views above. Errors are answered as on a real server, not raised into the test."""
    client.raise_request_exception = False

    def request(where: str, error: Exception | None = None, method: str = "get", **more: Any) -> Any:
        RAISED.error = error
        return getattr(client, method)(f"/api/{where}", **more)

    with override_settings(ROOT_URLCONF=Urls):
        yield request


RAISABLE = [
    (exceptions.ParseError(), 400),
    (exceptions.ValidationError("no"), 400),
    (exceptions.AuthenticationFailed(), 403),  # there is no way to sign in that it could name
    (exceptions.NotAuthenticated(), 403),
    (exceptions.PermissionDenied(), 403),
    (exceptions.NotFound(), 404),
    (exceptions.MethodNotAllowed("GET"), 405),
    (exceptions.NotAcceptable(), 406),
    (Gone(), 410),
    (exceptions.UnsupportedMediaType("text/csv"), 415),
    (exceptions.Throttled(wait=7.2), 429),
    (exceptions.APIException(), 500),
    (Http404(), 404),
    (django_exceptions.PermissionDenied(), 403),
    (django_exceptions.SuspiciousOperation(), 400),
    (django_exceptions.TooManyFieldsSent(), 400),
    (django_exceptions.DisallowedHost(), 400),
    (django_exceptions.BadRequest(), 400),
    (django_exceptions.RequestDataTooBig(), 413),
    (OperationalError("no route"), 503),
    (InterfaceError("closed"), 503),
    (ValueError("the wall of secrets"), 500),
    (KeyError("the wall of secrets"), 500),
    (RecursionError(), 500),
]


@pytest.mark.parametrize(("error", "status"), RAISABLE, ids=lambda value: type(value).__name__)
def test_whatever_a_view_raises(
    failing: Callable[..., Any], error: Exception, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    response = failing("failing", error)
    problem = schemas.is_problem(response, status)
    assert "secrets" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    if status in (500, 503) and not isinstance(error, exceptions.APIException):
        assert problem["id"] in caplog.text  # who reports it can name it
    if status == 429:
        assert response["Retry-After"] == "8"
    if status == 503:
        assert int(response["Retry-After"]) > 0


def test_every_error_of_the_framework_is_among_them() -> None:
    """A newer REST framework may bring another one."""
    known = {type(error) for error, _status in RAISABLE}
    theirs = {
        each for each in vars(exceptions).values() if isinstance(each, type) and issubclass(each, Exception)
    }
    assert {each for each in theirs if issubclass(each, exceptions.APIException)} <= known


def test_parts_of_a_body_are_named_by_pointers(failing: Callable[..., Any]) -> None:
    detail = {
        "pay": {"min": ["a"]},
        "a/b~c": ["b"],
        "places": [{}, {"name": ["c"]}],
        "non_field_errors": ["d"],
    }
    problem = schemas.is_problem(failing("failing", exceptions.ValidationError(detail)), 400)
    assert {(each["pointer"], each["detail"]) for each in problem["errors"]} == {
        ("/pay/min", "a"),
        ("/a~1b~0c", "b"),
        ("/places/1/name", "c"),
        ("", "d"),
    }


def test_an_unmarked_view_is_closed(failing: Callable[..., Any]) -> None:
    response = failing("unmarked")
    assert response.status_code == 403
    assert "secret" not in response.content.decode()
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_a_statement_over_its_time_is_503(failing: Callable[..., Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
    response = failing("slow")
    schemas.is_problem(response, 503)
    assert int(response["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/csv", "a,b", 415),
        ("application/json", "{", 400),
        ("application/json", b"\xff\xfe", 400),
        ("application/json", "[" * 100_000, 400),
    ],
)
def test_bodies_that_cannot_be_read(
    failing: Callable[..., Any], content_type: str, body: str | bytes, status: int
) -> None:
    schemas.is_problem(failing("taking", method="post", data=body, content_type=content_type), status)


def test_outside_of_views_too(failing: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    problem = schemas.is_problem(failing("broken"), 500)
    assert problem["id"] in caplog.text
    schemas.is_problem(failing("forbidden"), 403)


def test_an_unknown_host_is_400(client: Client) -> None:
    schemas.is_problem(client.get("/api/v1/prefectures/", headers={"host": "evil.example"}), 400)
    schemas.is_problem(client.get("/healthz/nowhere", headers={"host": "evil.example"}), 400)


@pytest.mark.parametrize("lang", ["ja", "en", "easy"])
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(
    "path",
    ["/api/", "/api", "/api/v1/", "/api/v1/nowhere/", "/api/v2/listings/", "/api/v1/%00/", "/api/%ff/"],
)
@pytest.mark.parametrize("method", ["get", "post", "options", "delete"])
def test_unknown_addresses(ask: Ask, settings: Any, method: str, path: str, debug: bool, lang: str) -> None:
    settings.DEBUG = debug
    schemas.is_problem(ask(f"{path}?lang={lang}", method=method), 404)


def test_an_error_says_it_in_the_language_asked_for(ask: Ask) -> None:
    details = {
        lang: schemas.is_problem(ask(f"/api/v1/nowhere/?lang={lang}"), 404)["detail"]
        for lang in ("ja", "en", "easy")
    }
    assert len(set(details.values())) == 3
    assert details["en"].isascii()


def test_the_log_keeps_what_happened(failing: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        failing("failing", ValueError("the wall of secrets"))
    assert "the wall of secrets" in caplog.text


def test_pages_get_pages(rf: RequestFactory) -> None:
    for address, machine in (
        ("/api/x", True),
        ("/healthz", True),
        ("/readyz", True),
        ("/apia", False),
        ("/", False),
    ):
        assert handlers.for_machines(rf.get(address)) is machine
