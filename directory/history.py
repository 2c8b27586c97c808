"""Who did what, and why: what the triggers of django-pghistory write beside each change."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import pghistory
from django.db import transaction

from directory.models import Person

_within: ContextVar[bool] = ContextVar("within", default=False)


@contextmanager
def recorded(step: str, by: Person | None = None, why: str = "") -> Iterator[None]:
    """One transaction whose changes are recorded as this step, by this person, for this reason.

    Steps within a step are part of it: what somebody meant to do is what is recorded.
    """
    if _within.get():
        with transaction.atomic():
            yield
        return
    reset = _within.set(True)
    try:
        with transaction.atomic(), pghistory.context(step=step, person=by.pk if by else None, why=why):
            yield
    finally:
        _within.reset(reset)
