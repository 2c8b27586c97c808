"""From a draft to a public job: what is still missing and why, and what happens when it is published.

Only what a law asks for, pay, a way of contact and the core of the workplace's checklist are required; the
rest reads "not written yet". Pay below the minimum wage, new organisations and first listings are looked at
by somebody who looks after the prefecture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from directory import access, lifecycle, reviews, workplaces
from directory.history import recorded
from directory.locks import hold_organization
from directory.models import Draft, Listing, ListingPlace, Person, Review, Status
from directory.texts import today
from jobs.adverts import PURPOSE
from jobs.form.columns import unsaved
from jobs.form.field import Field, Kind, Need
from jobs.form.fields import FIELDS
from jobs.form.reader import Said, said
from jobs.models import Job
from jobs.readiness import projection
from jobs.readiness.assessments import missing_core
from jobs.wages import Standing, against_minimum, is_held
from jobs.wording import Finding, check

BELOW_MINIMUM_WAGE = "below_minimum_wage"


class Outcome(StrEnum):
    """What became of a job that was published. HELD: its pay is looked at first."""

    PUBLISHED = "published"
    PENDING = "pending"
    HELD = "held"


@dataclass(frozen=True)
class Missing:
    """A field that must be written first, and why."""

    field: Field
    need: Need


@dataclass(frozen=True)
class Gate:
    """Everything that keeps a draft from being published, and what may be said about it besides.

    missing, wrong (field: what is wrong), stops, core (codes of checklist items), workplace (False: none is
    chosen, or it was put away) keep it; advice never does. standing, held: its pay against the minimum wage.
    """

    said: Said
    missing: tuple[Missing, ...]
    stops: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    core: tuple[str, ...]
    workplace: bool
    standing: Standing
    held: bool

    @property
    def wrong(self) -> Mapping[str, str]:
        return self.said.wrong

    @property
    def is_open(self) -> bool:
        """Whether the draft may be published as it is."""
        return self.workplace and not (self.missing or self.wrong or self.stops or self.core)


class NotReady(ValueError):
    """The draft cannot be published yet; `gate` says why."""

    def __init__(self, gate: Gate) -> None:
        super().__init__("the draft is not ready")
        self.gate = gate


def gate_of(draft: Draft, on: date | None = None) -> Gate:
    """What a draft still needs on a day (default: today in Asia/Tokyo)."""
    day = on or today()
    read = said(draft.values, day)
    findings = findings_in(read.values)
    job = unsaved(draft, read.values)
    return Gate(
        said=read,
        missing=tuple(
            Missing(field, need)
            for field in FIELDS.values()
            if read.values[field.name] in ("", None, [])
            and field.name not in read.wrong
            and (need := field.need(read.values))
        ),
        stops=tuple(each for each in findings if each.rule.level == "stop"),
        advice=tuple(each for each in findings if each.rule.level == "advise"),
        core=tuple(missing_core(draft.workplace)) if draft.workplace else (),
        workplace=draft.workplace is not None and draft.workplace.archived_at is None,
        standing=against_minimum(job, day),
        held=is_held(job, day),
    )


def findings_in(values: Mapping[str, Any]) -> list[Finding]:
    """What the word list has to say about an advert's texts, by field."""
    return [
        finding
        for name, field in FIELDS.items()
        if field.kind in (Kind.LINE, Kind.TEXT)
        for finding in check(name, values[name])
    ]


def findings_of(job: Job) -> list[Finding]:
    """What the word list has to say about a job as it is written: for whoever decides about it."""
    return findings_in(
        {name: getattr(job if field.table == "job" else job.listing, name) for name, field in FIELDS.items()}
    )


def publish(draft: Draft, *, by: Person) -> tuple[Listing, Outcome]:
    """Make a draft public, or hand it to somebody who looks first; the draft is then gone.

    Pressed twice at once, it is published once, and both are told the same. Raises NotReady, or NotYours when
    the organisation has neither draft nor listing, when the listing was withdrawn, or for who is no member.
    """
    with recorded("publish job", by):
        # The organisation first, as those who decide about its listings do: nobody waits in a circle.
        organization = hold_organization(draft.organization_id)
        access.require_member(by, organization)
        # Of this organisation, whatever id an address names.
        of_it = Draft.objects.filter(organization=organization, purpose=PURPOSE)
        locked = of_it.select_for_update().filter(pk=draft.pk).first()
        if locked is None:
            return _published_already(draft)
        # As it is now, and until it is written: it may just have been withdrawn, or retired.
        listing = Listing.objects.select_for_update(no_key=True).filter(pk=locked.pk).first()
        if listing is not None and listing.status == Status.WITHDRAWN:
            raise access.NotYours("job")
        locked.listing = listing
        if locked.workplace:
            locked.workplace = workplaces.held(locked.workplace)
        gate = gate_of(locked)
        if not gate.is_open:
            raise NotReady(gate)
        job = unsaved(locked, gate.said.values)
        _write(job)
        outcome = _go_out(job.listing, held=gate.held, by=by)
        locked.delete()
    return job.listing, outcome


def _published_already(draft: Draft) -> tuple[Listing, Outcome]:
    """What the first of two presses made."""
    listing = Listing.objects.filter(pk=draft.pk, organization=draft.organization_id).first()
    if listing is None:
        raise access.NotYours("draft")
    return listing, outcome_of(listing)


def outcome_of(listing: Listing) -> Outcome:
    """How a job stands that was published."""
    if listing.status != Status.PENDING:
        return Outcome.PUBLISHED
    held = listing.reviews.filter(state=Review.State.OPEN, why_held=BELOW_MINIMUM_WAGE)
    return Outcome.HELD if held.exists() else Outcome.PENDING


def _write(job: Job) -> None:
    """Save a job with its listing. Whoever publishes a job wants it to be seen everywhere."""
    listing = job.listing
    listing.consent_site = listing.consent_open_data = listing.consent_print = True
    listing.save()
    job.save()
    projection.project_job(job.pk)
    place = job.workplace.place  # type: ignore[union-attr]  # an open gate has seen one
    ListingPlace.objects.filter(listing=listing).exclude(place=place).delete()
    ListingPlace.objects.get_or_create(listing=listing, place=place)


def _go_out(listing: Listing, *, held: bool, by: Person) -> Outcome:
    organization = listing.organization
    if reviews.is_taken_out(listing):
        reviews.open_review(
            organization,
            reason=Review.Reason.HELD_LISTING,
            listing=listing,
            why_held=reviews.TAKEN_OUT,
            by=by,
        )
        return Outcome.PENDING
    if held:
        reviews.open_review(
            organization,
            reason=Review.Reason.HELD_LISTING,
            listing=listing,
            why_held=BELOW_MINIMUM_WAGE,
            by=by,
        )
        return Outcome.HELD
    if listing.published_at is None and (reason := reviews.needs_review(organization)):
        reviews.open_review(organization, reason=reason, listing=listing, by=by)
        return Outcome.PENDING
    if listing.status == Status.PENDING:
        reviews.take_back(listing, by=by)  # what held it is mended
    if listing.status == Status.PUBLISHED:
        lifecycle.confirm(listing, by=by)
    else:
        lifecycle.publish(listing, by=by)
    return Outcome.PUBLISHED
