"""Objects for tests, on the gazetteer that every test database holds."""

from datetime import datetime, timedelta
from typing import Any

import factory
from django.contrib.gis.geos import Point
from django.utils import timezone
from factory.django import DjangoModelFactory

from directory.models import (
    Consultation,
    Group,
    Listing,
    ListingPlace,
    Municipality,
    Organization,
    Place,
    Status,
    Training,
)
from jobs.models import Job

MATSUE = "32201"


class OrganizationFactory(DjangoModelFactory[Organization]):
    class Meta:
        model = Organization

    name = factory.Sequence(lambda n: f"見本の団体{n}")
    org_type = "self_help"
    municipality_id = MATSUE
    sample = True


class PlaceFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place

    organization = factory.SubFactory(OrganizationFactory)
    municipality_id = MATSUE
    point = factory.LazyAttribute(lambda place: Municipality.objects.get(pk=place.municipality_id).point)
    point_precision = "address"
    point_source = "test"
    visibility = "exact"


_DETAILS: dict[str, tuple[type, dict[str, Any]]] = {
    "group": (Group, {"group_kind": "peer_mental"}),
    "training": (Training, {"training_kind": "gov_basic"}),
    "consultation": (Consultation, {"consultation_kind": "mhwc"}),
    "job": (
        Job,
        {"employment_type": "part_time", "is_employment": True, "pay_unit": "hourly", "pay_min": 1100},
    ),
}


def make_listing(
    kind: str = "group",
    *,
    points: list[tuple[float, float]] | None = None,
    municipality: str = MATSUE,
    visibility: str = "exact",
    detail: dict[str, Any] | None = None,
    published_at: datetime | None = None,
    **fields: Any,
) -> Listing:
    """A published listing. points: (lat, lng) of its places; None: one at its municipality's point; []:
    none.
    """
    organization = fields.pop("organization", None) or OrganizationFactory.create(
        municipality_id=municipality
    )
    now = timezone.now()
    listing = Listing.objects.create(
        kind=kind,
        organization=organization,
        municipality_id=municipality,
        **{
            "status": Status.PUBLISHED,
            "title": "見本の掲載",
            "sample": True,
            "consent_site": True,
            "consent_open_data": True,
            "consent_print": True,
            "published_at": published_at or now,
            "confirmed_at": now,
            "expires_at": now + timedelta(days=90),
            **fields,
        },
    )
    model, values = _DETAILS[kind]
    model.objects.create(listing=listing, **{**values, **(detail or {})})
    places = [{}] if points is None else [{"point": Point(lng, lat, srid=4326)} for lat, lng in points]
    for ordinal, place in enumerate(places):
        ListingPlace.objects.create(
            listing=listing,
            ordinal=ordinal,
            place=PlaceFactory.create(
                organization=organization, municipality_id=municipality, visibility=visibility, **place
            ),
        )
    return listing
