"""Who changes what belongs to an organisation waits here first, so that nobody waits in a circle.

Writing a listing makes the database read-lock its organisation (`directory/entries.py`). Who locks a listing
or a workplace first and the organisation second, and who does it the other way round, stop each other.
"""

from collections.abc import Iterable
from uuid import UUID

from directory.models import Organization


def hold_organization(organization_id: UUID) -> Organization:
    """The organisation as it is now, locked until the transaction ends."""
    return Organization.objects.select_for_update(no_key=True).get(pk=organization_id)


def hold_organizations(organization_ids: Iterable[UUID]) -> None:
    """Lock several, in the same order everywhere."""
    list(
        Organization.objects.filter(pk__in=set(organization_ids))
        .select_for_update(no_key=True)
        .order_by("pk")
        .values_list("pk")
    )
