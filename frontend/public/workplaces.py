"""What pages read of a workplace: its place, and the groups that agreed to be named beside it."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from directory.models import FINDABLE, GroupLink, Listing, Status, Workplace
from directory.search import listings_of
from directory.texts import day, owner_text
from directory.vocabulary import Lang
from frontend.public import wording
from frontend.public.cards import Card, cards_of
from jobs.models import Assessment
from jobs.readiness.versions import public_versions


@dataclass(frozen=True)
class WorkplaceLine:
    """A workplace on its organisation's page. answered: the day of its checklist, "" where there is none."""

    name: str
    lang: str
    url: str
    answered: str


_MOST = 10  # groups; the newest link comes last


def with_page() -> QuerySet[Workplace]:
    """The workplaces that have a page: with a checklist that anybody may read, or a job, open or closed."""
    status = (*FINDABLE, Status.CLOSED)
    jobs = Listing.objects.filter(kind="job", status__in=status, consent_site=True)
    versions = public_versions().order_by().values("workplace")
    shown = Q(pk__in=jobs.values("job__workplace")) | Q(pk__in=versions)
    return Workplace.objects.filter(shown, archived_at=None)


def workplaces_of(organization_id: UUID, lang: Lang) -> list[WorkplaceLine]:
    """An organisation's workplaces by their names, with the day on which each answered its checklist."""
    found = with_page().filter(organization=organization_id).order_by("name", "pk")
    newest = {
        version.workplace_id: version.answered_on
        for version in Assessment.objects.filter(workplace__in=found).order_by("number")
    }
    return [_line(each, newest.get(each.pk), lang) for each in found]


def _line(workplace: Workplace, answered_on: datetime.date | None, lang: Lang) -> WorkplaceLine:
    name, own = owner_text(workplace, "name", lang)
    return WorkplaceLine(
        name,
        wording.language_of(name, lang, own),
        reverse("workplace", args=[workplace.pk]),
        day(answered_on, lang) if answered_on else "",
    )


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
