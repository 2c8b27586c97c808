"""What somebody has typed and not published: kept exactly as it was typed."""

import secrets
import uuid

from django.db import models

from directory.models.listing import Listing
from directory.models.organization import Organization
from directory.models.person import Person
from directory.models.place import Workplace


def share_key() -> str:
    """What makes the address of a shared draft impossible to guess."""
    return secrets.token_urlsafe(16)


class Draft(models.Model):
    """A form in the making (`directory/drafts.py`).

    purpose: whose form it is (`job`, `readiness`). listing: what it will change, when that exists already.
    values: {field: text, or list of texts}, as typed, right or wrong. stamps: {field: version at which it was
    last changed}. version: grows with every change, so that two tabs notice each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="drafts")
    purpose = models.CharField(max_length=20)
    workplace = models.ForeignKey(Workplace, null=True, on_delete=models.CASCADE, related_name="drafts")
    listing = models.ForeignKey(Listing, null=True, on_delete=models.CASCADE, related_name="drafts")
    values = models.JSONField(default=dict)
    stamps = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    share_key = models.CharField(max_length=40, unique=True, default=share_key)
    updated_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "listing"],
                condition=models.Q(listing__isnull=False),
                name="draft_one_a_listing",
            ),
            models.UniqueConstraint(
                fields=["workplace"], condition=models.Q(purpose="readiness"), name="draft_one_checklist"
            ),
        ]
