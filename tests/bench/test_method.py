"""How benches compare, without anything to measure."""

import pytest

from bench.method import Scale, Spread, in_turns, p50_ratio, percentile, rates_in_turns, ratio

SMALL = Scale(rounds=3, samples=4, seconds=1)


def test_every_thing_is_asked_everything_once_before_it_counts() -> None:
    asked: dict[str, list[int]] = {"one": [], "other": []}

    def thing(name: str, seconds: float) -> object:
        def ask(number: int) -> float:
            asked[name].append(number)
            return seconds

        return ask

    taken = in_turns({"one": thing("one", 0.1), "other": thing("other", 0.2)}, SMALL)
    assert asked["one"] == asked["other"] == [0, *range(12), *range(12)]
    assert taken["one"] == [[0.1] * 4] * 3
    assert p50_ratio(taken["other"], taken["one"]) == Spread(2.0, 2.0, 2.0)


def test_none_is_always_first() -> None:
    order: list[str] = []

    def thing(name: str) -> object:
        def ask(number: int) -> float:
            order.append(name)
            return 0.1

        return ask

    in_turns({name: thing(name) for name in "ab"}, Scale(rounds=1, samples=100))
    first = order[202::2]
    assert 30 < first.count("a") < 70


def test_what_is_slow_is_asked_less_often() -> None:
    taken = in_turns({"quick": lambda _number: 0.1, "slow": lambda _number: 3.0}, Scale(rounds=5, samples=20))
    assert taken == {"quick": [[0.1] * 2] * 5, "slow": [[3.0] * 2] * 5}


def test_rates_take_turns() -> None:
    order: list[str] = []

    def thing(name: str) -> object:
        def run() -> float:
            order.append(name)
            return float(len(order))

        return run

    rates = rates_in_turns({name: thing(name) for name in "abc"}, 2)
    assert order == ["a", "b", "c", "b", "c", "a"]
    assert rates == {"a": [1.0, 6.0], "b": [2.0, 4.0], "c": [3.0, 5.0]}


def test_a_ratio_is_taken_within_a_round() -> None:
    # The second round ran on a machine twice as slow: no ratio knows of it.
    assert ratio([10.0, 20.0, 12.0], [5.0, 10.0, 5.0]) == Spread(2.0, 2.0, 2.4)


@pytest.mark.parametrize(("percent", "expected"), [(50, 3.0), (95, 5.0), (1, 1.0), (100, 5.0)])
def test_percentiles_are_samples(percent: int, expected: float) -> None:
    assert percentile([[5.0, 1.0], [3.0, 2.0, 4.0]], percent) == expected
