"""Everything that a query finds, for exports."""

from collections.abc import Iterator

from directory.search.conditions import Audience
from directory.search.engine import search
from directory.search.query import Query
from directory.search.results import Result

BATCH = 2_000  # listings


def whole_result(query: Query, audience: Audience) -> Iterator[list[Result]]:
    """All results in the query's order, in batches, read as the export role.

    Each batch is a few short statements by keyset: no cursor stays open in the database, no transaction, and
    between two batches no connection either, so that a slow reader keeps nobody else waiting.
    """
    page = search(query.replace(limit=BATCH), audience)
    yield page.results
    while page.next_cursor:
        page = search(query.replace(limit=BATCH, cursor=page.next_cursor), audience)
        yield page.results
