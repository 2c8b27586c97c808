"""How things are compared: side by side, in rounds, as ratios.

A machine's speed drifts by more than the differences we look for. So the things compared take turns, a ratio
is taken within one round only, and what is reported is the median of these ratios with the lowest and the
highest.
"""

import random
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

Rounds = list[list[float]]  # samples (seconds) by round


@dataclass(frozen=True)
class Spread:
    """The median of what the rounds gave, with the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        return cls(statistics.median(values), min(values), max(values))


@dataclass(frozen=True)
class Scale:
    """How much is measured.

    rounds: how often the things compared take turns. samples: requests a thing and round.
    seconds: of load a thing and round. points: random origins for exactness.
    """

    rounds: int = 5
    samples: int = 20
    seconds: int = 4
    points: int = 1_000

    @property
    def all_samples(self) -> int:
        """Requests a thing, over all rounds."""
        return self.rounds * self.samples


SLOW = 0.5  # seconds a request
FULL = Scale()
QUICK = Scale(rounds=3, samples=5, seconds=1, points=50)


def in_turns(things: Mapping[str, Callable[[int], float]], scale: Scale) -> dict[str, Rounds]:
    """Samples of each thing: one request each in turn, in a new order each time (seeded).

    A thing is called with the number of the sample, so that all are asked the same questions, and gives
    seconds. Each is asked everything once before that does not count: who asks first reads from disk for all.
    Where something takes longer than `SLOW`, a tenth of the samples has to do.
    """
    names = list(things)
    if max(things[name](0) for name in names) > SLOW:
        scale = replace(scale, samples=max(1, scale.samples // 10))
    for number in range(scale.all_samples):
        for name in names:
            things[name](number)
    order = random.Random(0)
    taken: dict[str, Rounds] = {name: [[] for _round in range(scale.rounds)] for name in names}
    for number in range(scale.all_samples):
        order.shuffle(names)
        for name in names:
            taken[name][number // scale.samples].append(things[name](number))
    return taken


def rates_in_turns(things: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """A rate (per second) of each thing and round, each round another one first."""
    names = list(things)
    rates: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            rates[name].append(things[name]())
    return rates


def medians(rounds: Rounds) -> list[float]:
    """The p50 of each round."""
    return [statistics.median(samples) for samples in rounds]


def ratio(one: Sequence[float], other: Sequence[float]) -> Spread:
    """`one` over `other`, round by round."""
    return Spread.of([a / b for a, b in zip(one, other, strict=True)])


def p50_ratio(one: Rounds, other: Rounds) -> Spread:
    """The ratio of the two p50, round by round."""
    return ratio(medians(one), medians(other))


def percentile(rounds: Rounds, percent: int) -> float:
    """Over the samples of all rounds (the smallest sample that at least `percent` % do not exceed)."""
    ordered = sorted(sample for samples in rounds for sample in samples)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]
