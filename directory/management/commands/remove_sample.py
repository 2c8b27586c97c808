"""Remove everything fictional."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.samples.guard import NotTheOwner, owned
from directory.samples.removal import remove


class Command(BaseCommand):
    help = "Count everything that is a sample; with --apply remove it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--apply", action="store_true", help="remove it (otherwise only counts)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["apply"]:
                owned()
        except NotTheOwner as error:
            raise CommandError(str(error)) from error
        removed = remove(apply=options["apply"], progress=self.stdout.write)
        for table, count in sorted(removed.items()):
            self.stdout.write(f"  {table}: {count}")
        if options["apply"]:
            self.stdout.write("Every sample is removed.")
        else:
            self.stdout.write("Nothing was removed. To remove them: manage.py remove_sample --apply")
