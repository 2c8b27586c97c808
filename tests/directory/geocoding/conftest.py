"""Geocoding is tested on the bundled gazetteer as it is."""

import pytest
from pytest_django import DjangoDbBlocker

from directory.geocoding.index import rebuild


@pytest.fixture(scope="session")
def names(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The table of names; nothing to do where the template database has it."""
    with django_db_blocker.unblock():
        rebuild()


@pytest.fixture(autouse=True)
def _gazetteer(names: None, db: None) -> None:
    """Every test here reads it."""
