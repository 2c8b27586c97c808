"""`/healthz` and `/readyz`."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from tests.api import schemas

PATHS = ["/healthz", "/readyz"]


def worker_beat(age: timedelta) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [timezone.now() - age]
        )


def test_the_process_answers_without_the_database(client: Client) -> None:
    response = client.get("/healthz")  # no database mark: a query would fail the test
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_all_is_there(client: Client) -> None:
    worker_beat(timedelta(seconds=5))
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "database": True, "migrations": True, "worker": True}
    assert "no-store" in response["Cache-Control"]
    head = client.head("/readyz")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.django_db
def test_not_ready_without_a_worker(client: Client) -> None:
    worker_beat(timedelta(minutes=1))
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "database": True, "migrations": True, "worker": False}


@pytest.mark.django_db
def test_not_ready_with_an_older_schema(client: Client) -> None:
    worker_beat(timedelta(0))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'directory'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "database": True, "migrations": False, "worker": True}


@pytest.mark.django_db
def test_not_ready_when_the_database_is_away(client: Client) -> None:
    def away(*call: Any) -> None:
        raise OperationalError("connection refused at 10.0.0.5")

    with connection.execute_wrapper(away):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "database": False, "migrations": False, "worker": False}
    assert "10.0.0.5" not in response.content.decode()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_to_write(client: Client, path: str, method: str) -> None:
    response = getattr(client, method)(path)
    schemas.is_problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", PATHS)
def test_options(client: Client, path: str) -> None:
    response = client.options(path)
    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")
