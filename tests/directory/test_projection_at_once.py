"""Two people write at the same moment, in real transactions: nothing hidden stays in sight."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import psycopg
import pytest

from tests.database import ROOT, create_database, drop_database, url_of

_TWO_LISTINGS = """
import django
django.setup()
from tests.factories import make_listing
make_listing(points=[(35.471234, 133.061234)], visibility="exact", title="has the place")
make_listing(points=[], title="gets the place")
"""
_SHOWN = """
    SELECT DISTINCT pp.precision FROM directory_publicplace pp WHERE pp.spot_id IS NOT NULL
"""


@pytest.fixture
def address(template_database: str, worker_id: str) -> Iterator[str]:
    """A database with one exact place on one listing, and a listing without."""
    name = f"tonari_at_once_{os.getpid()}_{worker_id}"
    create_database(name, template=template_database)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": url_of(name),
        "TONARI_DB_POOL": "0",
    }
    subprocess.run([sys.executable, "-c", _TWO_LISTINGS], cwd=ROOT, env=environment, check=True)
    yield url_of(name)
    drop_database(name)


HIDE = "UPDATE directory_place SET visibility = 'area'"
ATTACH = """
    INSERT INTO directory_listingplace (listing_id, place_id, ordinal)
    SELECT l.id, p.id, 1 FROM directory_listing l, directory_place p WHERE l.title = 'gets the place'
"""


@pytest.mark.parametrize(("first", "second"), [(HIDE, ATTACH), (ATTACH, HIDE)], ids=["hide", "attach"])
def test_a_place_hidden_while_it_is_attached_is_hidden_on_both(address: str, first: str, second: str) -> None:
    with psycopg.connect(address) as one, psycopg.connect(address) as other:
        one.execute(first)
        thread = threading.Thread(target=lambda: (other.execute(second), other.commit()))
        thread.start()
        # Long enough for a second writer that waits for nobody to be done.
        thread.join(0.5)
        one.commit()
        thread.join(10)
        assert not thread.is_alive()
    with psycopg.connect(address) as reader:
        assert reader.execute("SELECT count(*) FROM directory_listingplace").fetchone() == (2,)
        assert reader.execute(_SHOWN).fetchall() == [("prefecture",)]
