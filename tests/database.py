"""A template database that holds the schema and the gazetteer; test databases are cloned from it. Another one
that holds the samples as well is made when a test asks for it.

Loading the gazetteer takes seconds, cloning a database a fraction of one. The template's name carries a
hash of everything it is made from, so that it is built anew exactly when one of these changes.
"""

import atexit
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.utils import timezone
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
_PREFIX = "tonari_template_"
_INPUTS = (
    "directory/migrations/*.py",
    "jobs/migrations/*.py",
    "directory/models/*.py",
    "directory/entries.py",
    "directory/folding.py",
    "directory/suggest/phrases.py",
    "directory/gazetteer/*.py",
    "directory/geocoding/*.py",
    "directory/data/*",
    "requirements/base.txt",
)
_SAMPLES = "tonari_samples_"
_SAMPLE_INPUTS = (*_INPUTS, "directory/**/*.py", "jobs/**/*.py")


def owner_url() -> str:
    """The address with which databases may be created; raises RuntimeError when none is set."""
    url = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL")
    if not url:
        raise RuntimeError("Tests need a database server. Run `make test`, which starts one.")
    return url


def url_of(name: str) -> str:
    """The owner's address of another database on the same server."""
    parts = urlsplit(owner_url())
    return urlunsplit(parts._replace(path=f"/{name}"))


def ensure_template() -> str:
    """Build the template unless it is there already. Returns its name.

    No other run drops it as long as this process lives.
    """
    return _ensure(
        _PREFIX, _fingerprint(_INPUTS), "template1", ["migrate", "--verbosity=0"], ["load_gazetteer"]
    )


def ensure_samples(template: str) -> str:
    """The same for a copy of the template with today's samples in it."""
    day = timezone.localdate()  # samples are dated by it
    return _ensure(_SAMPLES, f"{day:%y%m%d}_{_fingerprint(_SAMPLE_INPUTS)}", template, ["seed_sample"])


def _ensure(family: str, own: str, template: str, *commands: list[str]) -> str:
    name = family + own
    use = psycopg.connect(url_of("postgres"), autocommit=True)
    atexit.register(use.close)
    use.execute("SELECT pg_advisory_lock_shared(hashtext(%s))", [name])
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        # One builds, others wait; the lock ends with the connection.
        server.execute("SELECT pg_advisory_lock(hashtext('tonari_template'))")
        if _exists(server, name):
            return name
        for (old,) in server.execute(
            "SELECT datname FROM pg_database WHERE datname ^@ %s", [family]
        ).fetchall():
            # One that another run uses stays until nobody does. The lock ends with the connection.
            lock = server.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [old]).fetchone()
            if lock == (True,):
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(old)))
        building = f"{name}_building"
        create_database(building, template=template, server=server)
        for command in commands:
            manage(building, *command, SAMPLE="1")
        server.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(building), sql.Identifier(name))
        )
    return name


def create_database(
    name: str, *, template: str = "template1", server: psycopg.Connection | None = None
) -> None:
    """Create a database (dropping one of that name), with PostGIS in it."""
    if server is None:
        with psycopg.connect(url_of("postgres"), autocommit=True) as own:
            create_database(name, template=template, server=own)
        return
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    server.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    )
    with psycopg.connect(url_of(name), autocommit=True) as database:
        database.execute("CREATE EXTENSION IF NOT EXISTS postgis")


def drop_database(name: str) -> None:
    """Drop a database that a test made."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def manage(database: str, *command: str, **environment: str) -> None:
    """Run a management command on a database as its owner (the system checks are a test of their own)."""
    subprocess.run(
        [sys.executable, "manage.py", *command, "--skip-checks"],
        cwd=ROOT,
        check=True,
        env={**os.environ, "DATABASE_URL": url_of(database), "TONARI_DB_POOL": "0", **environment},
        stdout=subprocess.DEVNULL,
    )


def _exists(server: psycopg.Connection, name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _fingerprint(inputs: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for pattern in inputs:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
