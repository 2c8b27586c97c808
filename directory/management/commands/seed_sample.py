"""Load fictional listings."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.samples.guard import NotTheOwner, SamplesNotWanted, allow, owned
from directory.samples.people import seed_people
from directory.samples.scale import NotEmpty, load, tidy
from directory.samples.seeding import seed

_MOST = 10_000_000


class Command(BaseCommand):
    help = "Load about 700 fictional listings; a second run changes nothing. Or many, to measure against."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--refresh-dates", action="store_true", help="count dates from today instead of the first loading"
        )

        parser.add_argument(
            "--scale",
            type=int,
            metavar="COUNT",
            help="replace all samples by COUNT synthetic listings, in a database of its own",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count: int | None = options["scale"]
        if count is not None and not 1 <= count <= _MOST:
            raise CommandError(f"--scale takes a number from 1 to {_MOST:,}.")
        try:
            allow()
            if count is None:
                self._seed(options["refresh_dates"])
            else:
                owned()
                self._load(count)
        except (SamplesNotWanted, NotTheOwner, NotEmpty, LookupError) as error:
            raise CommandError(str(error)) from error

    def _load(self, count: int) -> None:
        started = time.monotonic()
        public = load(count, self.stdout.write)
        tidy(self.stdout.write)
        seconds = time.monotonic() - started
        self.stdout.write(f"Synthetic: {count:,} listings, {public:,} public places, in {seconds:.0f} s.")

    def _seed(self, refresh_dates: bool) -> None:
        started = time.monotonic()
        written = seed(refresh_dates=refresh_dates, progress=self.stdout.write)
        seed_people()
        listings = written["listing"]
        self.stdout.write(
            f"Samples: {listings.created + listings.changed + listings.kept} listings"
            f" ({listings.created} new, {listings.changed} changed) in {time.monotonic() - started:.1f} s."
        )
