"""One of everything that an address can name, around the organisation of `tests.actors`."""

from datetime import timedelta

from django.utils import timezone

from directory import kinds, reports, reviews, tokens
from directory.models import Draft, Invitation, Membership, Report, Review, Status, Workplace
from tests.actors import Actors
from tests.factories import PlaceFactory, make_listing


def make_world(actors: Actors) -> dict[str, str]:
    """What stands for `{name}` in the addresses of the table. Add what a new address needs."""
    organization = actors.organization
    place = PlaceFactory.create(organization=organization)
    workplace = Workplace.objects.create(organization=organization, name="見本の職場", place=place)
    token = tokens.new_token()
    invitation = Invitation.objects.create(
        organization=organization,
        email="colleague@example.com",
        token_hash=token.hash,
        invited_by=actors.owner,
        expires_at=timezone.now() + timedelta(days=7),
    )
    listings = {kind.key: make_listing(kind.key, organization=organization) for kind in kinds.all_kinds()}
    waiting = make_listing("job", organization=organization, status=Status.DRAFT)
    review = reviews.open_review(
        organization, reason=Review.Reason.HELD_LISTING, listing=waiting, by=actors.owner
    )
    report = reports.file(listings["group"], about=Report.About.OTHER)
    assert report is not None
    draft = Draft.objects.create(organization=organization, purpose="job", workplace=workplace)
    return {
        "draft": str(draft.pk),
        "share_key": draft.share_key,
        "organization": str(organization.pk),
        "owner": str(Membership.objects.get(organization=organization, person=actors.owner).pk),
        "workplace": str(workplace.pk),
        "invitation": str(invitation.pk),
        "invitation_token": token.text,
        "review": str(review.pk),
        "report": str(report.pk),
        **{key: str(listing.pk) for key, listing in listings.items()},
    }
