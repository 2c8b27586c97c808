"""Where many live and where few do: a search should cost about the same."""

from bench.context import Bench
from bench.method import Scale, in_turns, medians, p50_ratio, ratio
from bench.outcome import Outcome, Row, latencies
from bench.world import dense_origins, origins_by_area, sparse_origins, using

_ABOUT = """\
`GET /api/v1/listings/?near=LAT,LNG` with 1,000,000 listings: in the special wards of Tokyo, around the 174
municipalities with the fewest people, and anywhere on land, one reader in turn. The ratio is the slower over
the quicker."""


def measure(bench: Bench) -> Outcome:
    client = bench.client(bench.large)
    scale: Scale = bench.scale
    with using(bench.databases[bench.large]):
        places = {
            "dense": dense_origins(scale.all_samples),
            "sparse": sparse_origins(scale.all_samples),
            "anywhere": origins_by_area(scale.all_samples),
        }
    places["dense, again"] = places["dense"]

    paths = {
        name: [f"/api/v1/listings/?near={origin.text}" for origin in found] for name, found in places.items()
    }
    taken = in_turns({name: client.timed(found) for name, found in paths.items()}, scale)
    dense, sparse = medians(taken["dense"]), medians(taken["sparse"])
    slower = ratio([max(pair) for pair in zip(dense, sparse, strict=True)],
                   [min(pair) for pair in zip(dense, sparse, strict=True)])  # fmt: skip
    return Outcome(
        _ABOUT,
        [
            Row("dense and sparse places, 1M, the slower", "the quicker", slower, at_most=2),
            Row("dense", "sparse", p50_ratio(taken["dense"], taken["sparse"])),
            Row("anywhere on land", "dense", p50_ratio(taken["anywhere"], taken["dense"])),
            Row(
                "nearest 20 in dense places, one reader",
                "itself",
                p50_ratio(taken["dense, again"], taken["dense"]),
                noise=True,
            ),
        ],
        [latencies("Nearest 20", taken)],
        raw=taken,
    )
