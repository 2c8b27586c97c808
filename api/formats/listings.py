"""Results of a search as dictionaries, to the letter of the public contract (docs/api.md)."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from api.formats.links import Links
from api.formats.regions import names
from api.formats.values import json_value, moment, plain
from directory import kinds
from directory.models import Listing, Organization, Workplace
from directory.search import FieldError, Proposal, PublicPoint, QueryError, Result
from directory.texts import owner_text

# What every result has, whatever its kind, in the order in which it is written. `points`, `distance_m` and
# `matched` are there only where there is something to say.
COMMON_FIELDS = (
    "id", "kind", "status", "title", "title_lang", "summary", "url", "organization", "prefecture",
    "municipality", "point", "points", "distance_m", "online", "sample", "provenance", "published_at",
    "confirmed_at", "expires_at", "matched",
)  # fmt: skip


def point(place: PublicPoint) -> dict[str, Any]:
    """A public point; how precise it is follows from what its owner lets be shown."""
    return {"lat": place.lat, "lng": place.lng, "precision": place.precision}


def organization(item: Organization, links: Links) -> dict[str, Any]:
    name, _lang = owner_text(item, "name", links.lang)
    return {"id": str(item.pk), "name": plain(name), "url": links.organization(item)}


def workplace(item: Workplace, links: Links) -> dict[str, Any]:
    name, _lang = owner_text(item, "name", links.lang)
    return {"id": str(item.pk), "name": plain(name), "url": links.workplace(item)}


def results(items: Sequence[Result], links: Links, *, with_distance: bool) -> list[dict[str, Any]]:
    """Listings as every machine output of the project gives them.

    with_distance: the search had a `near`; `distance_m` (metres, null for what is online only) is then always
    there.
    """
    further = _further([each.listing for each in items])
    return [_result(each, further.get(each.listing.pk, {}), links, with_distance) for each in items]


def _further(found: Sequence[Listing]) -> dict[UUID, dict[str, Any]]:
    """What the kinds read for all of these together."""
    answer: dict[UUID, dict[str, Any]] = {}
    for kind in kinds.all_kinds():
        if kind.further and (own := [each for each in found if each.kind == kind.key]):
            answer |= kind.further.read(own)
    return answer


def _result(item: Result, further: dict[str, Any], links: Links, with_distance: bool) -> dict[str, Any]:
    listing = item.listing
    title, title_lang = owner_text(listing, "title", links.lang)
    summary, _lang = owner_text(listing, "summary", links.lang)
    answer: dict[str, Any] = {
        "id": str(listing.pk),
        "kind": listing.kind,
        "status": listing.status,
        "title": plain(title),
        "title_lang": title_lang,
        "summary": plain(summary),
        "url": links.listing(listing),
        "organization": organization(listing.organization, links),
        "prefecture": names(item.prefecture),
        # A place that may be shown by prefecture only has none.
        "municipality": names(item.municipality) if item.municipality is not None else None,
        "point": point(item.places[0]) if item.places else None,
    }
    if len(item.places) > 1:
        answer["points"] = [point(place) for place in item.places]
    if with_distance or item.distance_m is not None:
        answer["distance_m"] = None if item.distance_m is None else round(item.distance_m, 1)
    answer |= {
        "online": listing.online,
        "sample": listing.sample,
        "provenance": listing.provenance,
        "published_at": moment(listing.published_at),
        "confirmed_at": moment(listing.confirmed_at),
        "expires_at": moment(listing.expires_at),
    }
    if item.matched:
        answer["matched"] = [
            {"word": match.word, "where": match.where, "text": plain(match.text)} for match in item.matched
        ]
    for name, value in (kinds.get(listing.kind).fields(listing, links.lang) | further).items():
        answer[name] = workplace(value, links) if isinstance(value, Workplace) else json_value(value)
    return answer


def proposal(item: Proposal) -> dict[str, str]:
    """Another query that may have been meant, as its canonical query string."""
    return {"reason": item.reason, "label": plain(item.label), "query": item.query.to_string()}


def only(answer: dict[str, Any], fields: Collection[str]) -> dict[str, Any]:
    """A result with these of its fields; with all when none are named."""
    return {name: value for name, value in answer.items() if name in fields} if fields else answer


@cache
def field_names(kind: str) -> tuple[str, ...]:
    """All names of fields that results of a kind can have (of any kind for `""`), in the order of writing."""
    own = [name for each in kinds.all_kinds() if kind in ("", each.key) for name in _own_names(each)]
    return tuple(dict.fromkeys((*COMMON_FIELDS, *own)))


def check_fields(asked: Iterable[str], known: Sequence[str]) -> None:
    """Raises QueryError for names of fields that no result has."""
    message = _("使える値は %(allowed)s です。") % {"allowed": ", ".join(known)}
    if errors := [FieldError("fields", message, name) for name in asked if name not in known]:
        raise QueryError(errors)


def _own_names(kind: kinds.Kind) -> list[str]:
    """The names of a kind's own fields. They are the same for every listing, so an empty one tells them."""
    listing = Listing(kind=kind.key)
    setattr(listing, kind.relation, kind.detail(listing=listing))
    return [*kind.fields(listing, "ja"), *(kind.further.names if kind.further else ())]
