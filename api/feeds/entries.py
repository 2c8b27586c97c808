"""What calendars hold: meetings of groups with the words for where they are, as far as may be shown."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from api.formats.calendar import Entry
from api.formats.links import Links
from directory.meetings.search import matching
from directory.models import Meeting, PublicPlace, Status
from directory.search import Audience, Query, Result, listings_of
from directory.texts import owner_text, without_ruby
from directory.vocabulary import Lang

MOST_GROUPS = 1000  # of one calendar; nobody's phone holds more


def entries_of(groups: Iterable[Result], links: Links, *, only: set[UUID] | None = None) -> list[Entry]:
    """The meetings of groups, in three statements. only: the ids of the meetings wanted; None: all."""
    by_id = {
        each.listing.pk: each for each in groups if each.listing.status not in (Status.PAUSED, Status.CLOSED)
    }
    meetings = Meeting.objects.filter(group__in=by_id).order_by("group_id", "ordinal", "id")
    if only is not None:
        meetings = meetings.filter(pk__in=only)
    places = _place_words(by_id, links.lang)
    entries = []
    for meeting in meetings.prefetch_related("changes"):
        group = by_id[meeting.group_id].listing
        meeting.group = group
        title, _lang = owner_text(group, "title", links.lang)
        where = places.get((meeting.group_id, meeting.place), "") if meeting.place is not None else ""
        entries.append(Entry(meeting, without_ruby(title), where, links.listing(group), sample=group.sample))
    return entries


def entries_of_query(query: Query, audience: Audience, links: Links) -> list[Entry]:
    """The meetings that a query finds: each by its own place."""
    by_group: dict[UUID, set[UUID]] = defaultdict(set)
    for group, meeting in matching(query, audience, most=MOST_GROUPS):
        by_group[group].add(meeting)
    wanted = {meeting for meetings in by_group.values() for meeting in meetings}
    return entries_of(listings_of(by_group), links, only=wanted)


def _place_words(groups: Iterable[UUID], lang: Lang) -> dict[tuple[UUID, int], str]:
    """Where each place of groups is: its municipality, or its prefecture where no more may be said."""
    rows = (
        PublicPlace.objects.filter(listing__in=list(groups))
        .select_related("prefecture", "municipality")
        .defer("prefecture__geometry", "prefecture__outline")
    )
    return {(row.listing_id, row.ordinal): _words(row, lang) for row in rows}


def _words(place: PublicPlace, lang: Lang) -> str:
    if lang == "en":
        names = [place.municipality.name_en] if place.municipality else []
        return ", ".join([*names, place.prefecture.name_en])
    return place.prefecture.name_ja + (place.municipality.name_ja if place.municipality else "")
