"""The search page against the API call that it shows."""

from collections.abc import Callable

from bench.context import Bench
from bench.method import in_turns, p50_ratio
from bench.outcome import Outcome, Row, latencies
from bench.world import mixed_origins, using

_ABOUT = """\
`GET /search/?near=LAT,LNG` and `GET /api/v1/listings/?near=LAT,LNG` with 1,000,000 listings at the same
origins, one reader in turn, 20 results each; the page in three languages, and both compressed too, as
browsers ask for them."""
_COMPRESSED = {"Accept-Encoding": "gzip"}


def measure(bench: Bench) -> Outcome:
    client = bench.client(bench.large)
    with using(bench.databases[bench.large]):
        near = [origin.text for origin in mixed_origins(bench.scale.all_samples)]

    def timed(path: str, headers: dict[str, str] | None = None) -> Callable[[int], float]:
        return client.timed([f"{path}?near={place}" for place in near], headers)

    taken = in_turns(
        {
            "API": timed("/api/v1/listings/"),
            "API, again": timed("/api/v1/listings/"),
            "API, compressed": timed("/api/v1/listings/", _COMPRESSED),
            "page": timed("/search/"),
            "page, compressed": timed("/search/", _COMPRESSED),
            "page, plain Japanese": timed("/easy/search/"),
            "page, English": timed("/en/search/"),
        },
        bench.scale,
    )
    api = taken["API"]
    pairs = (
        ("page, compressed", "API, compressed"),
        ("page, plain Japanese", "API"),
        ("page, English", "API"),
    )
    return Outcome(
        _ABOUT,
        [
            Row("search page, 1M", "the API call it shows", p50_ratio(taken["page"], api), at_most=3),
            *(Row(one, other, p50_ratio(taken[one], taken[other])) for one, other in pairs),
            Row("nearest 20, one reader", "itself", p50_ratio(taken["API, again"], api), noise=True),
        ],
        [latencies("20 results", taken)],
        raw=taken,
    )
