"""`make bench`: measure on synthetic data in a database of its own, and say what came out.

    python -m bench [exactness] [--listings 100000] [--points 1000]

Needs a server on which databases may be created (DATABASE_OWNER_URL or DATABASE_URL); `make bench` gives the
private one. The data stays for the next run, in `tonari_bench_<listings>`.
"""

import argparse
import os
import sys

from bench.data import ensure_listings
from tests.database import url_of

BENCHES = ("exactness",)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help="which to run; default: all")
    parser.add_argument("--listings", type=int, default=100_000)
    parser.add_argument("--points", type=int, default=1_000, help="random points for exactness")
    options = parser.parse_args()

    database = ensure_listings(options.listings)
    # The benches run as the site does, in Django, on that database.
    os.environ["DATABASE_URL"] = url_of(database)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    failed = False
    if not options.names or "exactness" in options.names:
        from bench import exactness

        failed |= not exactness.run(options.points)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
