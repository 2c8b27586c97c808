"""Exports read by the connection that DATABASE_EXPORT_URL names, and by no other."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.database import create_database, drop_database, ensure_samples, manage, url_of

ROOT = Path(__file__).resolve().parents[2]

# Runs in a process of its own, whose settings know both connections. Says what each of them was asked for.
SCRIPT = """
import django, json
django.setup()
from django.db import connections
from django.test import Client
from directory.search import rows, whole
whole.BATCH = 20
users = []
select = rows.select
def watched(statement, params):
    users.append(select("SELECT current_user, current_setting('transaction_read_only')", [])[0])
    return select(statement, params)
rows.select = watched
client = Client()
lines = b"".join(client.get("/api/v1/listings/?format=ndjson").streaming_content).splitlines()
ids = [json.loads(line)["id"] for line in lines]
exported, users[:] = sorted(set(users)), []
page = client.get("/api/v1/listings/?limit=100").json()
print(json.dumps([exported, sorted(set(users)), ids, [each["id"] for each in page["results"]]]))
"""


@pytest.fixture
def site(template_database: str, worker_id: str) -> Iterator[tuple[str, str, str]]:
    """A database with samples, the web role and the export role."""
    name = f"tonari_export_{os.getpid()}_{worker_id}"
    web, export = (f"{name}_{role}_{secrets.token_hex(2)}" for role in ("web", "export"))
    create_database(name, template=ensure_samples(template_database))
    with psycopg.connect(url_of(name), autocommit=True) as connection:
        for role in (web, export):
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
    manage(name, "grant_roles", TONARI_WEB_ROLE=web, TONARI_EXPORT_ROLE=export)
    yield name, web, export
    drop_database(name)
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        for role in (web, export):
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def test_an_export_reads_as_the_export_role(site: tuple[str, str, str]) -> None:
    name, web, export = site

    def as_role(role: str, settings: str = "") -> str:
        return f"{url_of(name)}?options=-c%20role%3D{role}{settings}"

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": as_role(web),
            "DATABASE_EXPORT_URL": as_role(export, "%20-c%20default_transaction_read_only%3Don"),
            "TONARI_DB_POOL": "1",
            "TONARI_HOSTS": "testserver",
            "TONARI_RATE_ANON": "0",
        },
    )
    exported, listed, ids, first = json.loads(done.stdout)
    assert exported == [[export, "on"]]
    assert listed == [[web, "off"]]
    assert len(ids) > 40
    assert ids[: len(first)] == first
