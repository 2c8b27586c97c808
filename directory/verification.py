"""Whether somebody who looks after the prefecture has seen that an organisation exists; if not, why not."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from directory.models import Organization, Review
from directory.reviews import due_on


class VerificationState(StrEnum):
    """verified: somebody has seen it. waiting: somebody will look. returned: its owner is asked for
    something. declined: somebody could not see that it exists. unasked: nobody was asked to look.
    """

    VERIFIED = "verified"
    WAITING = "waiting"
    RETURNED = "returned"
    DECLINED = "declined"
    UNASKED = "unasked"


@dataclass(frozen=True)
class Verification:
    """How far the verification of an organisation is.

    since: null when nobody was asked. due: the day by which somebody will have looked, while it waits. said:
    what the moderator wrote to its owner.
    """

    state: VerificationState
    since: datetime | None = None
    due: date | None = None
    said: str = ""


_STATES = {
    Review.State.OPEN: VerificationState.WAITING,
    Review.State.RETURNED: VerificationState.RETURNED,
    Review.State.DECLINED: VerificationState.DECLINED,
}


def verification_of(organization: Organization) -> Verification:
    """The state of an organisation's verification, by its newest review where it is not verified."""
    if organization.verified_at is not None:
        return Verification(VerificationState.VERIFIED, organization.verified_at)
    newest = organization.reviews.filter(listing__isnull=True).order_by("-opened_at", "-id").first()
    if newest is None or newest.state not in _STATES:
        return Verification(VerificationState.UNASKED)
    state = _STATES[Review.State(newest.state)]
    due = due_on(newest) if state == VerificationState.WAITING else None
    return Verification(state, newest.decided_at or newest.opened_at, due, newest.words)
