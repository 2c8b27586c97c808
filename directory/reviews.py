"""What is looked at before it is public: new organisations, first listings, listings that something holds.

It waits for the people who look after its prefecture. A decision is made once, by somebody who has no part in
it. Until then a listing is pending: kept as it is, shown to nobody else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from directory import access, kinds, lifecycle, mail
from directory.history import recorded
from directory.locks import hold_organization
from directory.models import Listing, Membership, Organization, Person, Review, Status
from directory.owners import write_to_owners
from directory.texts import without_ruby
from directory.vocabulary import Lang
from directory.working_days import working_day_after

# Within so many working days somebody has looked: said on pages, so it must be kept.
REVIEW_DAYS = 3
# `Review.why_held` of what a moderator took out of sight after a report (`directory.reports`).
TAKEN_OUT = "report"


class NotDecided(ValueError):
    """This decision cannot be made."""


class AlreadyDecided(NotDecided):
    """Somebody was faster."""


class OwnReview(NotDecided):
    """Nobody decides about their own: somebody else looks."""


class NoLongerWaiting(NotDecided):
    """Its owner took the listing back meanwhile."""


class OrganizationFirst(NotDecided):
    """Nobody has said yet that the organisation exists; its listings come after it."""


class ChangedMeanwhile(NotDecided):
    """Its owner has changed it since it was read: it is read again before it goes out."""


def needs_review(organization: Organization) -> Review.Reason | None:
    """Why somebody looks before a listing of the organisation is public; None: it may go out by itself."""
    if organization.verified_at is None:
        return Review.Reason.NEW_ORGANIZATION
    if not organization.listings.filter(published_at__isnull=False).exists():
        return Review.Reason.FIRST_LISTING
    return None


def is_taken_out(listing: Listing) -> bool:
    """Whether a moderator took the listing out of sight, and nobody has let it out again since. Nothing that
    its owner changes does that: also what was given back or declined is looked at before it is public again.
    """
    newest = listing.reviews.order_by("-opened_at", "-id").first()
    return newest is not None and newest.why_held == TAKEN_OUT and newest.state != Review.State.APPROVED


def open_review(
    organization: Organization,
    *,
    reason: Review.Reason,
    listing: Listing | None = None,
    why_held: str = "",
    by: Person | None,
) -> Review:
    """Ask for a look. Asked again while it waits, it stays the same review and keeps its place in the queue.

    A listing becomes pending. With NEW_ORGANIZATION the organisation is looked at first, and the listing has
    its own turn after that. why_held: a key that says what holds the listing, for HELD_LISTING.
    """
    with recorded("open review", by):
        locked = hold_organization(organization.pk)
        if listing is not None and listing.status != Status.PENDING:
            lifecycle.submit(listing, by=by)
        if reason == Review.Reason.NEW_ORGANIZATION and listing is not None and locked.verified_at:
            reason = Review.Reason.FIRST_LISTING  # it was verified while the listing was being sent
        about = None if reason == Review.Reason.NEW_ORGANIZATION else listing
        review = Review.objects.filter(
            organization=locked, listing=about, state=Review.State.OPEN
        ).first() or Review(organization=locked, listing=about, opened_by=by)
        review.reason, review.why_held = reason, why_held
        review.prefecture_id = _prefecture_of(locked, about)
        review.save()
    return review


def take_back(listing: Listing, *, by: Person) -> None:
    """Its owner wants to change it after all: it is a draft again, and nobody needs to look."""
    with recorded("take back", by):
        hold_organization(listing.organization_id)
        Review.objects.filter(listing=listing, state=Review.State.OPEN).delete()
        lifecycle.give_back(listing, by=by)


def queue(person: Person) -> QuerySet[Review]:
    """What waits for a person who looks after prefectures, oldest first."""
    return _for(person).filter(Q(listing=None) | Q(listing__status=Status.PENDING), state=Review.State.OPEN)


def decided(person: Person) -> QuerySet[Review]:
    """What has been decided in a person's prefectures, newest first."""
    return _for(person).exclude(state=Review.State.OPEN).order_by("-decided_at", "id")


def review_of(person: Person, review_id: UUID) -> Review:
    """A review in the person's prefectures, in whatever state. Raises NotYours otherwise."""
    found = _for(person).filter(pk=review_id).first()
    if found is None:
        raise access.NotYours("review")
    return found


def is_own(review: Review, person: Person) -> bool:
    """Whether a person has a part in what they would decide about: acts for the organisation, or asked."""
    return (
        review.opened_by_id == person.pk
        or Membership.objects.filter(organization_id=review.organization_id, person=person).exists()
    )


def due_on(review: Review) -> date:
    """The day, in Asia/Tokyo, by which somebody has looked."""
    return working_day_after(timezone.localdate(review.opened_at), REVIEW_DAYS)


