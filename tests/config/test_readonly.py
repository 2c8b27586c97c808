"""A request that only reads can write nothing."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import path

from config import urls as site
from config.readonly import WriteRefused, only_reads
from directory.models import Organization
from tests.factories import OrganizationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def rename(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Organization.objects.update(name="別の名前")))


def rename_late(request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[bytes]:
        yield b"first"
        yield str(Organization.objects.update(name="別の名前")).encode()

    return StreamingHttpResponse(parts())


urlpatterns = [path("rename/", rename), path("rename-late/", rename_late), *site.urlpatterns]


@pytest.fixture
def organization() -> Organization:
    return OrganizationFactory.create(name="元の名前")


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_view_that_writes_is_refused(client: Client, organization: Organization, method: str) -> None:
    with pytest.raises(WriteRefused, match="UPDATE"), transaction.atomic():
        getattr(client, method)("/rename/")
    organization.refresh_from_db()
    assert organization.name == "元の名前"


def test_in_production_it_is_an_error_in_the_log(
    organization: Organization, caplog: pytest.LogCaptureFixture
) -> None:
    assert Client(raise_request_exception=False).get("/rename/").status_code == 500
    assert any(record.exc_info and record.exc_info[0] is WriteRefused for record in caplog.records)


def test_what_is_streamed_is_refused_too(client: Client, organization: Organization) -> None:
    parts = iter(client.get("/rename-late/"))
    assert next(parts) == b"first"
    with pytest.raises(WriteRefused):
        next(parts)


def test_a_post_may_write_and_so_may_what_comes_after_a_get(
    client: Client, organization: Organization
) -> None:
    assert client.post("/rename/").content == b"1"
    assert client.get("/about/").status_code == 200
    organization.name = "三つ目"
    organization.save()
    assert not connection.execute_wrappers


@pytest.mark.parametrize(
    ("sql", "reads"),
    [
        ("SELECT 1", True),
        ("  (SELECT 1) UNION (SELECT 2)", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", True),
        ("SELECT updated_at, \"delete\" FROM t WHERE x = 'INSERT INTO; --'", True),
        ("SELECT 'it''s' -- UPDATE", True),
        ("SELECT 1;", True),
        ("UPDATE t SET a = 1", False),
        ("with a AS (DELETE FROM t RETURNING 1) SELECT * FROM a", False),
        ("SELECT * FROM t FOR UPDATE", False),
        ("SELECT * FROM t FOR  NO KEY UPDATE", False),
        ("SELECT * FROM t FOR KEY SHARE SKIP LOCKED", False),
        ("SELECT * INTO u FROM t", False),
        ("SELECT nextval('s')", False),
        ("SELECT pg_notify('a', 'b')", False),
        ("SELECT directory_write_entries(ARRAY[]::uuid[])", False),
        ("SELECT 1; DROP TABLE t", False),
        ("SELECT '\\'; DROP TABLE t --'", False),
        ("EXPLAIN ANALYZE DELETE FROM t", False),
        ("TRUNCATE t", False),
        ("CALL p()", False),
        ("COPY t FROM stdin", False),
        ("", False),
    ],
)
def test_statements_are_judged_by_what_they_do(sql: str, reads: bool) -> None:
    assert only_reads(sql) is reads
