"""The benches, in the order of the report. Each has `measure(bench) -> Outcome`."""

from collections.abc import Callable
from importlib import import_module

from bench.context import Bench
from bench.outcome import Outcome

NAMES = (
    "nearest", "growth", "density", "depth", "counts", "words", "suggest", "pages", "weight", "tiles",
    "exports", "exactness",
)  # fmt: skip


def of(name: str) -> Callable[[Bench], Outcome]:
    """The bench of that name. Django must be set up."""
    found: Callable[[Bench], Outcome] = import_module(f"bench.measures.{name}").measure
    return found
