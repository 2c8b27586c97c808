"""One organisation and what it lists."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from directory import kinds
from directory.models import FINDABLE, Listing, Organization, Status
from directory.projection import shown_municipality
from directory.search import listings_of
from directory.texts import day, owner_text
from directory.vocabulary import Lang, label
from frontend.public import wording
from frontend.public.cards import Card, Line, cards_of, organization_name
from frontend.public.contact import source_lines
from frontend.public.language import of_request
from frontend.public.listing import uuid_or_404
from frontend.public.page import page, render
from frontend.public.place_names import municipality_name, prefecture_name
from frontend.public.workplaces import workplaces_of

_MOST = 30  # of the newest; nobody lists more today


@page()
def organization(request: HttpRequest, organization_id: str) -> HttpResponse:
    """An organisation that lists something, or did; others have no page."""
    lang = of_request(request).lang
    subject = (
        Organization.objects.select_related("municipality__prefecture")
        .defer("municipality__prefecture__geometry", "municipality__prefecture__outline")
        .filter(pk=uuid_or_404(organization_id))
        .first()
    )
    if subject is None or not _has_page(subject):
        raise Http404
    name, name_lang = organization_name(subject, lang)
    description, _own = owner_text(subject, "description", lang)
    return render(
        request,
        "pages/organization.html",
        {
            "name": name,
            "name_lang": name_lang,
            "org_type": label("org_type", subject.org_type, lang),
            "description": Line("", description, wording.language_of(description, lang)),
            "place": _place(subject, lang),
            "verified": day(timezone.localdate(subject.verified_at), lang) if subject.verified_at else "",
            "website": subject.website,
            "sample": subject.sample,
            "cards": _cards(subject, lang),
            "workplaces": workplaces_of(subject.pk, lang),
            "source": source_lines(subject, lang),
        },
    )


def _place(subject: Organization, lang: Lang) -> str:
    municipality = shown_municipality(subject)
    if municipality is None:
        return prefecture_name(subject.municipality.prefecture, lang)
    return municipality_name(municipality, lang, with_prefecture=True)


def _has_page(subject: Organization) -> bool:
    return Listing.objects.filter(
        organization=subject, status__in=(*FINDABLE, Status.CLOSED), consent_site=True
    ).exists()


def _cards(subject: Organization, lang: Lang) -> list[Card]:
    """What it lists today, in the order of the local path."""
    ids = (
        Listing.objects.findable()
        .filter(organization=subject)
        .order_by("-published_at", "id")
        .values_list("id", flat=True)[:_MOST]
    )
    cards = cards_of(listings_of(ids), lang)
    return sorted(cards, key=lambda card: kinds.get(card.kind).step)
