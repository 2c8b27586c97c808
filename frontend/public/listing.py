"""The page of one listing, whatever its kind."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from directory import kinds
from directory.models import Listing, Organization, Status
from directory.search import Audience, Result, listing_by_id
from directory.texts import day, owner_text
from directory.vocabulary import Lang, label
from frontend.public import wording
from frontend.public.cards import Line, card_of, listing_url, map_results
from frontend.public.errors import gone
from frontend.public.kind_words import KIND_WORDS
from frontend.public.language import of_request
from frontend.public.map_data import map_script
from frontend.public.page import page, render


def uuid_or_404(text: str) -> UUID:
    """An id out of an address; 404 when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@page()
def listing(request: HttpRequest, kind_path: str, listing_id: str) -> HttpResponse:
    """A listing by its id. Withdrawn: 410. Closed: says so. Under another kind's address: a redirect."""
    result = listing_by_id(uuid_or_404(listing_id), Audience.SITE)
    if result is None:
        raise Http404
    subject = result.listing
    if subject.status == Status.WITHDRAWN:
        return gone(request)
    if listing_url(result) != reverse("listing", args=[kind_path, listing_id]):
        return HttpResponsePermanentRedirect(listing_url(result))
    lang = of_request(request).lang
    card = card_of(result, lang)
    return render(
        request,
        "pages/listing.html",
        {
            "card": card,
            "closed": subject.status == Status.CLOSED,
            "contact": _contact(subject, lang),
            "accessibility": [label("accessibility", key, lang) for key in subject.accessibility],
            "themes": [label("theme", key, lang) for key in subject.themes],
            "confirmed_on": day(timezone.localdate(subject.confirmed_at), lang)
            if subject.confirmed_at
            else "",
            "source": source_lines(subject, lang),
            "around": _around(result),
            "map": map_script(map_results([card]), centre=_centre(result)) if card.points else None,
        },
    )


def source_lines(subject: Listing | Organization, lang: Lang) -> dict[str, Any]:
    """Where the information comes from, and when it was read."""
    return {
        "provenance": label("verification", subject.provenance, lang),
        "url": subject.source_url,
        "checked_on": day(subject.source_checked_on, lang) if subject.source_checked_on else "",
    }


def _contact(subject: Listing, lang: Lang) -> dict[str, Any]:
    """How to get in touch, in the owner's order of preference. Samples' contacts reach nobody."""
    note, _own = owner_text(subject, "contact_note", lang)
    return {
        "methods": [label("contact_method", key, lang) for key in subject.contact_methods],
        "phone": subject.contact_phone,
        "tel": "".join(c for c in subject.contact_phone if c.isdigit() or c == "+"),
        "email": subject.contact_email,
        "url": subject.contact_url,
        "note": Line("", note, wording.language_of(note, lang)) if note else None,
        "any": bool(
            subject.contact_methods
            or subject.contact_phone
            or subject.contact_email
            or subject.contact_url
            or note
        ),
    }


def _centre(result: Result) -> tuple[float, float] | None:
    return (result.place.lat, result.place.lng) if result.place else None


def _around(result: Result) -> list[dict[str, Any]]:
    """Searches for the other kinds around this listing, in the order of the local path."""
    if result.place is None:
        return []
    near = f"{result.place.lat},{result.place.lng}"
    return [
        {
            "kind": kind.key,
            "words": KIND_WORDS[kind.key],
            "url": f"{reverse('search')}?kind={kind.key}&near={near}",
        }
        for kind in kinds.all_kinds()
    ]
