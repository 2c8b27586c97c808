"""Name who looks after a prefecture."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from directory import mail
from directory.history import recorded
from directory.models import Moderator, Prefecture
from directory.people import with_address


class Command(BaseCommand):
    help = "Let somebody look after a prefecture (JIS X 0401, such as 32); a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("prefecture", help="two digits")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError(f"{options['email']!r} is no email address.") from None
        prefecture = Prefecture.objects.filter(pk=options["prefecture"]).first()
        if prefecture is None:
            raise CommandError(f"There is no prefecture {options['prefecture']!r}: two digits, 01 to 47.")
        with recorded("make_moderator"):
            person = with_address(options["email"])
            Moderator.objects.get_or_create(person=person, prefecture=prefecture)
        self.stdout.write(
            f"{person.email} looks after {prefecture.name_ja} ({prefecture.pk}).\n"
            f"  They sign in with a code by mail: {mail.address('account_login', lang='ja')}\n"
            f"  and set up a second factor before the first decision."
        )
