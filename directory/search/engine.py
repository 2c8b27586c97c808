"""From a query to a page of results."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext as _

from directory.models import HAS_PAGE, Listing, Status
from directory.search import counts, distance, matches, measured, offers, ordered, proposals, results
from directory.search.conditions import (
    Audience,
    entry_conditions,
    in_region,
    listing_conditions,
    plain_conditions,
)
from directory.search.cursor import BadCursor, Cursor
from directory.search.errors import FieldError, QueryError
from directory.search.proposals import Proposal
from directory.search.query import Query
from directory.search.results import Result
from directory.search.ring import Origin
from directory.search.spots import Position

Hits = list[tuple[float, UUID]]  # the key of each in the query's order, and its listing


@dataclass(frozen=True)
class Page:
    """A page of results, and where to go from it.

    nearest: the nearest of each kind wherever they are, and online: what can be taken part in from
    anywhere; both only when there are no results at all, so that nobody stands before an empty page.
    proposals: other queries that may be what was meant.
    count, facets: when the query includes them (`directory.search.counts`).
    """

    query: Query
    results: list[Result]
    next_cursor: str | None = None
    previous_cursor: str | None = None
    nearest: dict[str, list[Result]] = field(default_factory=dict)
    online: list[Result] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    count: int | None = None
    count_capped: bool = False
    facets: counts.Facets | None = None


def search(query: Query, audience: Audience) -> Page:
    """Answer a query. Raises QueryError when its cursor is not one of this query."""
    page = _page(query, audience)
    if "count" in query.include:
        count = counts.count(query, audience)
        page = replace(page, count=count.value, count_capped=count.capped)
    if "facets" in query.include:
        page = replace(page, facets=counts.facets(query, audience))
    return page


def _page(query: Query, audience: Audience) -> Page:
    identity = f"{audience.value}?{query.identity()}"
    cursor = read_cursor(query, identity)
    # One more than asked tells whether there is a further page.
    hits = _hits(query, audience, cursor, query.limit + 1)
    backwards = cursor is not None and cursor.backwards
    more = len(hits) > query.limit
    if more:
        hits = hits[1:] if backwards else hits[: query.limit]
    if not hits:
        return Page(query, []) if cursor else _nothing(query, audience)
    span = float(hits[-1][0] - hits[0][0]) if query.sort == "distance" else 0.0

    def cursor_at(hit: tuple[float, UUID], *, backwards: bool) -> str:
        return Cursor(hit[0], hit[1], backwards, span).encode(identity)

    has_next = more if not backwards else True
    has_previous = cursor is not None if not backwards else more
    return Page(
        query,
        matches.explain(query, _results(query, hits)),
        next_cursor=cursor_at(hits[-1], backwards=False) if has_next else None,
        previous_cursor=cursor_at(hits[0], backwards=True) if has_previous else None,
        proposals=[] if cursor else proposals.of_places(query),
    )


def _nothing(query: Query, audience: Audience) -> Page:
    return Page(
        query,
        [],
        nearest=offers.nearest_of_each_kind(query, audience),
        online=offers.online(query, audience),
        proposals=[*proposals.of_places(query, found_nothing=True), *proposals.of_words(query, audience)],
    )


def listing_by_id(listing_id: UUID, audience: Audience) -> Result | None:
    """A listing that has, or had, a page, whatever its state; None when there is none to be shown.

    Withdrawn ones are returned too: a face answers with 410 for them.
    """
    shown = Listing.objects.filter(pk=listing_id, status__in=(*HAS_PAGE, Status.WITHDRAWN), consent_site=True)
    if audience is Audience.OPEN_DATA:
        shown = shown.filter(consent_open_data=True)
    if not shown.exists():
        return None
    return next(iter(results.load([(listing_id, None)])), None)


def read_cursor(query: Query, identity: str) -> Cursor | None:
    """The query's cursor, if it has one. Raises QueryError when it is not one for this identity."""
    if not query.cursor:
        return None
    try:
        return Cursor.decode(query.cursor, identity)
    except BadCursor as bad:
        detail = _("この cursor は、この検索のものではありません。はじめのページからもういちど見てください。")
        raise QueryError([FieldError("cursor", detail, query.cursor)]) from bad


def _hits(query: Query, audience: Audience, cursor: Cursor | None, count: int) -> Hits:
    backwards = cursor is not None and cursor.backwards
    if query.sort != "distance":
        at = (int(cursor.key), cursor.id) if cursor else None
        after, before = (None, at) if backwards else (at, None)
        return list(ordered.by_order(query, audience, count=count, after=after, before=before))
    assert query.near is not None  # parse allows this order only with a place
    position = Position(float(cursor.key), cursor.id, cursor.span) if cursor else None
    found = distance.nearest(
        Origin(query.near.lat, query.near.lng),
        asked(query, audience, walk_on=count > ordered.LARGEST_PAGE),
        count=count,
        radius_m=float(query.radius_km) * 1000,
        after=None if backwards else position,
        before=position if backwards else None,
    )
    return [(hit.distance_m, hit.listing_id) for hit in found]


def asked(query: Query, audience: Audience, *, walk_on: bool = False) -> distance.Asked:
    """What a query asks of the listings around a place.

    walk_on: look at one place after the other however long it takes, as is best for a whole result.
    """
    there = listing_conditions(query, audience) & in_region(query, "pp.listing_id")
    rare = entry_conditions(query, "e", indexed=True)
    named = query.prefectures or query.municipalities or query.areas or query.bbox
    if walk_on or not (rare.clauses or named):
        # Kinds, and half of Japan, are never so rare that it pays to look for all of it.
        return distance.Asked(there)
    anywhere = plain_conditions(query, audience, "e") & rare & in_region(query, "e.listing_id")
    return distance.Asked(there, anywhere)


def _results(query: Query, hits: Hits) -> list[Result]:
    if not query.near:
        return results.load([(listing_id, None) for _key, listing_id in hits])
    origin = Origin(query.near.lat, query.near.lng)
    if query.sort == "distance":
        return results.load([(listing_id, key) for key, listing_id in hits], (origin.lat, origin.lng))
    # Results in another order than by distance still say how far away they are.
    far = measured.of_listings(origin, [listing_id for _key, listing_id in hits])
    found = [(listing_id, far.get(listing_id)) for _key, listing_id in hits]
    return results.load(found, (origin.lat, origin.lng))
