"""Suggestions while somebody types, against their own SQL."""

import time

import psycopg

from bench.context import Bench
from bench.method import in_turns, p50_ratio
from bench.outcome import Outcome, Row, latencies
from bench.pgbench import statements_of
from bench.servers import web_url
from bench.world import using

_TYPED = (
    "ま", "まつ", "まつえ", "まつえs", "マツエ", "松", "松江", "ma", "mats", "matsue", "osaka", "東京都新宿",
    "新宿区", "69", "690", "690-0", "6900887", "ぴあ", "ピアサポート", "相談センター", "くりはら", "Kurihara",
    "ひだまり", "ん",
)  # fmt: skip
_ABOUT = f"""\
`GET /api/v1/suggest/?q=` with 1,000,000 listings and {len(_TYPED)} beginnings (kana, romaji, kanji, postal
codes, words of titles and organisations), one reader, against the statements that the view sends for each,
run over one psycopg connection as the web role, all rows fetched."""


def measure(bench: Bench) -> Outcome:
    client = bench.client(bench.large)
    outcome = Outcome(_ABOUT)
    paths = [f"/api/v1/suggest/?q={typed}" for typed in _TYPED]
    paths = [path for path in paths if client.ask(path).status == 200]
    if not paths:
        outcome.missing("suggest, 1M", "its SQL", at_most=3)
        return outcome
    with using(bench.databases[bench.large]):
        statements = [statements_of(path) for path in paths]
    with psycopg.connect(web_url(bench.databases[bench.large]), autocommit=True) as database:

        def run(number: int) -> float:
            started = time.perf_counter()
            for statement in statements[number % len(paths)]:
                cursor = database.execute(statement)
                if cursor.description:
                    cursor.fetchall()
            return time.perf_counter() - started

        ask = client.timed(paths)
        taken = in_turns({"API": ask, "API, again": ask, "its SQL": run}, bench.scale)
    outcome.rows = [
        Row("suggest, 1M", "its SQL", p50_ratio(taken["API"], taken["its SQL"]), at_most=3),
        Row("suggest, one reader", "itself", p50_ratio(taken["API, again"], taken["API"]), noise=True),
    ]
    outcome.tables = [latencies(f"{len(paths)} beginnings", taken)]
    outcome.raw = {"taken": taken, "statements": [len(each) for each in statements]}
    return outcome
