"""Counts and facets, on request."""

from bench.client import WrongAnswer
from bench.context import Bench
from bench.method import Spread, in_turns, medians, p50_ratio
from bench.outcome import Outcome, Row, latencies
from bench.world import TOKYO, mixed_origins, using

_INCLUDE = "include=count,facets"
_ABOUT = f"""\
`GET /api/v1/listings/` with 1,000,000 listings, with and without `{_INCLUDE}`, one reader in turn. Sums that
are kept answer for kinds and prefectures; everything else is counted when it is asked, up to 1,000."""

# Where kept sums answer.
_SUMMED = ("", "kind=job", "kind=group,training", "prefecture=13", "prefecture=32&kind=job")
# Where somebody has to count. {near}: another place each time.
_COUNTED = (
    f"near={TOKYO[0]},{TOKYO[1]}", f"near={TOKYO[0]},{TOKYO[1]}&radius_km=200", "near={near}",
    "near={near}&kind=job", "municipality=13104", "outside_centres=true", "bbox=139.5,35.5,139.9,35.8",
    "online=only", "employment=any&prefecture=27", "q=ピア", "q=相談&near={near}",
)  # fmt: skip


def measure(bench: Bench) -> Outcome:
    client = bench.client(bench.large)
    outcome = Outcome(_ABOUT)
    if b'"facets"' not in client.ask(f"/api/v1/listings/?{_INCLUDE}").body:
        outcome.missing("facets and counts, where sums answer", "without them", at_most=2)
        outcome.missing("facets and counts, elsewhere", "p50", at_most=60, unit="ms")
        return outcome
    with using(bench.databases[bench.large]):
        near = [origin.text for origin in mixed_origins(bench.scale.all_samples)]
    summed: list[tuple[Spread, str]] = []
    counted: list[tuple[Spread, str]] = []
    taken_all = {}
    for search in (*_SUMMED, *_COUNTED):
        paths = [f"/api/v1/listings/?{search.format(near=place)}" for place in near]
        if client.ask(paths[0]).status != 200:
            outcome.missing(f"facets and counts: `{search}`")
            continue
        asks = {
            "without": client.timed(paths),
            "with": client.timed([f"{path}&{_INCLUDE}" for path in paths]),
        }
        try:
            taken = in_turns(asks, bench.scale)
        except WrongAnswer as wrong:
            outcome.failed(f"facets and counts: `{search}`", wrong)
            continue
        label = f"`{search or 'everything'}`"
        taken_all[label], taken_all[f"{label} with"] = taken["without"], taken["with"]
        if search in _SUMMED:
            summed.append((p50_ratio(taken["with"], taken["without"]), label))
        else:
            counted.append((Spread.of([1000 * p50 for p50 in medians(taken["with"])]), label))
    for found, label in [max(summed, key=_median)] if summed else []:
        outcome.rows.append(
            Row(f"facets and counts, where sums answer, worst: {label}", "without them", found, at_most=2)
        )
    for found, label in [max(counted, key=_median)] if counted else []:
        outcome.rows.append(
            Row(f"facets and counts, elsewhere, worst: {label}", "p50", found, at_most=60, unit="ms")
        )
    outcome.rows += [Row(label, "without them", found) for found, label in summed]
    outcome.rows += [Row(label, "p50 with them", found, unit="ms") for found, label in counted]
    outcome.tables = [latencies("Nothing included, and with counts and facets", taken_all)]
    outcome.raw = taken_all
    return outcome


def _median(found: tuple[Spread, str]) -> float:
    return found[0].median
