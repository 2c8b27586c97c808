from datetime import date

import pytest
from pytest_django import DjangoDbBlocker

from directory.samples.parts import Sample
from directory.samples.seeding import gather


@pytest.fixture(scope="session")
def samples(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Sample]:
    """All samples as of a fixed day, made from the gazetteer, not saved."""
    with django_db_blocker.unblock():
        return gather(date(2026, 11, 22))
