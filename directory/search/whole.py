"""Everything that a query finds, for exports."""

from collections.abc import Iterator

from django.conf import settings

from directory.search import database
from directory.search.conditions import Audience
from directory.search.engine import search
from directory.search.query import Query
from directory.search.results import Result

BATCH = 1_000  # listings


def whole_result(query: Query, audience: Audience) -> Iterator[list[Result]]:
    """All results in the query's order, in batches, read as the export role.

    Each batch is a few short statements by keyset: no cursor stays open in the database, no transaction, and
    between two batches no connection either, so that a slow reader keeps nobody else waiting.
    """
    part = query.replace(limit=BATCH, include=())
    while True:
        with database.reading(settings.EXPORT_DATABASE):
            page = search(part, audience)
        yield page.results
        if page.next_cursor is None:
            return
        part = part.replace(cursor=page.next_cursor)
