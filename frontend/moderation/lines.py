"""What waits or waited, as lists show it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory import reviews
from directory.models import Listing, Person, Report, Review
from directory.texts import day
from directory.vocabulary import Lang
from frontend.moderation import words
from frontend.public.kind_words import KIND_WORDS
from frontend.public.place_names import prefecture_name
from frontend.public.report import ABOUT


@dataclass(frozen=True)
class ReviewLine:
    """One review. kind: what is looked at; name: what it is called. own: this person may not decide."""

    id: str
    kind: Promise | str
    name: str
    organization: str
    prefecture: str
    reason: Promise
    why_held: Promise | str
    waits: str
    since: str
    due: str
    late: bool
    own: bool
    state: Promise
    decided: str
    decided_by: str
    said: str


@dataclass(frozen=True)
class ReportLine:
    """One report. answered: the day on which its owner confirmed the listing after being asked."""

    id: str
    kind: Promise | str
    name: str
    organization: str
    about: Promise
    harmful: bool
    said: str
    since: str
    waits: str
    state: Promise
    passed_on: bool
    answered: str
    handled: str
    handled_by: str
    note: str


def review_line(review: Review, person: Person, lang: Lang) -> ReviewLine:
    """A review as this person reads it."""
    due = reviews.due_on(review)
    return ReviewLine(
        id=str(review.pk),
        kind=KIND_WORDS[review.listing.kind].one if review.listing else _("団体"),
        name=review.listing.title if review.listing else review.organization.name,
        organization=review.organization.name,
        prefecture=prefecture_name(review.prefecture, lang),
        reason=words.REASONS[review.reason],
        why_held=words.WHY_HELD.get(review.why_held, ""),
        waits=waits(review.opened_at),
        since=_day(review.opened_at, lang),
        due=day(due, lang),
        late=due < timezone.localdate(),
        own=reviews.is_own(review, person),
        state=words.STATES[review.state],
        decided=_day(review.decided_at, lang),
        decided_by=nickname(review.decided_by),
        said=review.words,
    )


def report_line(report: Report, lang: Lang) -> ReportLine:
    """A report as moderators read it."""
    listing = report.listing
    return ReportLine(
        id=str(report.pk),
        kind=KIND_WORDS[listing.kind].one,
        name=listing.title,
        organization=listing.organization.name,
        about=ABOUT[report.about],
        harmful=report.about == Report.About.HARMFUL,
        said=report.words,
        since=_day(report.created_at, lang),
        waits=waits(report.created_at),
        state=words.REPORT_STATES[report.state],
        passed_on=report.state == Report.State.PASSED_ON,
        answered=_day(_answered(report, listing), lang),
        handled=_day(report.handled_at, lang),
        handled_by=nickname(report.handled_by),
        note=report.note,
    )


def waits(since: datetime) -> str:
    """How long something has waited, in days of Asia/Tokyo."""
    days = (timezone.localdate() - timezone.localdate(since)).days
    if days < 1:
        return _("今日から")
    return ngettext("%(count)d日前から", "%(count)d日前から", days) % {"count": days}


def nickname(person: Person | None) -> str:
    """What a colleague is called."""
    return person.nickname if person and person.nickname else _("担当の人")


def _answered(report: Report, listing: Listing) -> datetime | None:
    """When the owner confirmed the listing after the report was passed on."""
    asked, confirmed = report.handled_at, listing.confirmed_at
    if report.state == Report.State.PASSED_ON and asked and confirmed and confirmed > asked:
        return confirmed
    return None


def _day(moment: datetime | None, lang: Lang) -> str:
    return day(timezone.localdate(moment), lang) if moment else ""