def stamp_of(review: Review) -> str:
    """What is looked at, as it stands: another as soon as its owner changes something."""
    return (review.listing or review.organization).updated_at.isoformat()


def approve(review: Review, *, by: Person, words: str = "", read: str = "") -> None:
    """The organisation exists, or the listing goes out.

    Listings that waited for their organisation have their own turn now; where one was public before, they go
    out. read: `stamp_of` what the moderator has read, so that nothing else goes out in its place. Raises
    NotDecided, or NotYours for somebody else's prefecture.
    """
    with _deciding(review, Review.State.APPROVED, by, words) as locked:
        if read and read != stamp_of(locked):
            raise ChangedMeanwhile("review")
        if locked.listing is None:
            _verify(locked, by)
        elif locked.organization.verified_at is None:
            raise OrganizationFirst("organization")
        else:
            lifecycle.publish(locked.listing, by=by, why=words)


def return_to_owner(review: Review, *, by: Person, words: str) -> None:
    """Ask the owner for a change, in words. A listing is a draft again. Raises like `approve`."""
    with _deciding(review, Review.State.RETURNED, by, _required(words)) as locked:
        if locked.listing is not None:
            lifecycle.give_back(locked.listing, by=by, why=words)


def decline(review: Review, *, by: Person, reason: str) -> None:
    """It does not go out, and why. What waited for a declined organisation is a draft again. Raises like
    `approve`."""
    with _deciding(review, Review.State.DECLINED, by, _required(reason)) as locked:
        waiting = [locked.listing] if locked.listing else _pending(locked.organization)
        for listing in waiting:
            lifecycle.give_back(listing, by=by, why=reason)
        if locked.listing is None:
            Review.objects.filter(
                organization=locked.organization, listing__isnull=False, state=Review.State.OPEN
            ).update(state=Review.State.DECLINED, words=reason, decided_by=by, decided_at=timezone.now())


@contextmanager
def _deciding(review: Review, state: Review.State, by: Person, words: str) -> Iterator[Review]:
    """Lock what is decided about, ask whether this person may, and write the decision and the mails."""
    with recorded(f"review {state}", by, words):
        # The organisation first, always: two moderators wait for each other instead of in a circle.
        organization = hold_organization(review.organization_id)
        locked = Review.objects.select_for_update(of=("self",)).select_related("listing").get(pk=review.pk)
        locked.organization = organization
        if not access.may_moderate(by, locked.prefecture_id):
            raise access.NotYours("review")
        if is_own(locked, by):
            raise OwnReview("review")
        if locked.state != Review.State.OPEN:
            raise AlreadyDecided("review")
        if locked.listing is not None and locked.listing.status != Status.PENDING:
            raise NoLongerWaiting("review")
        yield locked
        locked.state, locked.words = state, words
        locked.decided_at, locked.decided_by = timezone.now(), by
        locked.save()
        _tell(locked)
    review.refresh_from_db()


def _verify(review: Review, by: Person) -> None:
    organization = review.organization
    organization.verified_at, organization.verified_by = timezone.now(), by
    organization.save()
    for listing in _pending(organization).exclude(reviews__state=Review.State.OPEN):
        reason = needs_review(organization)
        if reason is None:
            lifecycle.publish(listing, by=by)
        else:
            open_review(organization, reason=reason, listing=listing, by=review.opened_by)


def _tell(review: Review) -> None:
    """A mail to its owners, and to who asked."""
    listing = review.listing
    page = ("listing", kinds.get(listing.kind).path, listing.pk) if listing else ("manage",)

    def context(_person: Person, lang: Lang) -> dict[str, object]:
        return {
            "listing": without_ruby(listing.title) if listing else "",
            "organization": without_ruby(review.organization.name),
            "words": review.words,
            "page": mail.address(*page, lang=lang) if review.state == Review.State.APPROVED else "",
            "manage": mail.address("manage", lang=lang),
        }

    write_to_owners(review.organization, f"review_{review.state}", context, also=review.opened_by)


def _for(person: Person) -> QuerySet[Review]:
    """Reviews that a person may see."""
    reviews = Review.objects.select_related("organization", "listing", "prefecture", "decided_by").defer(
        "prefecture__geometry", "prefecture__outline"
    )
    if access.is_operator(person):
        return reviews
    return reviews.filter(prefecture__in=access.moderated_prefectures(person))


def _pending(organization: Organization) -> QuerySet[Listing]:
    return organization.listings.filter(status=Status.PENDING).order_by("created_at", "pk")


def _prefecture_of(organization: Organization, listing: Listing | None) -> str:
    """The code of the prefecture in which somebody looks: where the listing's first place is, else where it
    belongs."""
    if listing is None:
        return organization.municipality.prefecture_id
    first = listing.listing_places.select_related("place__municipality").first()
    return (first.place.municipality if first else listing.municipality).prefecture_id


def _required(words: str) -> str:
    if not words.strip():
        raise ValueError("the owner is told why")
    return words
