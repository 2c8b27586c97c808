"""Databases full of synthetic listings, built once and kept."""

import os

import psycopg

from tests.database import create_database, ensure_template, manage, url_of


def ensure_listings(count: int, *, as_is: bool = False) -> str:
    """A database with that many synthetic listings; its name.

    Built when it is missing, only half built, or built from another schema (unless `as_is`).
    """
    name = f"tonari_bench_{count}"
    if not as_is:
        template = ensure_template()
        if not _holds(name, count, template):
            _build(name, count, template)
    if not _granted(name):
        manage(name, "grant_roles")
    return name


def _build(name: str, count: int, template: str) -> None:
    print(f"Building {name} ...", flush=True)
    create_database(name, template=template)
    manage(name, "seed_sample", f"--scale={count}", SAMPLE="1")
    with psycopg.connect(url_of(name), autocommit=True) as database:
        database.execute("CREATE TABLE bench_template AS SELECT %s AS name", [template])
        database.execute("VACUUM ANALYZE")


def _holds(name: str, count: int, template: str) -> bool:
    try:
        with psycopg.connect(url_of(name)) as database:
            (listings,) = database.execute("SELECT count(*) FROM directory_listing").fetchone() or (0,)
            (built_from,) = database.execute("SELECT name FROM bench_template").fetchone() or ("",)
            return bool(listings == count and built_from == template)
    except psycopg.Error:
        return False


def _granted(name: str) -> bool:
    """Whether the roles of the servers that are measured may read everything."""
    roles = [os.environ.get("TONARI_WEB_ROLE"), os.environ.get("TONARI_EXPORT_ROLE")]
    with psycopg.connect(url_of(name)) as database:
        row = database.execute(
            "SELECT bool_and(has_table_privilege(role, pg_class.oid, 'SELECT')) "
            "FROM pg_class, unnest(%s::text[]) AS role "
            "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
            [[role for role in roles if role]],
        ).fetchone()
    return row != (False,)
