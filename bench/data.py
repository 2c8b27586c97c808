"""Databases full of synthetic listings, built once and kept."""

import psycopg

from tests.database import create_database, ensure_template, manage, url_of


def ensure_listings(count: int) -> str:
    """A database with that many synthetic listings; its name. Built when it is missing or only half built."""
    template = ensure_template()
    name = f"tonari_bench_{count}"
    if _holds(name, count, template):
        return name
    print(f"Building {name} ...", flush=True)
    create_database(name, template=template)
    manage(name, "seed_sample", f"--scale={count}", SAMPLE="1")
    with psycopg.connect(url_of(name), autocommit=True) as database:
        database.execute("CREATE TABLE bench_template AS SELECT %s AS name", [template])
        database.execute("VACUUM ANALYZE")
    return name


def _holds(name: str, count: int, template: str) -> bool:
    try:
        with psycopg.connect(url_of(name)) as database:
            (listings,) = database.execute("SELECT count(*) FROM directory_listing").fetchone() or (0,)
            (built_from,) = database.execute("SELECT name FROM bench_template").fetchone() or ("",)
            return bool(listings == count and built_from == template)
    except psycopg.Error:
        return False
