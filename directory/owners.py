"""Writing to the people who look after an organisation, each in their own language."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q

from directory import mail
from directory.models import Membership, Organization, Person
from directory.vocabulary import Lang

# Whether anybody looks after the organisation of a row: those of samples and imports have nobody to write to.
HAS_OWNER = Exists(
    Membership.objects.filter(organization=OuterRef("organization"), role=Membership.Role.OWNER)
)


def owners_of(organization: Organization, *, also: Person | None = None) -> list[Person]:
    """Its owners, and a member who asked for something."""
    written_to = Membership.objects.filter(
        Q(role=Membership.Role.OWNER) | Q(person=also), organization=organization
    )
    return list(Person.objects.filter(is_active=True, pk__in=written_to.values("person")).order_by("pk"))


def write_to_owners(
    organization: Organization,
    name: str,
    context: Callable[[Person, Lang], Mapping[str, Any]],
    *,
    also: Person | None = None,
) -> None:
    """Send the mail of that name to each of them, in the transaction that is open.

    context: what the mail says to a person, in their language.
    """
    for person in owners_of(organization, also=also):
        lang = mail.lang_of(person.language)
        mail.send(name, person.email, lang=lang, context=context(person, lang))
