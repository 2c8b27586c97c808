"""What is on: dates of meetings by the one query, a page at a time in the order of time.

The query asks of the group what it always asks; its place conditions are asked of the meeting's own place (of
the group's places for one that is online alone). Groups that pause have no dates.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from directory.meetings.rule import TOKYO
from directory.models import MeetingChange, Occurrence, PublicPlace
from directory.search import Audience, FieldError, Query, QueryError, database
from directory.search.conditions import Conditions, listing_conditions, place_conditions
from directory.search.cursor import Cursor
from directory.search.engine import read_cursor
from directory.search.results import PublicPoint, Result, load
from directory.search.ring import Origin
from directory.texts import today
from directory.vocabulary import Lang

MOST_DAYS = 92
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Window:
    """Days in Asia/Tokyo, both included."""

    first: date
    last: date

    @classmethod
    def parse(cls, first: str, last: str, *, usual_days: int = 7) -> "Window":
        """Read `from` and `to` (YYYY-MM-DD); empty: from today, for `usual_days`. Raises QueryError."""
        begin = _day("from", first) if first else today()
        end = _day("to", last) if last else begin + timedelta(days=usual_days - 1)
        if end < begin:
            raise QueryError([FieldError("to", _("終わりの日を、はじめの日より後にしてください。"), last)])
        if (end - begin).days >= MOST_DAYS:
            message = _("一度に見られるのは、%(most)d日までです。") % {"most": MOST_DAYS}
            raise QueryError([FieldError("to", message, last)])
        return cls(begin, end)

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.first, time.min, TOKYO)

    @property
    def end(self) -> datetime:
        """The moment after the last day."""
        return datetime.combine(self.last + timedelta(days=1), time.min, TOKYO)


def query_of_groups(pairs: Iterable[tuple[str, str]], lang: Lang) -> Query:
    """A query string read as one about groups. Raises QueryError, also where it leaves groups out."""
    query = Query.parse(pairs, lang=lang)
    if query.kinds and "group" not in query.kinds:
        detail = _("ここでさがせるのは、集まり（group）だけです。")
        raise QueryError([FieldError("kind", detail, ",".join(query.kinds))])
    return query.replace(kinds=("group",), cursor=query.cursor)


@dataclass(frozen=True)
class Found:
    """A date that was found, with its group. place: where, as far as may be shown; None: online alone, or the
    place is not on a map. change: what is different about this date.
    """

    occurrence: Occurrence
    group: Result
    place: PublicPoint | None
    distance_m: float | None
    change: MeetingChange | None

    def reason(self, lang: Lang) -> str:
        """Why this date was moved or cancelled, in the reader's language or the group's own; may be empty."""
        if self.change is None:
            return ""
        own = self.group.listing.language
        words = {own: self.change.reason, "en": self.change.reason_en, "easy": self.change.reason_easy}
        return (words.get(lang) if lang != own else "") or self.change.reason


@dataclass(frozen=True)
class Page:
    """Dates in the order of time, and where to go from them."""

    results: list[Found]
    next_cursor: str | None = None
    previous_cursor: str | None = None


def meetings(query: Query, audience: Audience, window: Window) -> Page:
    """A page of dates. Raises QueryError for a cursor of another query."""
    identity = f"{audience.value}?{query.identity()}&from={window.first}&to={window.last}"
    cursor = read_cursor(query, identity)
    backwards = cursor is not None and cursor.backwards
    hits = _hits(query, audience, window, cursor, query.limit + 1)
    more = len(hits) > query.limit
    hits = hits[: query.limit]
    if backwards:
        hits.reverse()

    def at(hit: "_Hit", *, backwards: bool) -> str:
        return Cursor(_microseconds(hit.start), hit.id, backwards).encode(identity)

    has_next = backwards or more
    has_previous = more if backwards else cursor is not None
    return Page(
        _load(query, hits),
        next_cursor=at(hits[-1], backwards=False) if hits and has_next else None,
        previous_cursor=at(hits[0], backwards=True) if hits and has_previous else None,
    )


@dataclass(frozen=True)
class _Hit:
    id: UUID
    start: datetime
    group: UUID
    distance_m: float | None


def matching(query: Query, audience: Audience, *, most: int) -> list[tuple[UUID, UUID]]:
    """Groups and meetings that a query finds, whenever they take place: (group, meeting), at most so many."""
    asked = _asked(query, audience)
    statement = f"""
        SELECT DISTINCT o.group_id, o.meeting_id FROM {_FROM} WHERE {asked.sql} ORDER BY 1, 2 LIMIT %s
    """
    with database.cursor() as sql:
        sql.execute(statement, [*asked.params, most])
        return list(sql.fetchall())


# A date, the public places that count for it, and its group.
_FROM = """
        directory_occurrence o
        JOIN directory_publicplace pp
          ON pp.listing_id = o.group_id AND (pp.ordinal = o.place OR o.place IS NULL)
        JOIN directory_listing l ON l.id = o.group_id AND l.status <> 'paused'
        LEFT JOIN directory_spot s ON s.id = pp.spot_id"""


def _asked(query: Query, audience: Audience) -> Conditions:
    """What a query asks of a date, of its group and of its place."""
    # Whether it is online is the meeting's matter here, not its group's.
    found = listing_conditions(query.replace(online="include"), audience) & place_conditions(query, "pp")
    if query.online == "only":
        found.add("o.online")
    elif query.online == "exclude":
        found.add("o.place IS NOT NULL")
    if query.near:
        here = Origin(query.near.lat, query.near.lng).ewkt
        found.add("ST_DWithin(s.point, %s::geography, %s)", here, float(query.radius_km) * 1000)
    return found


def _hits(query: Query, audience: Audience, window: Window, cursor: Cursor | None, count: int) -> list[_Hit]:
    when = Conditions(["o.start >= %s", "o.start < %s"], [window.begin, window.end])
    direction = "DESC" if cursor and cursor.backwards else "ASC"
    if cursor:
        sign = "<" if cursor.backwards else ">"
        when.add(f"(o.start, o.id) {sign} (%s, %s)", _moment(int(cursor.key)), cursor.id)
    asked = when & _asked(query, audience)
    distance, distance_params = "NULL::float", list[str]()
    if query.near:
        distance = "min(ST_Distance(s.point, %s::geography))"
        distance_params.append(Origin(query.near.lat, query.near.lng).ewkt)
    statement = f"""
        SELECT o.id, o.start, o.group_id, {distance}
        FROM {_FROM}
        WHERE {asked.sql}
        GROUP BY o.start, o.id
        ORDER BY o.start {direction}, o.id {direction}
        LIMIT %s
    """
    with database.cursor() as sql:
        sql.execute(statement, [*distance_params, *asked.params, count])
        return [_Hit(*row) for row in sql.fetchall()]


def _load(query: Query, hits: list[_Hit]) -> list[Found]:
    """The dates with their groups, in six statements more, however many there are."""
    dates = Occurrence.objects.filter(pk__in=[hit.id for hit in hits]).select_related("meeting")
    occurrences = {each.pk: each for each in dates}
    groups = {each.listing.pk: each for each in load((group, None) for group in {hit.group for hit in hits})}
    by_place = _places({hit.group for hit in hits})
    changes = {
        (change.meeting_id, change.day): change
        for change in MeetingChange.objects.filter(
            meeting__in={each.meeting_id for each in occurrences.values()},
            what__in=(MeetingChange.What.CANCELLED, MeetingChange.What.MOVED),
        )
    }
    found = []
    for hit in hits:
        occurrence, group = occurrences.get(hit.id), groups.get(hit.group)
        if occurrence is None or group is None:
            continue  # gone meanwhile
        day = occurrence.original.astimezone(ZoneInfo(occurrence.meeting.zone)).date()
        place = by_place.get((hit.group, occurrence.place)) if occurrence.place is not None else None
        found.append(
            Found(occurrence, group, place, hit.distance_m, changes.get((occurrence.meeting_id, day)))
        )
    return found


def _places(groups: set[UUID]) -> dict[tuple[UUID, int], PublicPoint]:
    """The public places of groups that have a point, by group and place."""
    rows = (
        PublicPlace.objects.filter(listing__in=groups, spot__isnull=False)
        .select_related("spot", "prefecture", "municipality__prefecture")
        .defer(
            "prefecture__geometry",
            "prefecture__outline",
            "municipality__prefecture__geometry",
            "municipality__prefecture__outline",
        )
    )
    return {
        (row.listing_id, row.ordinal): PublicPoint(
            round(row.spot.point.y, 6),
            round(row.spot.point.x, 6),
            row.precision,
            row.prefecture,
            row.municipality,
        )
        for row in rows
        if row.spot
    }


def _microseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def _moment(microseconds: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=microseconds)


def _day(name: str, text: str) -> date:
    """A day (YYYY-MM-DD) within the years that a calendar of ours knows. Raises QueryError."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year <= 2100:
        message = _("日付は 2026-11-24 のように書いてください。")
        raise QueryError([FieldError(name, message, text[:40])])
    return day
