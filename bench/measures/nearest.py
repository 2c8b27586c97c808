"""The nearest 20, through the whole API, against its own SQL, a view that does nothing, and a day's work."""

from collections.abc import Callable
from functools import partial

from bench.context import Bench
from bench.load import CONNECTIONS, Load
from bench.method import Spread, rates_in_turns, ratio
from bench.outcome import Outcome, Row, Table, rates
from bench.pgbench import Scripts, statements_of
from bench.servers import web_url
from bench.world import Origin, dense_origins, mixed_origins, using

_ORIGINS = 128  # as many scripts as pgbench takes
_ABOUT = f"""\
`GET /api/v1/listings/?near=LAT,LNG` (30 km, all kinds, first 20) by wrk over {CONNECTIONS} connections, at
{_ORIGINS} origins: half where people live, half anywhere on land; the same ones for every contestant. **The
same SQL** is every statement that the view sent for these origins, taken from the running view, one pgbench
script an origin ({CONNECTIONS} connections, simple protocol, as the web role). **The constant view** answers
17 bytes from the same server process behind the same middleware. **A day's work** is `bench/drf_gis/` on
100,000 listings. Answers are not compressed; each is checked to be 200 and not empty. The rows *against
itself* were measured as if two things were compared: the noise."""


def measure(bench: Bench) -> Outcome:
    large, small = bench.server(bench.large), bench.server(bench.small)
    day = bench.server(bench.small, "bench.drf_gis.settings")
    with using(large.database):
        origins = mixed_origins(_ORIGINS)
        crowded = dense_origins(_ORIGINS)
        requests = [statements_of(path) for path in _ours(origins)]
    scripts = Scripts(web_url(large.database), requests)
    loads = {
        "API, 1M": Load(large.port, _ours(origins)),
        "API, 1M, again": Load(large.port, _ours(origins)),
        "constant view": Load(large.port, ["/bench/constant/"]),
        "constant view, again": Load(large.port, ["/bench/constant/"]),
        "API, 100k": Load(small.port, _ours(origins)),
        "a day's work, 100k": Load(day.port, _theirs(origins)),
        "API, 1M, Tokyo": Load(large.port, _ours(crowded)),
        "a day's work, 100k, Tokyo": Load(day.port, _theirs(crowded)),
    }
    seconds = bench.scale.seconds
    for load in loads.values():
        load.rate(1)  # processes start, caches fill
        load.p50.clear()
        load.p95.clear()
    things: dict[str, Callable[[], float]] = {
        name: partial(load.rate, seconds) for name, load in loads.items()
    }
    things["the same SQL, 1M"] = partial(scripts.rate, seconds)
    found = rates_in_turns(things, bench.scale.rounds)
    api, constant = found["API, 1M"], found["constant view"]
    tokyo = ratio(found["API, 1M, Tokyo"], found["a day's work, 100k, Tokyo"])
    outcome = Outcome(
        _ABOUT,
        [
            Row("nearest 20, API, 1M", "its SQL in pgbench", ratio(api, found["the same SQL, 1M"]), 0.5),
            Row("nearest 20, API, 1M", "constant view", ratio(api, constant), 1 / 8),
            Row("nearest 20, API, 1M, around Tokyo", "drf-gis in a day, 100k", tokyo, 25),
            Row("nearest 20, API, 1M", "drf-gis in a day, 100k", ratio(api, found["a day's work, 100k"]), 25),
            Row("nearest 20, load", "itself", ratio(api, found["API, 1M, again"]), noise=True),
            Row("constant view, load", "itself", ratio(constant, found["constant view, again"]), noise=True),
        ],
        [rates("Requests a second", found), _latencies(loads)],
        raw={"requests/s": found, "p50 s": {name: load.p50 for name, load in loads.items()}},
    )
    counts = [float(len(statements)) for statements in requests]
    outcome.rows.append(Row("statements a request", "–", Spread.of(counts), unit="statements"))
    return outcome


def _ours(origins: list[Origin]) -> list[str]:
    return [f"/api/v1/listings/?near={origin.text}" for origin in origins]


def _theirs(origins: list[Origin]) -> list[str]:
    return [f"/places/?point={origin.lng},{origin.lat}&dist=30000" for origin in origins]


def _latencies(loads: dict[str, Load]) -> Table:
    lines = [["", "p50 ms", "p95 ms"]]
    for name, load in loads.items():
        p50, p95 = Spread.of(load.p50).median, Spread.of(load.p95).median
        lines.append([name, f"{p50 * 1000:.1f}", f"{p95 * 1000:.1f}"])
    return Table(f"Latency under that load ({CONNECTIONS} connections; median of the rounds)", lines)
