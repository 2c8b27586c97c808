"""`make bench`: measure on synthetic data in databases of its own, and write docs/benchmarks.md.

    script/bench [--quick] [--as-is] [--build] [--sizes FEW,MANY] [NAME...]

for example: script/bench tiles suggest. Without names, all benches; with names, in that order. What was
measured before stays in the report, with its date and commit. The data stays for the next run, in
`tonari_bench_100000` and `tonari_bench_1000000` (ten minutes to build; `--build` does only that).
"""

import argparse
import datetime
import os
import subprocess
import sys
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

import psycopg

from bench.context import Bench
from bench.data import ensure_listings
from bench.measures import NAMES, of
from bench.method import FULL, QUICK, Scale
from bench.outcome import Record
from bench.report import markdown
from tests.database import ROOT, url_of

_LOCAL = ROOT / ".local" / "bench"
SIZES = (100_000, 1_000_000)  # listings
_NOTES = Path(__file__).with_name("notes.md")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="script/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(NAMES)}")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a few minutes, few samples; its report stands in .local/bench",
    )
    parser.add_argument(
        "--as-is", action="store_true", help="measure the databases that are there, whatever built them"
    )
    parser.add_argument("--build", action="store_true", help="build the databases, measure nothing")
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=SIZES,
        metavar="FEW,MANY",
        help="numbers of listings in place of 100000,1000000; the report stands in .local/bench",
    )
    options = parser.parse_args()
    names = options.names or list(NAMES)
    if unknown := set(names) - set(NAMES):
        parser.error(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    if "BENCH_WEB_URL" not in os.environ:
        parser.error("the database is not at hand: run script/bench, or make bench")
    small, large = options.sizes
    databases = {count: ensure_listings(count, as_is=options.as_is) for count in options.sizes}
    if options.build:
        return 0
    _set_up_django(databases[large])
    for_the_docs = not options.quick and options.sizes == SIZES
    folder = _LOCAL if for_the_docs else _LOCAL / "quick"
    scale = QUICK if options.quick else FULL
    with ExitStack() as stack:
        bench = Bench(scale, small, large, databases, stack)
        failed = [name for name in names if not _run(name, bench, folder)]
    _report(folder, scale, ROOT / "docs" / "benchmarks.md" if for_the_docs else folder / "benchmarks.md")
    if failed:
        print(f"These stopped with an error: {', '.join(failed)}")
    return 1 if failed else 0


def _sizes(text: str) -> tuple[int, int]:
    few, many = sorted(int(part) for part in text.split(","))
    return few, many


def _set_up_django(database: str) -> None:
    """This process asks the URL configuration, takes down statements and compares as the site does."""
    os.environ["DATABASE_URL"] = url_of(database)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.site.settings"
    os.environ["TONARI_RATE_ANON"] = "0"
    import django

    django.setup()


def _run(name: str, bench: Bench, folder: Path) -> bool:
    """Measure, print and keep what was found; False when the bench itself broke."""
    from django.db import Error as DjangoError

    from bench.machine import commit

    print(f"{name} ...", flush=True)
    started, when = time.monotonic(), datetime.datetime.now(datetime.UTC)
    (folder / f"{name}.json").unlink(missing_ok=True)
    try:
        outcome = of(name)(bench)
    except (RuntimeError, OSError, LookupError, subprocess.SubprocessError, psycopg.Error, DjangoError):
        # The others are still worth having; the report says that this one was not run.
        traceback.print_exc()
        return False
    seconds = time.monotonic() - started
    for row in outcome.rows:
        judged = f", budget {row.budget}: {row.verdict}" if row.budget else f" {row.verdict}"
        print(f"  {row.what} / {row.floor}: {row.result}{judged}", flush=True)
    Record(name, f"{when:%Y-%m-%d %H:%M}", commit(), seconds, outcome).save(folder)
    print(f"  ({seconds:.0f} s)", flush=True)
    return True


def _report(folder: Path, scale: Scale, file: Path) -> None:
    from bench.machine import machine, versions

    records = [Record.load(folder / f"{name}.json") for name in NAMES if (folder / f"{name}.json").exists()]
    missing = [name for name in NAMES if name not in {record.name for record in records}]
    head = {
        "machine": machine(), "versions": versions(),
        "rounds": scale.rounds, "samples": scale.all_samples, "seconds": scale.seconds,
    }  # fmt: skip
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(markdown(records, missing, _NOTES.read_text(encoding="utf-8"), head), encoding="utf-8")
    print(f"The report: {file.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
