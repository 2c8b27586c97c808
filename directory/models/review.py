"""How the directory stays true: who looks after a prefecture, what waits for them, what readers report."""

import uuid

import pghistory
from django.db import models

from directory.models.listing import Listing
from directory.models.organization import Organization
from directory.models.person import Person
from directory.models.region import Prefecture


@pghistory.track()
class Moderator(models.Model):
    """A person looks after the listings of a prefecture."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="moderates")
    prefecture = models.ForeignKey(Prefecture, on_delete=models.PROTECT, related_name="moderators")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "prefecture"], name="moderator_once")]


@pghistory.track()
class Review(models.Model):
    """Something that a moderator looks at before it is public.

    listing: null when the organisation itself is looked at. why_held: what holds it, for `held_listing`.
    words: what the moderator wrote to its owner.
    """

    class Reason(models.TextChoices):
        NEW_ORGANIZATION = "new_organization"
        FIRST_LISTING = "first_listing"
        HELD_LISTING = "held_listing"

    class State(models.TextChoices):
        OPEN = "open"
        APPROVED = "approved"
        RETURNED = "returned"
        DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="reviews")
    listing = models.ForeignKey(Listing, null=True, on_delete=models.CASCADE, related_name="reviews")
    prefecture = models.ForeignKey(Prefecture, on_delete=models.PROTECT, related_name="+")
    why_held = models.CharField(max_length=40, blank=True, default="")
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "reason"],
                condition=models.Q(state="open", listing__isnull=True),
                name="review_open_once_an_organization",
            ),
            models.UniqueConstraint(
                fields=["listing"], condition=models.Q(state="open"), name="review_open_once_a_listing"
            ),
        ]
        indexes = [
            models.Index(
                fields=["prefecture", "opened_at"], condition=models.Q(state="open"), name="review_queue"
            )
        ]


class Report(models.Model):
    """A reader says that something is wrong. Nothing about the reader is stored; the owner never sees it."""

    class About(models.TextChoices):
        CLOSED = "closed"
        WRONG = "wrong"
        CONTACT = "contact"
        HARMFUL = "harmful"
        OTHER = "other"

    class State(models.TextChoices):
        OPEN = "open"
        PASSED_ON = "passed_on"  # the owner is asked to check again
        DONE = "done"
        DISMISSED = "dismissed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="reports")
    about = models.CharField(max_length=10, choices=About.choices)
    words = models.CharField(max_length=1000, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [models.Index(fields=["created_at"], condition=models.Q(state="open"), name="report_open")]


class Reminder(models.Model):
    """A mail about something that ends soon was sent: never the same one twice.

    subject: `listing` or `checklist`, with its id in `key`. ends_at: the end it warned of. days: how many
    before (14, 3), or 0 for the notice that it has ended.
    """

    subject = models.CharField(max_length=20)
    key = models.UUIDField()
    ends_at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key", "ends_at", "days"], name="reminder_once")
        ]
