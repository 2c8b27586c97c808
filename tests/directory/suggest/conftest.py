"""Suggestions are tested on the bundled gazetteer as it is."""

import pytest


@pytest.fixture(autouse=True)
def _gazetteer(db: None) -> None:
    """Every test here reads it: the template database has the table of names."""
