"""`manage.py check_gazetteer`: is the loaded geography whole and right?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.gazetteer import bundle, checking


class Command(BaseCommand):
    help = "Check the loaded geography (points, codes, names, postal codes). Fails when anything is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for title, check in checking.CHECKS.items():
            problems = list(check(bundle.DATA))
            failed += len(problems)
            self.stdout.write(f"{'ok  ' if not problems else 'FAIL'} {title}")
            for problem in problems:
                self.stdout.write(f"     {problem}")
        reasons = checking.explained()
        self.stdout.write(
            f"Farther than {checking.TOLERANCE_KM:.0f} km outside their prefecture's polygon, explained:"
        )
        for place in checking.outside_prefecture():
            if place.key in reasons:
                self.stdout.write(f"     {place.key} {place.name}: {place.km} km. {reasons[place.key]}")
        if failed:
            raise CommandError(f"{failed} problems")
        self.stdout.write(self.style.SUCCESS("The geography is whole."))
