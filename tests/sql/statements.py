"""What an answer sends to the database, written so that people can review it.

Values are not part of a statement: it is the same for every reader, on every day, in every database.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections
from django.test import Client

_COLUMN = r"\w+\.\w+(?: AS \w+)?"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"--[^\n]*", " "),
        (r"'(?:[^']|'')*'|%s|%\(\w+\)s", "?"),
        (r'(?<![\w."?])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w"])', "?"),
        (r"\s+", " "),
        (r'"(\w+)"', r"\1"),
        # The columns of a model: they change with it, and say nothing about how rows are found.
        (rf"(SELECT(?: DISTINCT)?) {_COLUMN}(?:, {_COLUMN})+ FROM", r"\1 ... FROM"),
        # As many values as there happen to be.
        (r"\bIN \((?:\?, ?)+\?\)", "IN (?)"),
        (r"\bARRAY\[(?:\?, ?)+\?\]", "ARRAY[?]"),
        (r"\((\?(?:, ?\?)*)\)(?:, ?\(\1\))+", r"(\1)"),
        (
            r" (?=(?:FROM|WHERE|(?:(?:LEFT|RIGHT|FULL)(?: OUTER)? |INNER |CROSS )?JOIN|UNION|GROUP BY"
            r"|ORDER BY|HAVING|LIMIT)\b)(?<!LEFT )(?<!INNER )(?<!CROSS )(?<!OUTER )(?<!RIGHT )(?<!FULL )",
            "\n  ",
        ),
    )
)


def normalised(sql: str) -> str:
    """A statement without its values, its columns of models hidden, a line for each table and clause."""
    for pattern, replacement in _RULES:
        sql = pattern.sub(replacement, sql)
    return sql.strip()


@contextmanager
def recorded() -> Iterator[list[str]]:
    """The statements that this thread executes within, as they are written in the code."""
    found: list[str] = []

    def record(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        found.append(str(sql))
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(record))
        yield found


def sent_for(client: Client, address: str, *, status: int = 200) -> list[str]:
    """The normalised statements of a GET, of its streamed body, too.

    It is asked twice, and the second answer counts: the first may fill what a process keeps.
    """
    for _time in range(2):
        with recorded() as statements:
            response: Any = client.get(address, headers={"Accept-Language": "ja"})
            body = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == status, f"{address}: {response.status_code} {body[:500]!r}"
    return [normalised(sql) for sql in statements]
