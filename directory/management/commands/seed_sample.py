"""Load fictional listings."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.samples.guard import SamplesNotWanted, allow
from directory.samples.seeding import seed


class Command(BaseCommand):
    help = "Load about 700 fictional listings; a second run changes nothing. Or many, to measure against."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--refresh-dates", action="store_true", help="count dates from today instead of the first loading"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            allow()
            written = seed(refresh_dates=options["refresh_dates"], progress=self.stdout.write)
        except (SamplesNotWanted, LookupError) as error:
            raise CommandError(str(error)) from error
        listings = written["listing"]
        self.stdout.write(
            f"Samples: {listings.created + listings.changed + listings.kept} listings"
            f" ({listings.created} new, {listings.changed} changed) in {time.monotonic() - started:.1f} s."
        )
