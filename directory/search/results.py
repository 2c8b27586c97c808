"""Results as both faces show them: a listing with all that a card needs, and where it may be shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, Self
from uuid import UUID

from directory import kinds
from directory.models import Listing, ListingPlace, Municipality, Organization, Prefecture
from directory.search import database, rows
from directory.search.ring import Origin


@dataclass(frozen=True)
class PublicPoint:
    """A place as it may be shown. lat, lng: WGS 84 degrees, 6 decimals."""

    lat: float
    lng: float
    precision: str
    prefecture: Prefecture
    municipality: Municipality | None


@dataclass(frozen=True)
class Match:
    """Where a word of the query was found.

    where: title, summary, organization (in the text), label (of the vocabulary), place, or synonym (another
    name of peer work). text: what stands there.
    """

    word: str
    where: str
    text: str


@dataclass(frozen=True)
class Result:
    """A listing found.

    distance_m: from the query's origin to the nearest of its places; None without an origin or a place.
    places: the distinct places that may be shown, nearest first (without an origin: in the owner's order).
    prefecture, municipality: where it belongs, of the first place or, without one, of the listing.
    matched: where each word of the query was found.
    """

    listing: Listing
    places: tuple[PublicPoint, ...]
    prefecture: Prefecture
    municipality: Municipality | None
    distance_m: float | None = None
    matched: tuple[Match, ...] = ()

    @property
    def place(self) -> PublicPoint | None:
        """The nearest place, if the listing has one."""
        return self.places[0] if self.places else None


def load(
    found: Iterable[tuple[UUID, float | None]],
    nearest_point: tuple[float, float] | None = None,
) -> list[Result]:
    """Results for listings with their distances (metres), in the order given.

    `nearest_point` (lat, lng) orders the places of each. Takes six statements, however many listings there
    are; one more where some of them have no public places any more.
    Owners' descriptions and the shapes of regions are deferred; what was deleted meanwhile is left out.
    """
    wanted = list(found)
    listings = _LISTINGS.by_key([listing_id for listing_id, _distance in wanted])
    if not listings:
        return []
    _complete(listings)
    places = _public_places(listings, nearest_point)
    # One that is no longer found (closed) has no public places: it belongs to its own municipality.
    bare = [each for listing_id, each in listings.items() if listing_id not in places]
    regions = _Regions.read(
        municipalities={row.municipality for each in places.values() for row in each if row.municipality}
        | {each.municipality_id for each in bare},
        prefectures={row.prefecture for each in places.values() for row in each},
    )
    hidden = _hidden(bare)
    return [
        _found(listings[listing_id], places[listing_id], regions, distance)
        if listing_id in places
        else _bare(listings[listing_id], regions, distance, hidden)
        for listing_id, distance in wanted
        if listing_id in listings
    ]


def listings_of(ids: Iterable[UUID]) -> list[Result]:
    """Listings by their ids, in the order given, as a page shows them that did not search for them."""
    return load((listing_id, None) for listing_id in ids)


# What results are made of. `*_at` say when a row was written, which nobody is shown.
_LISTINGS = rows.Table.of(Listing, without=("created_at", "updated_at"))
_ORGANIZATIONS = rows.Table.of(
    Organization, without=("description", "description_en", "description_easy", "created_at", "updated_at")
)
_MUNICIPALITIES = rows.Table.of(Municipality, without=("point",))
_PREFECTURES = rows.Table.of(Prefecture, without=("point", "geometry", "outline"))
_ORGANIZATION: Any = Listing._meta.get_field("organization")
_PREFECTURE: Any = Municipality._meta.get_field("prefecture")


@cache
def _details(kind: str) -> tuple[rows.Table[Any], Any]:
    """The detail table of a kind, and the relation from a listing to it."""
    model = kinds.get(kind).detail
    return rows.Table.of(model), Listing._meta.get_field(kinds.get(kind).relation)


def _complete(listings: dict[UUID, Listing]) -> None:
    """Give each listing its organisation, one instance however many share it, and its detail, from the tables
    of the kinds that are there; one without either goes.
    """
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for listing_id, listing in listings.items():
        by_kind[listing.kind].append(listing_id)
    details = [(*_details(kind), ids) for kind, ids in by_kind.items()]
    organizations, *found = rows.side_by_side(
        [
            (_ORGANIZATIONS, {each.organization_id for each in listings.values()}),
            *((table, ids) for table, _relation, ids in details),
        ]
    )
    for (_table, relation, ids), by_listing in zip(details, found, strict=True):
        for listing_id in ids:
            listing = listings[listing_id]
            detail = by_listing.get(listing_id)
            if detail and listing.organization_id in organizations:
                _ORGANIZATION.set_cached_value(listing, organizations[listing.organization_id])
                # Not the other way too: a circle would have to wait for the garbage collector, and exports
                # make millions of them.
                relation.set_cached_value(listing, detail)
            else:
                del listings[listing_id]


class _Row(NamedTuple):
    """A public place. prefecture, municipality: their keys; lat, lng: None where it has no point."""

    listing: UUID
    precision: str
    prefecture: str
    municipality: str | None
    lat: float | None
    lng: float | None


def _public_places(ids: Collection[UUID], origin: tuple[float, float] | None) -> dict[UUID, list[_Row]]:
    """The public places of listings, nearest to the origin (lat, lng) first, else in the owner's order."""
    # Measured as the search does: the first is the one that a result's distance was measured to.
    order = "ST_Distance(s.point, %s::geography), pp.ordinal" if origin else "pp.ordinal"
    found: dict[UUID, list[_Row]] = defaultdict(list)
    for row in rows.select(
        f"""
        SELECT pp.listing_id, pp.precision, pp.prefecture_id, pp.municipality_id,
               ST_Y(s.point::geometry), ST_X(s.point::geometry)
        FROM directory_publicplace pp LEFT JOIN directory_spot s ON s.id = pp.spot_id
        WHERE pp.listing_id = ANY(%s)
        ORDER BY pp.listing_id, {order}
        """,
        [rows.array(ids), *([Origin(*origin).ewkt] if origin else [])],
    ):
        found[row[0]].append(_Row._make(row))
    return found


@dataclass(frozen=True)
class _Regions:
    """The regions that some results are in, by key: one instance each, however many results share it."""

    municipalities: dict[str | None, Municipality]
    prefectures: dict[str, Prefecture]

    @classmethod
    def read(cls, municipalities: set[str], prefectures: set[str]) -> Self:
        """These regions, and the prefectures of these municipalities."""
        found, known = rows.side_by_side(
            [(_MUNICIPALITIES, municipalities), (_PREFECTURES, prefectures)], of="text"
        )
        # Those of public places are named beside them; that of a listing without one is not.
        known |= _PREFECTURES.by_key({each.prefecture_id for each in found.values()} - known.keys())
        for each in found.values():
            _PREFECTURE.set_cached_value(each, known[each.prefecture_id])
        return cls(found, known)


def _hidden(bare: list[Listing]) -> set[UUID]:
    """Of listings without public places, those whose municipality stays hidden as it was: their own place
    may be shown by prefecture only.
    """
    if not bare:
        return set()
    return set(
        ListingPlace.objects.using(database.alias())
        .filter(listing__in=bare, place__visibility="area")
        .values_list("listing_id", flat=True)
    )


def _bare(listing: Listing, regions: _Regions, distance: float | None, hidden: set[UUID]) -> Result:
    municipality = regions.municipalities[listing.municipality_id]
    return Result(
        listing=listing,
        places=(),
        prefecture=municipality.prefecture,
        municipality=None if listing.pk in hidden else municipality,
        distance_m=distance,
    )


def _found(
    listing: Listing,
    at: list[_Row],
    regions: _Regions,
    distance: float | None,
) -> Result:
    places = [
        PublicPoint(
            round(row.lat, 6),
            round(row.lng, 6),
            row.precision,
            regions.prefectures[row.prefecture],
            regions.municipalities.get(row.municipality),
        )
        for row in at
        if row.lat is not None and row.lng is not None
    ]
    if len(places) > 1:
        places = list(dict.fromkeys(places))
    return Result(
        listing=listing,
        places=tuple(places),
        prefecture=places[0].prefecture if places else regions.prefectures[at[0].prefecture],
        municipality=places[0].municipality if places else regions.municipalities.get(at[0].municipality),
        distance_m=distance,
    )
