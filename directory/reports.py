"""What readers say is wrong, and what those who look after the prefecture do about it.

Nothing about the reader is stored. The owner never learns that somebody reported something: at most they are
asked to look again (`Listing.check_asked_at`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from directory import access, confirming, reviews
from directory.history import recorded
from directory.locks import hold_organization
from directory.models import FINDABLE, HAS_PAGE, Listing, Person, Report, Review
from directory.owners import write_to_owners
from directory.texts import without_ruby
from directory.vocabulary import Lang

# So many open reports about the same thing are enough for somebody to look. More would bury the others.
MOST_OPEN = 5


class AlreadyHandled(ValueError):
    """Somebody was faster."""


class CannotAsk(ValueError):
    """The listing is not public (any more), so there is nothing to ask its owner."""


def reportable(listing_id: UUID) -> Listing | None:
    """A listing that has a page; others cannot be reported."""
    return Listing.objects.filter(pk=listing_id, status__in=HAS_PAGE, consent_site=True).first()


def file(listing: Listing, *, about: Report.About, words: str = "") -> Report | None:
    """Keep what a reader says. None: enough people have said so already, and somebody will look."""
    open_ones = Report.objects.filter(listing=listing, about=about, state=Report.State.OPEN)
    if open_ones.count() >= MOST_OPEN:
        return None
    return Report.objects.create(listing=listing, about=about, words=words)


def waiting(person: Person) -> QuerySet[Report]:
    """What readers reported in a person's prefectures: what may harm first, then oldest first."""
    harmful_first = Case(
        When(about=Report.About.HARMFUL, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    open_ones = _for(person).filter(state__in=(Report.State.OPEN, Report.State.PASSED_ON))
    return open_ones.order_by(harmful_first, "created_at", "id")


def handled(person: Person) -> QuerySet[Report]:
    """What has been done with, newest first."""
    done = _for(person).filter(state__in=(Report.State.DONE, Report.State.DISMISSED))
    return done.order_by("-handled_at", "id")


def report_of(person: Person, report_id: UUID) -> Report:
    """A report in the person's prefectures. Raises NotYours otherwise."""
    found = _for(person).filter(pk=report_id).first()
    if found is None:
        raise access.NotYours("report")
    return found


def pass_on(report: Report, *, by: Person, note: str = "") -> None:
    """Ask the owner to look again, on their pages and by mail, without saying why. Raises AlreadyHandled,
    CannotAsk."""
    with _handling(report, Report.State.PASSED_ON, by, note) as listing:
        if listing.status not in FINDABLE:
            raise CannotAsk(listing.status)
        listing.check_asked_at = timezone.now()
        listing.save(update_fields=["check_asked_at", "updated_at"])
        _ask_to_check(listing)


def take_out(report: Report, *, by: Person, note: str = "") -> None:
    """Take the listing out of sight at once. It waits in the queue like one that is held, where it is given
    back with words or let out again. Raises AlreadyHandled, CannotAsk."""
    with _handling(report, Report.State.DONE, by, note) as listing:
        if listing.status not in FINDABLE:
            raise CannotAsk(listing.status)
        # Opened by nobody: whoever takes it out may decide about it.
        reviews.open_review(
            listing.organization,
            reason=Review.Reason.HELD_LISTING,
            listing=listing,
            why_held=reviews.TAKEN_OUT,
            by=None,
        )


def close(report: Report, *, by: Person, note: str = "") -> None:
    """It was dealt with. Raises AlreadyHandled."""
    with _handling(report, Report.State.DONE, by, note):
        pass


def dismiss(report: Report, *, by: Person, note: str) -> None:
    """There was nothing to it, and why. Raises AlreadyHandled."""
    if not note.strip():
        raise ValueError("a note says why")
    with _handling(report, Report.State.DISMISSED, by, note):
        pass


@contextmanager
def _handling(report: Report, state: Report.State, by: Person, note: str) -> Iterator[Listing]:
    """Lock the report, ask whether it still waits, and write down what became of it."""
    before = [Report.State.OPEN]
    if state != Report.State.PASSED_ON:
        before.append(Report.State.PASSED_ON)
    with recorded(f"report {state}", by, note):
        hold_organization(report_of(by, report.pk).listing.organization_id)
        locked = (
            Report.objects.select_for_update(of=("self",))
            .select_related("listing__organization")
            .get(pk=report.pk)
        )
        if locked.state not in before:
            raise AlreadyHandled(locked.state)
        yield locked.listing
        locked.state, locked.note = state, note
        locked.handled_at, locked.handled_by = timezone.now(), by
        locked.save()
    report.refresh_from_db()


def _ask_to_check(listing: Listing) -> None:
    def context(person: Person, _lang: Lang) -> dict[str, object]:
        return {"name": without_ruby(listing.title), "link": confirming.link(listing, person)}

    write_to_owners(listing.organization, "check_again", context)


def _for(person: Person) -> QuerySet[Report]:
    """Reports that a person may see: in their prefectures, and never about their own organisation."""
    reports = Report.objects.select_related("listing__organization").exclude(
        listing__organization__memberships__person=person
    )
    if access.is_operator(person):
        return reports
    codes = access.moderated_prefectures(person)
    return reports.filter(
        Q(listing__places__municipality__prefecture__in=codes)
        | Q(listing__places=None, listing__municipality__prefecture__in=codes)
    ).distinct()
