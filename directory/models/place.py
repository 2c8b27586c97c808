"""Places and workplaces. The exact point stays here; what may be shown is in `PublicPlace`."""

import uuid

import pghistory
from django.contrib.gis.db import models

from directory.models.organization import Organization
from directory.models.region import Municipality
from directory.vocabulary import choices


@pghistory.track()
class Place(models.Model):
    """A place of an organisation, exact as its owner knows it, with how much of it may be shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    name_easy = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=7, blank=True)
    address = models.CharField(max_length=200, blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="places")
    point = models.PointField(geography=True)
    point_precision = models.CharField(max_length=20)  # address, town, municipality, city, prefecture
    point_source = models.CharField(max_length=40)
    visibility = models.CharField(max_length=20, choices=choices("place_visibility"), default="municipality")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)


@pghistory.track()
class Workplace(models.Model):
    """Where people work: what a readiness checklist speaks of and a job belongs to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="workplaces")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="workplaces")
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=200, blank=True)
    name_easy = models.CharField(max_length=300, blank=True)
    how_to_get_there = models.CharField(max_length=300, blank=True, default="")
    travel_winter = models.CharField(max_length=300, blank=True, default="")  # snow, ice
    travel_islands = models.CharField(max_length=300, blank=True, default="")  # ferries, their last one home
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
