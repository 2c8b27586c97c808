"""Name who runs this site."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from directory import mail
from directory.history import recorded
from directory.people import with_address


class Command(BaseCommand):
    help = "Make somebody an operator by their email address; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError(f"{options['email']!r} is no email address.") from None
        with recorded("make_operator"):
            person = with_address(options["email"])
            person.is_active = person.is_staff = person.is_superuser = True
            person.save(update_fields=["is_active", "is_staff", "is_superuser"])
        self.stdout.write(
            f"{person.email} is an operator.\n"
            f"  1. Sign in with a code by mail: {mail.address('account_login', lang='ja')}\n"
            f"  2. Set up a second factor: {mail.address('mfa_index', lang='ja')}\n"
            f"  3. Then open {mail.absolute('/admin/')} and {mail.absolute('/moderation/')}"
        )
