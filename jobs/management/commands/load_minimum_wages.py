"""`manage.py load_minimum_wages FILE`: the minimum wages that jobs are held against."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.gazetteer.operator_files import FileError
from jobs.wage_table import BUNDLED, load

SHOWN = 50


class Command(BaseCommand):
    help = (
        "Load minimum wages from a CSV file (UTF-8 or Shift_JIS) with the columns prefecture, yen, "
        "effective_from, source. All rows are written or none. Without FILE: the few figures that come with "
        "Tonari."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", default=BUNDLED)
        parser.add_argument("--dry-run", action="store_true", help="check the file, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = load(options["file"], dry_run=options["dry_run"])
        except FileError as error:
            raise CommandError(str(error)) from error
        for line_error in result.errors[:SHOWN]:
            self.stderr.write(str(line_error))
        if len(result.errors) > SHOWN:
            self.stderr.write(f"... and {len(result.errors) - SHOWN} more")
        if result.errors:
            raise CommandError("Nothing was written: mend the lines above.")
        done = "written" if result.written else "would be written (this was a dry run)"
        self.stdout.write(f"{len(result.rows)} figures {done}: {result.new} new, {result.changed} changed")
