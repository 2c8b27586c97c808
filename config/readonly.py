"""A GET never writes: for safe methods the database connections take nothing but what reads.

Mail scanners, crawlers and link previews fetch addresses that nobody chose to follow. Statements are judged
by their text, which costs no round trip; what a function does is known by its name alone. Exports read as a
role that PostgreSQL itself lets only read (`default_transaction_read_only`, docs/decisions/0005-roles.md),
also in the threads that read ahead.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any, cast

from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")

# Texts, quoted names and comments, in which words mean nothing. A dollar quote needs a name that matches.
_QUOTED = re.compile(
    r"""'(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | (\$\w*\$).*?\1""", re.VERBOSE | re.DOTALL
)
_READS = re.compile(r"[\s(]*(SELECT|WITH|VALUES|TABLE|SHOW)\b", re.IGNORECASE)
# `FOR UPDATE` and `SELECT ... INTO` are in it: a lock keeps writers waiting, a new table is a write.
_WRITES = re.compile(
    r"\b(INSERT|UPDATE|DELETE|MERGE|INTO|FOR\s+(NO\s+KEY\s+UPDATE|(KEY\s+)?SHARE))\b"
    r"|\b(nextval|setval|set_config|pg_notify|pg_(try_)?advisory_\w+|lo_\w+)\s*\("
    r"|\bdirectory_(project|write|sweep|rebuild)\w*\s*\("
    r"|;\s*\S",  # a second statement
    re.IGNORECASE,
)


class WriteRefused(RuntimeError):
    """A view tried to write while it answered a request that only reads: a bug. It becomes a logged 500."""


class ReadOnlyMiddleware:
    """Answers GET, HEAD and OPTIONS with connections that refuse to write, streamed answers included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with refusing_writes():
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            # The site answers by WSGI: bodies are never asynchronous.
            body = cast(Iterator[bytes], response.streaming_content)
            response.streaming_content = _each_refusing(body)
        return response


@contextmanager
def refusing_writes() -> Iterator[None]:
    """Within, this thread's connections raise WriteRefused for a statement that does not only read."""
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(_refuse))
        yield


def reads_only() -> bool:
    """Whether this thread answers a request that only reads."""
    return any(_refuse in connection.execute_wrappers for connection in connections.all())


@lru_cache(maxsize=1024)  # the texts that code executes are few; values are not part of them
def only_reads(sql: str) -> bool:
    """Whether a statement reads and does nothing else, as far as its text tells."""
    words = _QUOTED.sub(" ", sql)
    return _READS.match(words) is not None and _WRITES.search(words) is None


_judged = lru_cache(maxsize=1024)(only_reads)


def _refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    if not _judged(str(sql)):
        raise WriteRefused(f"a request that only reads sent: {str(sql)[:200]}")
    return execute(sql, params, many, context)


def _each_refusing(parts: Iterable[Any]) -> Iterator[Any]:
    """The same parts, each made while writes are refused: a server asks for them after the middleware."""
    iterator, end = iter(parts), object()
    while True:
        with refusing_writes():
            part = next(iterator, end)
        if part is end:
            return
        yield part
