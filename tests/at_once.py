"""What happens at the same moment: steps in threads of their own, in a database where each sees what others
commit.

Django's `transaction=True` would empty the tests' database afterwards, gazetteer and all; here a clone is
used and dropped. Everything that touches the database, set-up and checks too, runs in `in_thread` or in
`at_once`.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def _closing(step: Callable[[], T]) -> T:
    try:
        return step()
    finally:
        connection.close()


def in_thread(step: Callable[[], T]) -> T:
    """What a step returns, run in a thread with a connection of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_closing, step).result()


def at_once(*steps: Callable[[], object]) -> list[str]:
    """What becomes of steps that begin at the same moment: `done`, or the name of what was raised; sorted."""
    start = Barrier(len(steps))

    def run(step: Callable[[], object]) -> str:
        start.wait(timeout=10)
        try:
            _closing(step)
        except Exception as problem:  # noqa: BLE001 -- told by its name
            return type(problem).__name__
        return "done"

    with ThreadPoolExecutor(len(steps)) as threads:
        return sorted(threads.map(run, steps))
