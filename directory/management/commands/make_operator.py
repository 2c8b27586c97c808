"""Name who runs this site."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import ProgrammingError

from directory import mail
from directory.history import recorded
from directory.models import Person
from directory.people import with_address


class Command(BaseCommand):
    help = "Make somebody an operator by their email address; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError(
                f"{options['email']!r} is no email address. For example: EMAIL=you@example.org make operator"
            ) from None
        try:
            person = _named(options["email"])
        except ProgrammingError as error:  # no such table
            raise CommandError(
                "The database has not been set up yet. Run `make run` or `script/manage migrate` first."
            ) from error
        self.stdout.write(
            f"{person.email} is an operator.\n"
            f"  1. Sign in with a code by mail: {mail.address('account_login', lang='ja')}\n"
            f"  2. Set up a second factor: {mail.address('mfa_index', lang='ja')}\n"
            f"  3. Then open {mail.absolute('/admin/')} and {mail.absolute('/moderation/')}"
        )


def _named(email: str) -> Person:
    """Whoever has that address, as an operator who may sign in."""
    with recorded("make_operator"):
        person = with_address(email)
        person.is_active = person.is_staff = person.is_superuser = True
        person.save(update_fields=["is_active", "is_staff", "is_superuser"])
    return person
