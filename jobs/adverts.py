"""An organisation's job adverts and their drafts."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from directory import access, drafts
from directory.drafts import Typed
from directory.models import Draft, Listing, Organization, Person, Status, Workplace
from directory.texts import tidy
from jobs.form.reader import typed_from

PURPOSE = "job"
_NAME = 120  # characters of a title, as its column has them
# Of a new advert like an old one these are to be written again.
_OWN = ("apply_until", "starts_on")
# A job that was withdrawn keeps nothing to change.
CHANGEABLE = (Status.DRAFT, Status.PENDING, Status.PUBLISHED, Status.CLOSED)


def jobs_of(organization: Organization) -> QuerySet[Listing]:
    """Its jobs, newest first."""
    return (
        organization.listings.filter(kind="job")
        .select_related("job__workplace__place__municipality", "organization__municipality", "municipality")
        .order_by("-created_at", "pk")
    )


def job_of(organization: Organization, listing_id: UUID | str) -> Listing:
    """One of its jobs. Raises NotYours."""
    found = jobs_of(organization).filter(pk=listing_id).first()
    if found is None:
        raise access.NotYours("job")
    return found


def workplaces_of(organization: Organization) -> QuerySet[Workplace]:
    """The workplaces that a new job may be at."""
    return organization.workplaces.filter(archived_at=None).order_by("name", "pk")


def drafts_of(organization: Organization) -> QuerySet[Draft]:
    """Adverts in the making, oldest first."""
    return organization.drafts.filter(purpose=PURPOSE).select_related("workplace", "listing")


def draft_of(organization: Organization, draft_id: UUID | str) -> Draft:
    """An advert in the making. Raises NotYours."""
    return drafts.draft_of(organization, PURPOSE, draft_id)


def name_of(draft: Draft) -> str:
    """What its job is called so far; "" when nobody said yet."""
    title = draft.values.get("title", "")
    return tidy(title)[:_NAME] if isinstance(title, str) else ""


def begin(
    organization: Organization, workplace: Workplace, *, by: Person, like: Listing | None = None
) -> Draft:
    """A new advert, empty or like an old one."""
    values: Mapping[str, Typed] = {"recruiter_name": organization.name}
    if like is not None:
        values = {name: typed for name, typed in typed_from(like.job).items() if name not in _OWN}
    return drafts.start(organization, PURPOSE, by=by, workplace=workplace, values=values)


def change(listing: Listing, *, by: Person) -> Draft:
    """The draft that changes a job: the one that was begun, or a new one with what is public now.

    Raises NotYours for a job that was withdrawn.
    """
    if listing.status not in CHANGEABLE:
        raise access.NotYours("job")
    return drafts.start(
        listing.organization,
        PURPOSE,
        by=by,
        workplace=listing.job.workplace,
        listing=listing,
        values=typed_from(listing.job),
    )
