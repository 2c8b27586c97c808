"""Who did what, and why: what the triggers of django-pghistory write beside each change."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import transaction

from directory.models import Person


@contextmanager
def recorded(step: str, by: Person | None = None, why: str = "") -> Iterator[None]:
    """One transaction whose changes are recorded as this step, by this person, for this reason."""
    with transaction.atomic(), pghistory.context(step=step, person=by.pk if by else None, why=why):
        yield
