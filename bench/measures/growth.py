"""Every public address, with 100,000 listings and with 1,000,000: it should cost the same."""

from bench.addresses import public_addresses
from bench.client import Client, WrongAnswer
from bench.context import Bench
from bench.method import Rounds, Spread, in_turns, p50_ratio
from bench.outcome import Outcome, Row, Table, number
from bench.world import arguments, mixed_origins, using

_BUDGET = 1.5
_ABOUT = """\
All addresses of the URL configuration that have a name, as found there, each asked for with random listings,
organisations and regions of the database it is asked of; searches with the parameters that decide their cost.
One reader asks both servers in turn, and the larger one twice (*against itself*). The budget holds for every
one of them; the row above is the worst."""

# Searches beside the bare addresses: what is behind the question mark; {near} is a random place.
_SEARCHES = (
    "near={near}", "near={near}&radius_km=5", "near={near}&radius_km=200", "near={near}&limit=100",
    "near={near}&kind=job", "near={near}&kind=training&sort=newest", "near={near}&sort=newest",
    "near={near}&prefecture={code}", "prefecture={code}", "municipality={municipality_code}",
    "prefecture={code}&kind=consultation", "outside_centres=true", "online=only", "employment=any",
    "limit=100", "bbox=132.9,35.3,133.2,35.6", "sort=deadline", "kind=training&application_open=true",
)  # fmt: skip


def measure(bench: Bench) -> Outcome:
    small, large = bench.client(bench.small), bench.client(bench.large)
    outcome = Outcome(_ABOUT)
    cases, silent = _cases(bench, small, large)
    lines = [["", "100k p50 ms", "1M p50 ms", "1M / 100k", "against itself", ""]]
    worst: list[tuple[Spread, str]] = []
    noise: list[float] = []
    for label, (few, many) in cases.items():
        contestants = {"100k": small.timed(few), "1M": large.timed(many), "again": large.timed(many)}
        try:
            taken = in_turns(contestants, bench.scale)
        except WrongAnswer as wrong:
            outcome.failed(f"`{label}`", wrong)
            continue
        growth, same = p50_ratio(taken["1M"], taken["100k"]), p50_ratio(taken["again"], taken["1M"])
        worst.append((growth, label))
        noise.append(same.median)
        missed = "" if growth.median <= _BUDGET else "MISSED"
        p50 = [_p50(taken["100k"]), _p50(taken["1M"])]
        lines.append([f"`{label}`", *p50, _words(growth), _words(same), missed])
        outcome.raw[label] = taken
    growth, label = max(worst, key=lambda each: each[0].median)
    outcome.rows[:0] = [
        Row(f"worst of {len(worst)} addresses: `{label}`, 1M", "the same with 100k", growth, at_most=_BUDGET),
        Row(
            "addresses above their budget", f"{len(worst)} in all", _share(worst), at_most=0, unit="addresses"
        ),
        Row("p50 of each address, one reader", "itself", Spread.of(noise), noise=True),
    ]
    outcome.tables = [Table("Each address", lines)]
    for label, why in silent:
        outcome.missing(f"`{label}`", why)
    return outcome


def _cases(
    bench: Bench, small: Client, large: Client
) -> tuple[dict[str, tuple[list[str], list[str]]], list[tuple[str, str]]]:
    """Paths with 100k and with 1M by what they are called; and what cannot be asked for, with the reason."""
    count = bench.scale.all_samples
    found: dict[int, dict[str, list[str]]] = {}
    for listings in (bench.small, bench.large):
        with using(bench.databases[listings]):
            known = arguments(count)
            paths = {f"/{address.route}": address.examples(known) for address in public_addresses()}
            places = mixed_origins(count)
        for search in _SEARCHES:
            paths[f"/api/v1/listings/?{search}"] = [
                "/api/v1/listings/?" + search.format(**{**each, "near": place.text})
                for each, place in zip(known, places, strict=False)
            ]
        found[listings] = paths
    cases, silent = {}, []
    for label, many in found[bench.large].items():
        few = found[bench.small][label]
        if not few or not many:
            silent.append((label, "no example is known"))
        elif (status := large.ask(many[0]).status) != 200:
            silent.append((label, f"answers {status}"))
        elif (status := small.ask(few[0]).status) != 200:
            silent.append((label, f"answers {status} with 100k"))
        else:
            cases[label] = (few, many)
    return cases, silent


def _share(worst: list[tuple[Spread, str]]) -> Spread:
    above = sum(growth.median > _BUDGET for growth, _label in worst)
    return Spread.of([float(above)])


def _p50(rounds: Rounds) -> str:
    return number(Spread.of([sample for samples in rounds for sample in samples]).median * 1000)


def _words(spread: Spread) -> str:
    return f"{number(spread.median)} ({number(spread.low)} to {number(spread.high)})"
