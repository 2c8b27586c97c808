"""Too much at once: some are told to come back soon, everybody else is answered.

A process has a few database connections, and one statement may hold one for its whole time limit (5 s,
docs/decisions/0005-roles.md). So requests take turns: as many at a time as there are connections, and from
one address about half of that, however much it sends. Who waits takes up no connection, and waits in one of
many threads: addresses that need no database answer meanwhile (docs/decisions/0014-turns.md).
"""

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from api.problems import RETRY_SECONDS, http_problem
from config.errors import for_machines
from frontend.public import errors as pages

logger = logging.getLogger(__name__)

# They need no turn: whoever watches the server asks them just when it is under load.
_HEALTH = ("/healthz", "/readyz")


class Refused(Exception):
    """No turn in time. `status`: 429 when the address itself has too much under way, else 503."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status


class Share:
    """What one address has under way. turns: what it may take at a time; present: who has one or waits."""

    __slots__ = ("present", "turns")

    def __init__(self, turns: int) -> None:
        self.turns = threading.Semaphore(turns)
        self.present = 0


class Turns:
    """Turns of one process. Nothing is kept about an address that has nothing under way.

    together: turns at a time; each: of these, for one address; waiting: how many requests of one address may
    be here at all, in a turn or waiting; patience: seconds that a request waits for its turn.
    """

    def __init__(self, *, together: int, each: int, waiting: int, patience: float) -> None:
        self._turns = threading.Semaphore(together)
        self._each, self._waiting, self._patience = each, waiting, patience
        self._shares: dict[str, Share] = {}
        self._lock = threading.Lock()

    @contextmanager
    def one(self, address: str) -> Iterator[None]:
        """A turn for a request of an address. Raises Refused."""
        with (
            self._present(address) as share,
            _held(share.turns, self._patience, HTTPStatus.TOO_MANY_REQUESTS),
            _held(self._turns, self._patience, HTTPStatus.SERVICE_UNAVAILABLE),
        ):
            yield

    @contextmanager
    def _present(self, address: str) -> Iterator[Share]:
        with self._lock:
            share = self._shares.setdefault(address, Share(self._each))
            if share.present >= self._waiting:
                raise Refused(HTTPStatus.TOO_MANY_REQUESTS)
            share.present += 1
        try:
            yield share
        finally:
            with self._lock:
                share.present -= 1
                if not share.present:
                    del self._shares[address]


@contextmanager
def _held(turns: threading.Semaphore, patience: float, otherwise: HTTPStatus) -> Iterator[None]:
    if not turns.acquire(timeout=patience):
        raise Refused(otherwise)
    try:
        yield
    finally:
        turns.release()


class OverloadMiddleware:
    """429 or 503 with Retry-After for a request that gets no turn or whose statement the database stops.

    Problem details for machines, calm pages for people; never a 500. `AT_ONCE_PER_ADDRESS` 0: no turns.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.AT_ONCE_PER_ADDRESS or request.path_info in _HEALTH:
            return self.get_response(request)
        try:
            # Proxies count as they do for the rate (NUM_PROXIES); all it reads is META.
            with self._turns.one(BaseThrottle().get_ident(cast(Request, request))):
                return self.get_response(request)
        except Refused as refused:
            return _come_back(request, refused.status)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """For pages; the machines' faces have said so themselves (`api.plain`, `api.rest.problems`)."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        number = uuid.uuid4().hex
        logger.error("database did not answer (%s) at %s", number, request.path, exc_info=exception)
        return _come_back(request, HTTPStatus.SERVICE_UNAVAILABLE)

    @cached_property
    def _turns(self) -> Turns:
        return Turns(
            together=settings.AT_ONCE,
            each=settings.AT_ONCE_PER_ADDRESS,
            waiting=settings.PRESENT_PER_ADDRESS,
            patience=settings.PATIENCE_SECONDS,
        )


def _come_back(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    if for_machines(request):
        response = http_problem(request, status)
    else:
        response = pages.come_back(request, status)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response
