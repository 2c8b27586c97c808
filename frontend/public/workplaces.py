"""What pages read of a workplace: its place, and the groups that agreed to be named beside it."""

from uuid import UUID

from directory.models import GroupLink, Listing, Workplace
from directory.search import listings_of
from directory.vocabulary import Lang
from frontend.public.cards import Card, cards_of

_MOST = 10  # groups; the newest link comes last


def read_workplace(workplace_id: UUID) -> Workplace:
    """A workplace with its place, region and organisation. Raises Workplace.DoesNotExist."""
    return (
        Workplace.objects.select_related("organization", "place__municipality__prefecture")
        .defer("place__municipality__prefecture__geometry", "place__municipality__prefecture__outline")
        .get(pk=workplace_id)
    )


def linked_groups(workplace_id: UUID, lang: Lang) -> list[Card]:
    """The groups that a workplace is in touch with and that agreed to be named, if they can be found."""
    agreed = GroupLink.objects.filter(workplace_id=workplace_id, state=GroupLink.State.AGREED)
    ids = (
        Listing.objects.findable()
        .filter(pk__in=agreed.values("group_id"))
        .order_by("title", "id")
        .values_list("id", flat=True)[:_MOST]
    )
    return cards_of(listings_of(ids), lang)
