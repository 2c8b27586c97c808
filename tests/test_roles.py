"""The web role writes rows and nothing else; the export role only reads. Checked on a real database."""

import os
import secrets
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from tests.database import create_database, drop_database, manage, url_of


@pytest.fixture(scope="module")
def database(request: pytest.FixtureRequest, worker_id: str) -> Iterator[tuple[str, str, str]]:
    """A migrated database with two roles granted: its name, the web role, the export role."""
    name = f"tonari_roles_{os.getpid()}_{worker_id}"
    web, export = (f"{name}_{role}_{secrets.token_hex(2)}" for role in ("web", "export"))
    create_database(name, template=request.getfixturevalue("template_database"))
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


def run(name: str, role: str, statement: str) -> None:
    with psycopg.connect(url_of(name)) as connection:
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        connection.execute(statement)
        connection.rollback()


SCHEMA_CHANGES = [
    "CREATE TABLE more (id int)",
    "ALTER TABLE directory_listing ADD COLUMN more int",
    "DROP TABLE directory_spot",
    "CREATE INDEX more ON directory_listing (title)",
    "ALTER TABLE directory_place DISABLE TRIGGER ALL",
    "TRUNCATE directory_listing CASCADE",
    "CREATE SCHEMA more",
    "CREATE OR REPLACE FUNCTION directory_project(ids uuid[]) RETURNS void LANGUAGE sql AS ''",
    "CREATE OR REPLACE VIEW directory_projection AS SELECT 1",
]


@pytest.mark.parametrize("statement", SCHEMA_CHANGES)
@pytest.mark.parametrize("which", [1, 2], ids=["web", "export"])
def test_no_role_but_the_owner_alters_the_schema(
    database: tuple[str, str, str], which: int, statement: str
) -> None:
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.WrongObjectType)):
        run(database[0], database[which], statement)


def test_the_web_role_reads_and_writes_rows(database: tuple[str, str, str]) -> None:
    name, web, _export = database
    run(name, web, "UPDATE directory_municipality SET population = population WHERE code = '32201'")
    run(name, web, "INSERT INTO directory_spot (point) VALUES ('SRID=4326;POINT(133 35)')")
    run(name, web, "SELECT * FROM directory_listing")


@pytest.mark.parametrize("statement", [
    "UPDATE directory_listingevent SET title = ''",
    "DELETE FROM directory_listingevent",
    "DELETE FROM django_migrations",
])  # fmt: skip
def test_the_web_role_cannot_rewrite_history(database: tuple[str, str, str], statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(database[0], database[1], statement)


def test_the_export_role_only_reads(database: tuple[str, str, str]) -> None:
    name, _web, export = database
    run(name, export, "SELECT * FROM directory_listing")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(name, export, "DELETE FROM directory_spot")
