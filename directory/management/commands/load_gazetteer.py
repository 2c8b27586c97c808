"""`manage.py load_gazetteer`: the bundled geography into the database."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from directory.gazetteer.loading import IMPORTED, load
from directory.geocoding import index
from directory.models import Municipality

_EXACT = ("address", "town", "municipality")


class Command(BaseCommand):
    help = (
        "Load prefectures, municipalities and postal codes from directory/data/ in one transaction. "
        "Run it again at any time: only what differs is written, and imported finer points are kept."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()

        def report(line: str) -> None:
            self.stdout.write(f"  {time.monotonic() - started:5.1f} s  {line}")
            self.stdout.flush()

        result = load(report=report)
        for what, change in result.changes.items():
            self.stdout.write(
                f"{what}: {change.inserted} new, {change.updated} changed, {change.deleted} removed"
            )
        if result.kept:
            self.stdout.write(f"no longer in the bundle, kept: {', '.join(result.kept)}")
        self._points(result.points)
        report("Names to find places by")
        names = index.rebuild()
        self.stdout.write(f"names: {names} written" if names else "names: nothing to change")
        seconds = time.monotonic() - started
        if result.total:
            self.stdout.write(self.style.SUCCESS(f"Loaded: {result.total} rows written in {seconds:.1f} s."))
        else:
            self.stdout.write(self.style.SUCCESS(f"Nothing to change: 0 rows written in {seconds:.1f} s."))

    def _points(self, points: dict[tuple[str, str], int]) -> None:
        exact = sum(n for (precision, source), n in points.items() if precision in _EXACT)
        parent = sum(n for (precision, source), n in points.items() if precision == "city")
        total = sum(points.values())
        imported = sum(n for (precision, source), n in points.items() if source.startswith(IMPORTED))
        self.stdout.write(
            f"points of {total} municipalities: {exact} their own ({imported} imported), "
            f"{parent} from the parent city, {total - exact - parent} from elsewhere"
        )
        if total - exact - parent:
            elsewhere = (
                Municipality.objects.current().exclude(point_precision__in=(*_EXACT, "city")).order_by("key")
            )
            for municipality in elsewhere:
                self.stdout.write(
                    f"  {municipality.key} {municipality.full_name_ja}: {municipality.point_precision} "
                    f"from {municipality.point_source}"
                )
