"""`manage.py import_gazetteer FILE`: finer points than the bundle has."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.gazetteer.importing import import_points
from directory.gazetteer.operator_files import FileError
from directory.geocoding import index

SHOWN = 50


class Command(BaseCommand):
    help = (
        "Import points from a CSV file (UTF-8 or Shift_JIS) with the columns lat, lng, precision, source "
        "and code, postal_code or code and town; see directory/data/README.md. "
        "Without --apply nothing is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="write (the default is a dry run)")
        parser.add_argument(
            "--skip-errors", action="store_true", help="write the right lines although others are wrong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = import_points(options["file"], options["apply"], options["skip_errors"])
        except FileError as error:
            raise CommandError(str(error)) from error
        for line_error in result.errors[:SHOWN]:
            self.stderr.write(str(line_error))
        if len(result.errors) > SHOWN:
            self.stderr.write(f"... and {len(result.errors) - SHOWN} more")
        self.stdout.write(
            f"{result.lines} lines: {result.matched} right, {len({e.line for e in result.errors})} wrong; "
            f"{result.municipalities} municipalities and {result.postal_rows} postal rows "
            + ("changed" if result.applied else "would change")
        )
        if result.applied:
            index.rebuild()
        elif options["apply"]:
            raise CommandError(
                "Nothing was written: mend the lines above, or leave them out with --skip-errors."
            )
        if not result.applied:
            self.stdout.write("This was a dry run. Add --apply to write.")
