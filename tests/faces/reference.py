"""What a query finds, said again in plain Python over the listings' own rows.

Shares nothing with the search: no SQL of its, no derived table, no fold. So agreement means more than that
the same code agrees with itself. Distances are geographiclib's (by geopy).
"""

import unicodedata
from dataclasses import dataclass
from typing import Any

from geopy.distance import geodesic

from directory import kinds
from directory.models import Listing, Municipality
from directory.search import Query
from directory.texts import today

_HOURLY = {"hourly": lambda pay, _hours: pay, "monthly": lambda p, h: p * 12 / (52 * h),
           "annual": lambda p, h: p / (52 * h)}  # fmt: skip


@dataclass(frozen=True)
class Where:
    """A place as it may be shown: lat, lng or None; its prefecture and, unless hidden, municipality."""

    point: tuple[float, float] | None
    prefecture: str
    municipality: Municipality | None


@dataclass(frozen=True)
class Known:
    """A listing with what may be shown of where it is."""

    listing: Listing
    detail: Any
    places: tuple[Where, ...]
    text: str


def read() -> list[Known]:
    """Every listing there is, findable or not."""
    rows = Listing.objects.select_related("organization", "municipality__prefecture").prefetch_related(
        "listing_places__place__municipality__prefecture"
    )
    return [_known(listing) for listing in rows]


def _known(listing: Listing) -> Known:
    places = [_where(each.place) for each in listing.listing_places.all()]
    home = listing.municipality
    texts = (listing.title, listing.summary, listing.organization.name)
    return Known(
        listing,
        kinds.get(listing.kind).detail_of(listing),
        tuple(places) or (Where(None, home.prefecture_id, home),),
        "\n".join(map(_fold, texts)),
    )


def _where(place: Any) -> Where:
    home = place.municipality
    shown = {"exact": place, "municipality": home, "on_request": home, "area": home.prefecture}[
        place.visibility
    ].point
    point = (round(shown.y, 6), round(shown.x, 6))
    return Where(point, home.prefecture_id, None if place.visibility == "area" else home)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in plain)


def finds(query: Query, everything: list[Known], *, open_data: bool, one_place: bool = False) -> list[Known]:
    """What a query finds, in its order.

    one_place: one and the same place must be in the region and near (as tiles draw places).
    """
    found = [
        each for each in everything if _matches(query, each, open_data) and _there(query, each, one_place)
    ]
    return sorted(found, key=lambda each: _order(query, each))


def _matches(query: Query, known: Known, open_data: bool) -> bool:
    listing = known.listing
    return (
        listing.status in ("published", "needs_check", "paused")
        and listing.consent_site
        and (listing.consent_open_data or not open_data)
        and (not query.kinds or listing.kind in query.kinds)
        and (query.employment != "true" or not listing.aside)
        and (query.employment != "false" or listing.aside or listing.kind != "job")
        and (query.online != "only" or listing.online)
        and (query.online != "exclude" or any(place.point for place in known.places))
        and all(_fold(word) in known.text for word in query.q.split())
        and all(_asked(known, name, values) for name, values in query.filters)
    )


def _asked(known: Known, name: str, values: tuple[str, ...]) -> bool:
    detail = known.detail
    if name == "hours_max":
        return detail.hours_week_min is not None and float(detail.hours_week_min) <= float(values[0])
    if name == "hourly_pay_min":
        hours = float(detail.hours_week_max or detail.hours_week_min or 0)
        if detail.pay_min is None or detail.pay_unit not in _HOURLY:
            return False
        if detail.pay_unit != "hourly" and not hours:
            return False
        return _HOURLY[detail.pay_unit](detail.pay_min, hours) >= float(values[0])
    if name == "application_open":
        begin, end = detail.apply_from, detail.apply_until
        known_at_all = begin is not None or end is not None
        return known_at_all and (begin or today()) <= today() <= (end or today())
    if name == "readiness":
        return set(values) <= set(detail.readiness)
    has = {"theme": known.listing.themes, "accessibility": known.listing.accessibility}.get(name)
    if has is None:
        has = getattr(detail, name, [])
    return bool(set(values) & ({has} if isinstance(has, str) else set(has)))


def _there(query: Query, known: Known, one_place: bool) -> bool:
    if one_place:
        return any(place.point and _in_region(query, place) and _near(query, place) for place in known.places)
    return any(_in_region(query, place) for place in known.places) and any(
        _near(query, place) for place in known.places
    )


def _in_region(query: Query, place: Where) -> bool:
    home = place.municipality
    if query.prefectures and place.prefecture not in query.prefectures:
        return False
    if query.municipalities and (home is None or not {home.code, home.parent_id} & set(query.municipalities)):
        return False
    if query.outside_centres and (home is None or home.is_centre):
        return False
    if query.bbox:
        west, south, east, north = query.bbox
        return place.point is not None and (
            south <= place.point[0] <= north and west <= place.point[1] <= east
        )
    return True


def _near(query: Query, place: Where) -> bool:
    if query.near is None:
        return True
    return place.point is not None and _metres(query, place) <= float(query.radius_km) * 1000


def _metres(query: Query, place: Where) -> float:
    assert query.near is not None
    return float(geodesic((query.near.lat, query.near.lng), place.point).meters)


def _order(query: Query, known: Known) -> tuple[Any, ...]:
    if query.sort == "distance":
        metres = min(_metres(query, place) for place in known.places if place.point)
        return round(metres, 4), known.listing.pk
    if query.sort == "deadline":
        last = getattr(known.detail, "apply_until", None)
        if last is not None and last >= today():
            return 0, last.toordinal(), known.listing.pk
        return 1, 0, known.listing.pk
    return -known.listing.published_at.timestamp(), known.listing.pk
