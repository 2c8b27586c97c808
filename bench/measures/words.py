"""Words and filters: what is found often, seldom and never."""

import json

from bench.client import Client, WrongAnswer
from bench.context import Bench
from bench.method import Spread, in_turns, p50_ratio
from bench.outcome import Outcome, Row, latencies
from bench.world import TOKYO, query, using

_BUDGET = 1.5
_ABOUT = """\
Searches by words and by kinds' own filters, with 100,000 and with 1,000,000 listings, in Tokyo, in a place
where few live, and anywhere; one reader in turn. The rare word is the number in one listing's title. The
budget holds for every one of them; the row above is the worst."""

_WORDS = {
    "2 characters": "q=ピア",
    "common word": "q=相談",
    "common word, kana": "q=そうだん",
    "rare word": "q={rare}",
    "several words": "q=ピア 研修 専門",
    "a word and a place's name": "q=松江 相談",
    "romaji": "q=Matsue",
    "nothing like it": "q=鬱金香々",
}
_FILTERS = {
    "dense filter": "kind=job&employment_type=part_time",
    "sparse filter": "kind=job&hours_max=4",
    "any of two": "group_kind=peer_mental,siblings",
    "any kind": "theme=perinatal",
    "by the day": "application_open=true",
}
_PLACES = {
    "anywhere": "",
    "Tokyo": f"&near={TOKYO[0]},{TOKYO[1]}",
    "few": "&near=43.883,142.153",
}


def measure(bench: Bench) -> Outcome:
    small, large = bench.client(bench.small), bench.client(bench.large)
    outcome = Outcome(_ABOUT)
    with using(bench.databases[bench.small]):
        rare = _rare_number()
    found: list[tuple[Spread, str]] = []
    taken_all = {}
    for what, search in {**_WORDS, **_FILTERS}.items():
        for where, near in _PLACES.items():
            path = f"/api/v1/listings/?{search.format(rare=rare)}{near}"
            if (status := large.ask(path).status) != 200:
                outcome.missing(f"{what}: `{search}`", f"answers {status}")
                break
            try:
                taken = in_turns({"100k": small.timed([path]), "1M": large.timed([path])}, bench.scale)
                label = f"{what}, {where}{_count(large, path)}"
            except WrongAnswer as wrong:
                outcome.failed(f"{what}, {where}", wrong)
                continue
            found.append((p50_ratio(taken["1M"], taken["100k"]), label))
            taken_all[f"{label}, 100k"], taken_all[f"{label}, 1M"] = taken["100k"], taken["1M"]
    if found:
        worst, label = max(found, key=lambda each: each[0].median)
        outcome.rows.insert(
            0, Row(f"words and filters, worst: {label}, 1M", "the same with 100k", worst, at_most=_BUDGET)
        )
        outcome.rows += [Row(f"{label}, 1M", "the same with 100k", spread) for spread, label in found]
    outcome.tables = [latencies("Each search", taken_all)] if taken_all else []
    outcome.raw = taken_all
    return outcome


def _count(client: Client, path: str) -> str:
    """How many the search finds, as the API says it; nothing where it does not."""
    answer = json.loads(client.get(f"{path}&include=count").body)
    return f" ({answer['count']:,}{'+' * answer['count_capped']})" if "count" in answer else ""


def _rare_number() -> str:
    """The number in the title of a public listing that both databases have."""
    ((title,),) = query(
        "SELECT l.title FROM directory_listing l JOIN directory_publicplace pp ON pp.listing_id = l.id "
        "WHERE pp.open_data AND NOT pp.aside ORDER BY md5(l.id::text) LIMIT 1"
    )
    return str(title).rsplit(" ", 1)[-1]
