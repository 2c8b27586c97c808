"""Map tiles: how many a second, asked for anew or again, and how large they become."""

import gzip
import random
from collections import Counter
from functools import partial

from bench.client import Answer, Client, WrongAnswer
from bench.context import Bench
from bench.load import CONNECTIONS, Load
from bench.method import Rounds, Spread, in_turns, rates_in_turns, ratio
from bench.outcome import Outcome, Row, Table, latencies, number, rates
from bench.world import SEED, Origin, query, using

_ZOOMS = range(19)
_LOADED = 12  # tiles a zoom under load
_CROWDED = 40  # tiles a zoom that are weighed: these with the most places, and as many others
_COMPRESSED = {"Accept-Encoding": "gzip"}
_LIVE = ("", "kind=job", "prefecture=13", "online=only", "theme=depression", "q=ピア")
_ABOUT = f"""\
`GET /tiles/listings/Z/X/Y.mvt` with 1,000,000 listings, z 0 to 18, {_LOADED} tiles a zoom in which listings
stand, drawn at random by listings, by wrk over {CONNECTIONS} connections, compressed as browsers ask for it;
*again* sends the ETag of each as `If-None-Match` and expects 304. Against the constant view of the same
server. Sizes: at each zoom the {_CROWDED} tiles with the most places and {_CROWDED} others."""

Tile = tuple[int, int, int]


def measure(bench: Bench) -> Outcome:
    server, client = bench.server(bench.large), bench.client(bench.large)
    outcome = Outcome(_ABOUT)
    with using(bench.databases[bench.large]):
        crowd = _places_by_tile()
    if client.ask(_path((5, 28, 12))).status != 200:
        outcome.missing("tile, cold, 1M", "constant view", at_least=1 / 10)
        outcome.missing("tile with If-None-Match, 1M", "constant view", at_least=1 / 2)
        outcome.missing("largest tile, gzip", at_most=60, unit="kB")
        return outcome
    rng = random.Random(SEED)
    # A zoom has fewer tiles than are asked for where the map is small.
    drawn = [tile for zoom in _ZOOMS for tile in _by_listings(rng, crowd[zoom], _LOADED)]
    rng.shuffle(drawn)
    paths = [_path(tile) for tile in drawn]
    etags = [client.get(path, _COMPRESSED).headers["etag"] for path in paths]
    loads = {
        "tile, cold": Load(server.port, paths, compressed=True),
        "tile, cold, again": Load(server.port, paths, compressed=True),
        "tile, If-None-Match": Load(server.port, paths, etags, status=304, compressed=True),
        "constant view": Load(server.port, ["/bench/constant/"], compressed=True),
    }
    for load in loads.values():
        load.rate(1)  # processes start, caches fill
    seconds = bench.scale.seconds
    things = {name: partial(load.rate, seconds) for name, load in loads.items()}
    found = rates_in_turns(things, bench.scale.rounds)
    cold, again, constant = (found[name] for name in ("tile, cold", "tile, If-None-Match", "constant view"))
    largest, sizes = _sizes(client, crowd, rng)
    outcome.rows = [
        Row("tile, cold, 1M", "constant view", ratio(cold, constant), 1 / 10),
        Row(
            "tile with If-None-Match, 1M",
            "constant view",
            ratio(again, constant),
            1 / 2,
        ),
        Row("largest tile, gzip", "–", Spread.of([largest / 1000]), at_most=60, unit="kB"),
        Row("tile, load", "itself", ratio(cold, found["tile, cold, again"]), noise=True),
    ]
    taken = _latencies(bench, client, crowd, outcome)
    outcome.tables = [
        rates("Tiles a second, all zooms", found),
        sizes,
        latencies("One reader, by zoom", taken),
    ]
    outcome.raw = {"requests/s": found, "latencies": taken}
    return outcome


def _latencies(
    bench: Bench, client: Client, crowd: dict[int, Counter[Tile]], outcome: Outcome
) -> dict[str, Rounds]:
    """Samples by zoom and query; what is refused or fails is said in the outcome."""
    taken: dict[str, Rounds] = {}
    for search in _LIVE:
        if client.ask(_path((5, 28, 12), search)).status != 200:
            outcome.missing(f"tiles of `{search}`")
            continue
        for zoom in (0, 5, 8, 10, 12, 14, 16):
            tiles = _by_listings(random.Random(SEED), crowd[zoom], 20)
            # What stands there may be nothing that this search finds.
            ask = client.timed([_path(tile, search) for tile in tiles], _COMPRESSED, empty=True)
            name = f"z{zoom} `{search or 'everything'}`"
            try:
                taken[name] = in_turns({"": ask}, bench.scale)[""]
            except WrongAnswer as wrong:
                outcome.failed(f"tile, {name}", wrong)
    return taken


def _sizes(client: Client, crowd: dict[int, Counter[Tile]], rng: random.Random) -> tuple[int, Table]:
    """The largest of all tiles weighed (bytes, gzip), and the largest at each zoom."""
    lines = [["zoom", "tiles weighed", "largest kB gzip", "median kB gzip", "the largest"]]
    largest = 0
    for zoom, places in crowd.items():
        most = [tile for tile, _count in places.most_common(_CROWDED)]
        tiles = list(dict.fromkeys(most + rng.sample(list(places), min(_CROWDED, len(places)))))
        weights = {tile: _weight(client.get(_path(tile), _COMPRESSED)) for tile in tiles}
        heaviest = max(weights, key=lambda tile: weights[tile])
        largest = max(largest, weights[heaviest])
        median = Spread.of(list(map(float, weights.values()))).median
        lines.append(
            [
                str(zoom),
                str(len(tiles)),
                number(weights[heaviest] / 1000),
                number(median / 1000),
                _path(heaviest),
            ]
        )
    return largest, Table("Sizes", lines)


def _weight(answer: Answer) -> int:
    compressed = answer.headers.get("content-encoding") == "gzip"
    return len(answer.body) if compressed else len(gzip.compress(answer.body))


def _places_by_tile() -> dict[int, Counter[Tile]]:
    """How many public places stand in each tile, by zoom."""
    spots = query(
        "SELECT ST_Y(s.point::geometry), ST_X(s.point::geometry), count(*) FROM directory_publicplace pp "
        "JOIN directory_spot s ON s.id = pp.spot_id WHERE NOT pp.aside GROUP BY s.id"
    )
    crowd: dict[int, Counter[Tile]] = {zoom: Counter() for zoom in _ZOOMS}
    for lat, lng, count in spots:
        x, y = Origin(lat, lng).tile(max(_ZOOMS))
        for zoom, places in crowd.items():
            up = max(_ZOOMS) - zoom
            places[(zoom, x >> up, y >> up)] += count
    return crowd


def _by_listings(rng: random.Random, places: Counter[Tile], count: int) -> list[Tile]:
    return rng.choices(list(places), weights=list(places.values()), k=count)


def _path(tile: Tile, search: str = "") -> str:
    zoom, x, y = tile
    return f"/tiles/listings/{zoom}/{x}/{y}.mvt" + (f"?{search}" if search else "")
