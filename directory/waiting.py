"""What the directory itself knows to wait for an organisation (`directory.attention`)."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from directory import attention
from directory.attention import Attention
from directory.invitations import unanswered
from directory.models import FINDABLE, Listing, Organization, Review, Status

# How long before its end somebody is told that a listing ends.
SOON = timedelta(days=14)


def invitations(organization: Organization) -> Iterator[Attention]:
    """Colleagues who have not answered yet, also those whose invitation has run out meanwhile."""
    for each in unanswered(organization):
        yield Attention(
            each.created_at, str(each.pk), name=each.email, until=each.expires_at, owners_only=True
        )


def asked_to_check(organization: Organization) -> Iterator[Attention]:
    """Listings whose owner is asked to look again whether all of it is right."""
    for each in _listings(organization).filter(check_asked_at__isnull=False):
        if each.check_asked_at:
            yield Attention(each.check_asked_at, str(each.pk), name=each.title, kind=each.kind)


def ending(organization: Organization) -> Iterator[Attention]:
    """Listings that nobody will have confirmed within 14 days from now. A paused group has no such end."""
    now = timezone.now()
    ending = _listings(organization).filter(expires_at__gt=now, expires_at__lte=now + SOON)
    for each in ending.exclude(status=Status.PAUSED):
        if each.expires_at:
            yield Attention(
                each.expires_at - SOON, str(each.pk), name=each.title, kind=each.kind, until=each.expires_at
            )


def returned_organization(organization: Organization) -> Iterator[Attention]:
    """The organisation came back from its review with words, and nobody has sent it again."""
    for each in _decided(organization, Review.State.RETURNED):
        if each.decided_at and each.listing is None and organization.verified_at is None:
            yield Attention(each.decided_at, str(organization.pk), name=organization.name, said=each.words)


def returned_listings(organization: Organization) -> Iterator[Attention]:
    """Listings that came back from their review with words, and that nobody has sent again."""
    return _not_out(organization, Review.State.RETURNED)


def declined_listings(organization: Organization) -> Iterator[Attention]:
    """Listings that did not go out, with the reason, until somebody sends them again or takes them away."""
    return _not_out(organization, Review.State.DECLINED)


def register() -> None:
    """Make these subjects known, once, at start."""
    attention.register("invitation", invitations)
    attention.register("check_asked", asked_to_check)
    attention.register("listing_ends", ending)
    attention.register("organization_returned", returned_organization)
    attention.register("listing_returned", returned_listings)
    attention.register("listing_declined", declined_listings)


def _listings(organization: Organization) -> QuerySet[Listing]:
    return Listing.objects.filter(organization=organization, status__in=FINDABLE)


def _not_out(organization: Organization, state: Review.State) -> Iterator[Attention]:
    """Listings whose newest review ended so, and that are still not public."""
    for each in _decided(organization, state):
        if each.decided_at and each.listing and each.listing.status in (Status.DRAFT, Status.PENDING):
            listing = each.listing
            yield Attention(
                each.decided_at, str(listing.pk), name=listing.title, kind=listing.kind, said=each.words
            )


def _decided(organization: Organization, state: Review.State) -> Iterator[Review]:
    """Of the organisation and each of its listings the newest review, where that ended so."""
    reviews = Review.objects.filter(organization=organization).select_related("listing")
    newest = reviews.order_by("listing_id", "-opened_at", "-id").distinct("listing_id")
    return (each for each in newest if each.state == state)
