"""Workplaces: where people work, with a place that is shown as far as its owner lets it be."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.contrib.gis.geos import Point
from django.db.models import F, QuerySet
from django.utils import timezone

from directory import access
from directory.addresses import Reading
from directory.geocoding import Candidate
from directory.history import recorded
from directory.locks import hold_organization
from directory.models import Organization, Person, Place, Workplace


@dataclass(frozen=True)
class WorkplaceText:
    """What an owner says about a workplace, in the order of the form."""

    name: str
    name_en: str = ""
    name_easy: str = ""
    how_to_get_there: str = ""
    travel_winter: str = ""
    travel_islands: str = ""


@dataclass(frozen=True)
class Address:
    """Where it is. text: the address as typed. candidate: what of the geocoder's answers is meant.
    visibility: a key of `place_visibility`."""

    text: str
    postal_code: str
    candidate: Candidate
    visibility: str

    @classmethod
    def of(cls, reading: Reading, candidate: Candidate, visibility: str) -> "Address":
        """One of the places that a reading offers. With a postal code alone, the address is what it stands
        for."""
        named = candidate.labels.ja.rpartition(" ")[2]
        return cls(
            reading.text or named,
            reading.postal_code or candidate.postal_code or "",
            candidate,
            visibility,
        )


class InUse(ValueError):
    """Something open is there, such as a job: the workplace cannot be put away yet."""


_USES: list[Callable[[Workplace], bool]] = []


def register_use(in_use: Callable[[Workplace], bool]) -> None:
    """Say how to ask whether something open is at a workplace."""
    _USES.append(in_use)


def of_organization(organization: Organization) -> QuerySet[Workplace]:
    """Its workplaces, those in use first, in the order in which they were written."""
    return (
        organization.workplaces.select_related("place__municipality__prefecture")
        .defer("place__municipality__prefecture__geometry", "place__municipality__prefecture__outline")
        .order_by(F("archived_at").asc(nulls_first=True), "created_at", "pk")
    )


def create(organization: Organization, text: WorkplaceText, address: Address, *, by: Person) -> Workplace:
    """A new workplace with a place of its own."""
    with recorded("create workplace", by):
        access.require_member(by, organization)
        place = placed(Place(organization=organization), address)
        place.save()
        return Workplace.objects.create(organization=organization, place=place, **asdict(text))


def edit(workplace: Workplace, text: WorkplaceText, address: Address | None, *, by: Person) -> None:
    """Change what a workplace says; without an address its place stays as it is."""
    with recorded("edit workplace", by):
        locked = _locked(workplace, by)
        for name, value in asdict(text).items():
            setattr(locked, name, value)
        locked.save()
        if address is not None:
            placed(locked.place, address).save()
    workplace.refresh_from_db()


def held(workplace: Workplace) -> Workplace:
    """The workplace as it is now, locked until the transaction ends: it is not put away while something opens
    there."""
    return Workplace.objects.select_for_update(no_key=True).get(pk=workplace.pk)


def archive(workplace: Workplace, *, by: Person) -> None:
    """Put a workplace away: nothing new is written there. Raises InUse."""
    with recorded("archive workplace", by):
        locked = _locked(workplace, by)
        if any(in_use(locked) for in_use in _USES):
            raise InUse("workplace")
        locked.archived_at = locked.archived_at or timezone.now()
        locked.save()
    workplace.refresh_from_db()


def restore(workplace: Workplace, *, by: Person) -> None:
    """Use a workplace again that was put away."""
    with recorded("restore workplace", by):
        locked = _locked(workplace, by)
        locked.archived_at = None
        locked.save()
    workplace.refresh_from_db()


def placed(place: Place, address: Address) -> Place:
    """The place, not saved, standing where the address is."""
    candidate = address.candidate
    place.address, place.postal_code = address.text, address.postal_code
    place.municipality_id = candidate.municipality_code or ""
    place.point = Point(candidate.lng, candidate.lat, srid=4326)
    place.point_precision, place.point_source = candidate.precision, candidate.source
    place.visibility = address.visibility
    return place


def _locked(workplace: Workplace, by: Person) -> Workplace:
    hold_organization(workplace.organization_id)
    access.require_member(by, workplace.organization)
    # Whoever opens something there holds it too (`held`), so that it cannot be put away meanwhile.
    return (
        Workplace.objects.select_for_update(of=("self",), no_key=True)
        .select_related("place")
        .get(pk=workplace.pk)
    )
