"""A page at any depth, by distance: as quick as the first, also where thousands stand on one point."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench.client import Client
from bench.context import Bench
from bench.method import Spread, in_turns, p50_ratio
from bench.outcome import Outcome, Row, latencies
from bench.world import TOKYO, query, using

_BUDGET = 3
_SHARES = (0.01, 0.1, 0.5, 0.99)  # how far into the result the deep pages lie
_MOST_WALKED = 1_000  # pages of 100
_ABOUT = """\
1,000,000 listings, first pages of 20 against pages that lie deep in the same result, reached by following
`next`; also back (`previous`). Origins: Tokyo station (30 km and 200 km), the point on which most listings
stand, and 12 km beside it, so that the crowd is entered from afar. One reader, in turn. The budget holds for
every one of them; the row above is the worst."""


@dataclass(frozen=True)
class _Deep:
    """A page to ask for: where it lies, its address, and the first page's."""

    label: str
    first: str
    path: str


def measure(bench: Bench) -> Outcome:
    client = bench.client(bench.large)
    with using(bench.databases[bench.large]):
        ((lat, lng, crowd),) = query(
            "SELECT ST_Y(s.point::geometry), ST_X(s.point::geometry), n FROM directory_spot s JOIN "
            "(SELECT spot_id, count(*) n FROM directory_publicplace WHERE open_data AND NOT aside "
            " AND spot_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 1) most ON most.spot_id = s.id"
        )
    beside = round(lat + 12 / 111.2, 6)
    walks = {
        "Tokyo, 30 km": f"near={TOKYO[0]},{TOKYO[1]}",
        "Tokyo, 200 km": f"near={TOKYO[0]},{TOKYO[1]}&radius_km=200",
        f"{crowd:,} on one point": f"near={round(lat, 6)},{round(lng, 6)}&radius_km=1",
        f"12 km beside {crowd:,} on one point": f"near={beside},{round(lng, 6)}",
    }
    deep = [page for label, search in walks.items() for page in _walk(client, label, search)]
    outcome = Outcome(_ABOUT)
    ratios: list[tuple[Spread, str]] = []
    taken_all = {}
    for page in deep:
        taken = in_turns(
            {
                "first": client.timed([page.first]),
                "deep": client.timed([page.path]),
            },
            bench.scale,
        )
        ratios.append((p50_ratio(taken["deep"], taken["first"]), page.label))
        taken_all[page.label] = taken["deep"]
        taken_all[page.label.rsplit(":", 1)[0] + ": first page"] = taken["first"]
    worst, label = max(ratios, key=lambda each: each[0].median)
    outcome.rows = [Row(f"page at any depth, worst: {label}", "its first page", worst, at_most=_BUDGET)]
    outcome.rows += [Row(label, "its first page", found) for found, label in ratios]
    outcome.tables = [latencies("Pages of 20", taken_all)]
    outcome.raw = taken_all
    return outcome


def _walk(client: Client, label: str, search: str) -> list[_Deep]:
    """Pages of 20 at some depths of a result, and one that goes back from the deepest."""
    first = f"/api/v1/listings/?{search}"
    hundreds = [f"{first}&limit=100"]
    while len(hundreds) <= _MOST_WALKED and (following := _link(client, hundreds[-1], "next")):
        hundreds.append(following)
    pages = []
    reached = -1
    for share in _SHARES:
        at = min(max(1, int(len(hundreds) * share)), len(hundreds) - 2)
        if at <= reached:
            continue
        reached = at
        # From there in pages of 20, as one who reads on has them.
        twenty = _link(client, hundreds[at].replace("limit=100", "limit=20"), "next")
        if twenty:
            pages.append(_Deep(f"{label}: result {at * 100 + 20:,}", first, twenty))
    if pages and (back := _link(client, pages[-1].path, "previous")):
        pages.append(_Deep(f"{label}: back from result {reached * 100 + 20:,}", first, back))
    return pages


def _link(client: Client, path: str, name: str) -> str:
    """The path that an answer's `next` or `previous` leads to, or nothing."""
    url = json.loads(client.get(path).body)[name]
    if not url:
        return ""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"
