"""Organisations, and who may act for them."""

import uuid

import pghistory
from django.db import models

from directory.models.person import Person
from directory.models.region import Municipality
from directory.models.source import Sourced
from directory.vocabulary import choices


@pghistory.track()
class Organization(Sourced):
    """An employer, a group's carrier, a training provider, a public body."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    name_kana = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    name_easy = models.CharField(max_length=300, blank=True)
    org_type = models.CharField(max_length=40, choices=choices("org_type"))
    description = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    description_easy = models.TextField(blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="organizations")
    website = models.URLField(max_length=300, blank=True)
    # Somebody who looks after the prefecture has spoken with it. Says that it exists, not that it is good.
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    members = models.ManyToManyField(Person, through="Membership", related_name="organizations")

    class Meta:
        ordering = ["name_kana", "id"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Membership(models.Model):
    """A person acts for an organisation."""

    class Role(models.TextChoices):
        OWNER = "owner", "管理する人"
        EDITOR = "editor", "書く人"

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.EDITOR)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "person"], name="membership_once")]
