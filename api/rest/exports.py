"""The whole result of a query as one file, written while it is read.

What goes wrong with the first batch is a problem detail. Later the status has been sent already, and a
server may end a response that fails as if it were complete (granian does). So the file itself ends in a line
that no strict reader of its format accepts, and the exception goes on to the server.
"""

import logging
import threading
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override
from rest_framework import exceptions

from api.formats.streams import CsvWriter, NdjsonWriter
from api.language import TAGS
from api.problems import RETRY_SECONDS, body
from directory.vocabulary import Lang

logger = logging.getLogger(__name__)

# By the name of the format.
WRITERS: dict[str, type[CsvWriter] | type[NdjsonWriter]] = {"csv": CsvWriter, "ndjson": NdjsonWriter}


class Writer(Protocol):
    """A format of files (see `api.formats.streams`)."""

    media_type: str

    def opening(self) -> bytes: ...

    def lines(self, results: Iterable[dict[str, Any]]) -> bytes: ...

    def broken(self, problem: dict[str, Any]) -> bytes: ...


class Busy(exceptions.APIException):
    """As many exports as may are being written."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    wait = RETRY_SECONDS


class Export:
    """The bytes of an export. Its first part is ready when this is made; what goes wrong there is raised."""

    def __init__(
        self, batches: Iterator[Iterable[dict[str, Any]]], writer: Writer, *, path: str, lang: Lang
    ) -> None:
        self.media_type = writer.media_type
        self._parts = _parts(batches, writer, path, lang)
        self._first = next(self._parts)

    def __iter__(self) -> Iterator[bytes]:
        yield self._first
        yield from self._parts

    def close(self) -> None:
        """End it wherever it is: the reader has gone."""
        self._parts.close()


def _parts(
    batches: Iterator[Iterable[dict[str, Any]]], writer: Writer, path: str, lang: Lang
) -> Generator[bytes, None, None]:
    with _one_of_few():
        first: Iterable[dict[str, Any]] = next(batches, ())
        yield writer.opening() + writer.lines(first)
        try:
            for results in batches:
                yield writer.lines(results)
        except Exception:
            number = uuid.uuid4().hex
            logger.exception("export broke off (%s) at %s", number, path)
            with override(TAGS[lang]):
                problem = body(HTTPStatus.INTERNAL_SERVER_ERROR, id=number)
            yield writer.broken(problem)
            raise


_running = 0
_counting = threading.Lock()


@contextmanager
def _one_of_few() -> Generator[None, None, None]:
    """Raises Busy when this process writes `EXPORTS_AT_ONCE` already: each holds one of its threads."""
    global _running
    with _counting:
        if _running >= settings.EXPORTS_AT_ONCE:
            raise Busy
        _running += 1
    try:
        yield
    finally:
        with _counting:
            _running -= 1


def response(request: HttpRequest, export: Export, *, filename: str) -> HttpResponseBase:
    """An export as an answer; to HEAD, what GET would say."""
    if request.method == "HEAD":
        export.close()
    answer = StreamingHttpResponse(() if request.method == "HEAD" else export, content_type=export.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
