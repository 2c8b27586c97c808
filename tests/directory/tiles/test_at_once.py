"""Writers, readers and the folding task at the same moment, in real transactions: nobody waits, nothing is
lost, and no version stands for two contents.
"""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from tests.database import ROOT, create_database, drop_database, url_of

_TWO_LISTINGS = """
import django
django.setup()
from tests.factories import make_listing
make_listing(points=[(35.471234, 133.061234)], title="one")
make_listing(points=[(35.471234, 133.061234)], title="other")
"""
_IN_DJANGO = """
import django
django.setup()
from directory import totals
from directory.tiles import sums, upkeep
from directory.tiles.grid import Tile
"""
WITHDRAW = "UPDATE directory_listing SET status = 'withdrawn' WHERE title = %s"
# As in `sums`: what is folded, and what changed since.
COUNT = """
    SELECT coalesce((SELECT sum(count) FROM directory_tilecell WHERE z = 0), 0)
         + coalesce((SELECT sum(delta) FROM directory_tilechange), 0)
"""
VERSION = """
    SELECT coalesce((SELECT version FROM directory_tile WHERE z = 0), 0)
         # coalesce((SELECT bit_xor(token) FROM directory_tilechange), 0)
"""


@pytest.fixture(scope="module")
def two_listings(template_database: str, worker_id: str) -> Iterator[str]:
    """A database with two listings on one point, to be cloned."""
    name = f"tonari_two_listings_{os.getpid()}_{worker_id}"
    create_database(name, template=template_database)
    django(name, _TWO_LISTINGS)
    yield name
    drop_database(name)


@pytest.fixture
def database(two_listings: str, worker_id: str) -> Iterator[str]:
    """A copy of it for one test, which commits what it does."""
    name = f"tonari_tiles_at_once_{os.getpid()}_{worker_id}"
    create_database(name, template=two_listings)
    yield name
    drop_database(name)


def django(name: str, script: str) -> str:
    """Run a script in a process of its own, on a database; what it printed."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": url_of(name),
        "TONARI_DB_POOL": "0",
    }
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def value(connection: psycopg.Connection, statement: str) -> int:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("order", [("one", "other"), ("other", "one")])
def test_writers_do_not_wait_and_each_commit_is_a_version_of_its_own(
    database: str, order: tuple[str, str]
) -> None:
    address = url_of(database)
    with (
        psycopg.connect(address) as one,
        psycopg.connect(address) as other,
        psycopg.connect(address, autocommit=True) as reader,
    ):
        writers = {"one": one, "other": other}
        for name, writer in writers.items():
            writer.execute("SET lock_timeout = '2s'")
            writer.execute(WITHDRAW, [name])  # at the same point, in the same cells
            assert value(writer, COUNT) == 1  # each sees its own change, in its own transaction
        seen = {value(reader, VERSION): value(reader, COUNT)}
        assert set(seen.values()) == {2}
        writers[order[0]].commit()
        seen[value(reader, VERSION)] = value(reader, COUNT)
        # What is folded now must not lose what is not committed yet.
        assert int(django(database, _IN_DJANGO + "print(upkeep.fold())")) > 0
        seen[value(reader, VERSION)] = value(reader, COUNT)
        writers[order[1]].commit()
        seen[value(reader, VERSION)] = value(reader, COUNT)
        assert list(seen.values()) == [2, 1, 0]
    checks = "print(upkeep.differences(), totals.differences(), upkeep.fold() > 0, upkeep.differences())"
    assert django(database, _IN_DJANGO + checks) == "0 0 True 0"


def test_one_folds_at_a_time(database: str) -> None:
    with psycopg.connect(url_of(database)) as busy:
        busy.execute("SELECT pg_advisory_xact_lock(hashtext('directory_tilecell'))")
        busy.execute("SELECT pg_advisory_xact_lock(hashtext('directory_total'))")
        assert django(database, _IN_DJANGO + "print(upkeep.fold(), totals.fold())") == "0 0"
    assert django(database, _IN_DJANGO + "print(upkeep.fold() > 0, totals.fold() > 0)") == "True True"


def test_a_change_while_everything_is_summed_up_anew_counts_once(database: str) -> None:
    with psycopg.connect(url_of(database)) as writer:
        writer.execute(WITHDRAW, ["one"])
        django(database, _IN_DJANGO + "upkeep.rebuild(); totals.rebuild()")
        writer.commit()
        assert value(writer, COUNT) == 1
    assert django(database, _IN_DJANGO + "print(upkeep.differences(), totals.differences())") == "0 0"
