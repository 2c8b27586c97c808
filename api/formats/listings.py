"""Results of a search as dictionaries, to the letter of the public contract (docs/architecture.md)."""

from typing import Any

from api.formats.links import Links
from api.formats.regions import names
from api.formats.values import coordinate, json_value, moment, plain
from directory import kinds
from directory.models import Organization
from directory.search import PublicPoint, Result
from directory.texts import owner_text


def point(place: PublicPoint) -> dict[str, Any]:
    """A public point; how precise it is follows from what its owner lets be shown."""
    return {"lat": coordinate(place.lat), "lng": coordinate(place.lng), "precision": place.precision}


def organization(item: Organization, links: Links) -> dict[str, Any]:
    name, _lang = owner_text(item, "name", links.lang)
    return {"id": str(item.pk), "name": plain(name), "url": links.organization(item)}


def result(item: Result, links: Links, *, with_distance: bool) -> dict[str, Any]:
    """A listing as every machine output of the project gives it.

    with_distance: the search had a `near`; `distance_m` (metres, null for what is online only) is then always
    there.
    """
    listing = item.listing
    title, title_lang = owner_text(listing, "title", links.lang)
    summary, _lang = owner_text(listing, "summary", links.lang)
    prefecture, municipality = item.prefecture, item.municipality
    answer: dict[str, Any] = {
        "id": str(listing.pk),
        "kind": listing.kind,
        "status": listing.status,
        "title": plain(title),
        "title_lang": title_lang,
        "summary": plain(summary),
        "url": links.listing(listing),
        "organization": organization(listing.organization, links),
        "prefecture": names(prefecture),
        # A place that may be shown by prefecture only has none.
        "municipality": names(municipality) if municipality is not None else None,
        "point": point(item.places[0]) if item.places else None,
        "online": listing.online,
        "sample": listing.sample,
        "provenance": listing.provenance,
        "published_at": moment(listing.published_at),
        "confirmed_at": moment(listing.confirmed_at),
        "expires_at": moment(listing.expires_at),
    }
    if len(item.places) > 1:
        answer["points"] = [point(place) for place in item.places]
    if with_distance or item.distance_m is not None:
        answer["distance_m"] = None if item.distance_m is None else round(item.distance_m, 1)
    for name, value in kinds.get(listing.kind).fields(listing, links.lang).items():
        answer[name] = json_value(value)
    return answer
