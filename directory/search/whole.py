"""Everything that a query finds, for exports."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import get_language, override

from directory.search import database
from directory.search.conditions import Audience
from directory.search.engine import search
from directory.search.query import Query
from directory.search.results import Result

BATCH = 500  # listings

T = TypeVar("T")


def whole_result(query: Query, audience: Audience) -> Iterator[list[Result]]:
    """All results in the query's order, in batches, read as the export role.

    Each batch is a few short statements by keyset: no cursor stays open in the database, no transaction, and
    between two batches no connection either, so that a slow reader keeps nobody else waiting.
    """
    batches = _batches(query, audience, get_language())
    # A thread has connections of its own, so what a caller's transaction holds is seen without one alone.
    return batches if settings.EXPORT_DATABASE == DEFAULT_DB_ALIAS else one_ahead(batches)


def _batches(query: Query, audience: Audience, language: str | None) -> Iterator[list[Result]]:
    part = query.replace(limit=BATCH, include=())
    while True:
        with database.reading(settings.EXPORT_DATABASE), override(language):
            page = search(part, audience)
        yield page.results
        if page.next_cursor is None:
            return
        part = part.replace(cursor=page.next_cursor)


def one_ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items; while one is being used, a thread makes the next."""
    end = object()
    with ThreadPoolExecutor(1) as thread:
        following = thread.submit(next, items, end)
        while (item := following.result()) is not end:
            following = thread.submit(next, items, end)
            yield item  # type: ignore[misc]  # the end is none of them
