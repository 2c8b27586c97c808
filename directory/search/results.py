"""Results as both faces show them: a listing with all that a card needs, and where it may be shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from geopy.distance import geodesic

from directory import kinds
from directory.models import Listing, ListingPlace, Municipality, Prefecture, PublicPlace

_SHAPES = ("geometry", "outline")


@dataclass(frozen=True)
class PublicPoint:
    """A place as it may be shown. lat, lng: WGS 84 degrees, 6 decimals."""

    lat: float
    lng: float
    precision: str
    prefecture: Prefecture
    municipality: Municipality | None


@dataclass(frozen=True)
class Result:
    """A listing found.

    distance_m: from the query's origin to the nearest of its places; None without an origin or a place.
    places: the distinct places that may be shown, nearest first (without an origin: in the owner's order).
    prefecture, municipality: where it belongs, of the first place or, without one, of the listing.
    """

    listing: Listing
    places: tuple[PublicPoint, ...]
    prefecture: Prefecture
    municipality: Municipality | None
    distance_m: float | None = None

    @property
    def place(self) -> PublicPoint | None:
        """The nearest place, if the listing has one."""
        return self.places[0] if self.places else None


def load(
    found: Iterable[tuple[UUID, float | None]], nearest_point: tuple[float, float] | None = None
) -> list[Result]:
    """Results for listings with their distances (metres), in the order given.

    Takes two queries, however many there are. `nearest_point` (lat, lng) orders the places of each.
    """
    wanted = list(found)
    ids = [listing_id for listing_id, _distance in wanted]
    if not ids:
        return []
    details = [kind.relation for kind in kinds.all_kinds()]
    listings = (
        Listing.objects.filter(pk__in=ids)
        .select_related("organization", "municipality__prefecture", *details)
        .defer(*(f"municipality__prefecture__{shape}" for shape in _SHAPES))
        .in_bulk()
    )
    rows: dict[UUID, list[PublicPlace]] = defaultdict(list)
    for row in (
        PublicPlace.objects.filter(listing_id__in=ids)
        .select_related("spot", "prefecture", "municipality")
        .defer(*(f"prefecture__{shape}" for shape in _SHAPES))
        .order_by("listing_id", "ordinal")
    ):
        rows[row.listing_id].append(row)
    # One that is no longer found (closed) has no public places. Where its own place may be shown by
    # prefecture only, the municipality it belongs to stays hidden as it was.
    bare = listings.keys() - rows.keys()
    hidden: set[UUID] = set()
    if bare:
        hidden.update(
            ListingPlace.objects.filter(listing_id__in=bare, place__visibility="area").values_list(
                "listing_id", flat=True
            )
        )
    # A listing may have been withdrawn between the search and now: it is left out.
    return [
        _result(
            listings[listing_id],
            rows.get(listing_id, []),
            distance,
            nearest_point,
            None if listing_id in hidden else listings[listing_id].municipality,
        )
        for listing_id, distance in wanted
        if listing_id in listings
    ]


def _result(
    listing: Listing,
    rows: list[PublicPlace],
    distance: float | None,
    origin: tuple[float, float] | None,
    home: Municipality | None,
) -> Result:
    """home: what stands for the municipality of a listing without public places."""
    places = list(
        dict.fromkeys(
            PublicPoint(
                round(row.spot.point.y, 6),
                round(row.spot.point.x, 6),
                row.precision,
                row.prefecture,
                row.municipality,
            )
            for row in rows
            if row.spot is not None
        )
    )
    if origin and len(places) > 1:
        # On the spheroid, as `ST_Distance` has it: the first is the one the distance was measured to.
        places.sort(key=lambda place: geodesic(origin, (place.lat, place.lng)).meters)
    first = rows[0] if rows else None
    return Result(
        listing=listing,
        places=tuple(places),
        prefecture=places[0].prefecture
        if places
        else (first.prefecture if first else listing.municipality.prefecture),
        municipality=places[0].municipality if places else (first.municipality if first else home),
        distance_m=distance,
    )
