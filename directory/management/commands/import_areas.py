"""`manage.py import_areas FILE`: which municipality belongs to which area of its prefecture."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.gazetteer.areas import COLUMNS, import_areas
from directory.gazetteer.operator_files import FileError

SHOWN = 50


class Command(BaseCommand):
    help = (
        "Import areas from a CSV file (UTF-8 or Shift_JIS), one line a municipality, with the columns "
        f"{', '.join(COLUMNS)}; see directory/data/README.md. Without --apply nothing is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="write (the default is a dry run)")
        parser.add_argument(
            "--replace", action="store_true", help="remove the other areas of the prefectures in the file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = import_areas(options["file"], options["apply"], options["replace"])
        except FileError as error:
            raise CommandError(str(error)) from error
        for line_error in result.errors[:SHOWN]:
            self.stderr.write(str(line_error))
        if len(result.errors) > SHOWN:
            self.stderr.write(f"... and {len(result.errors) - SHOWN} more")
        for what in ("new", "changed", "unchanged", "removed"):
            labels = getattr(result, what)
            if labels:
                self.stdout.write(f"{what}: {', '.join(labels)}")
        if not result.applied and options["apply"]:
            raise CommandError("Nothing was written: mend the lines above.")
        if not result.applied:
            self.stdout.write("This was a dry run. Add --apply to write.")
