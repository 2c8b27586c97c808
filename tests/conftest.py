"""What every test stands on: a database with the gazetteer in it, cloned from a template.

`script/test` sets what the settings read before this file is: DATABASE_URL (as the owner, who may create
databases) and TONARI_DB_POOL=0.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import pytest_django
from hypothesis import settings

from tests.database import create_database, drop_database, ensure_samples, ensure_template

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from tests.actors import Actors

# How fast something is depends on the machine; bench/ measures that, no test asserts it.
settings.register_profile("tonari", deadline=None)
settings.load_profile("tonari")


def pytest_configure(config: pytest.Config) -> None:
    """Build the template once, before workers start, and let them clone it."""
    if hasattr(config, "workerinput"):
        name = config.workerinput["database_template"]
    else:
        name = ensure_template()
    config.stash[_TEMPLATE] = name


_TEMPLATE = pytest.StashKey[str]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright leaves an event loop on the thread, and Django refuses to
    query there.

    Each of xdist's workers takes tests in this order, so none meets a test of the database after one of
    these.
    """
    items.sort(key=lambda item: item.nodeid.startswith("tests/browser/"))


class _TellWorkers:
    """Only known to xdist: hands the template's name to its workers."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: object) -> None:
        node.workerinput["database_template"] = node.config.stash[_TEMPLATE]  # type: ignore[attr-defined]


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.pluginmanager.register(_TellWorkers(), "tonari-template")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, request: pytest.FixtureRequest
) -> None:
    """Test databases start as clones of the template."""
    from django.conf import settings

    settings.DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = request.config.stash[_TEMPLATE]


@pytest.fixture(scope="session")
def template_database(request: pytest.FixtureRequest) -> str:
    """The name of the database to clone from: schema and gazetteer, no listings."""
    return request.config.stash[_TEMPLATE]


@pytest.fixture(scope="session")
def site_database(template_database: str, worker_id: str) -> Iterator[str]:
    """A database of its own with gazetteer and samples, for a real server: its name."""
    name = f"tonari_site_{os.getpid()}_{worker_id}"
    create_database(name, template=ensure_samples(template_database))
    yield name
    drop_database(name)


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """The samples, for a whole module: each test undoes what it changes, and they go after the last."""
    from django.db import connection, transaction

    from directory.samples.seeding import seed

    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        with connection.cursor() as cursor:  # as autovacuum would; the planner knows nothing of them yet
            cursor.execute(
                "ANALYZE directory_listing, directory_place, directory_listingplace, directory_publicplace,"
                " directory_spot, directory_entry, directory_organization"
            )
        yield
        transaction.set_rollback(True)


@pytest.fixture
def actors(db: None) -> "Actors":
    """The five who try every door, around one organisation: see `tests.actors`."""
    from tests.actors import make_actors

    return make_actors()


@pytest.fixture(scope="module")
def threads_database(
    template_database: str, worker_id: str, django_db_setup: None, django_db_blocker: "DjangoDbBlocker"
) -> Iterator[None]:
    """A clone that new threads are connected to while a module's tests run: see `tests.at_once`."""
    from django.db import connections

    name = f"tonari_threads_{os.getpid()}_{worker_id}"
    create_database(name, template=template_database)
    settings_of_threads = connections["default"].settings_dict
    before = settings_of_threads["NAME"]
    settings_of_threads["NAME"] = name
    with django_db_blocker.unblock():
        yield
    settings_of_threads["NAME"] = before
    drop_database(name)
