"""What is searched, shown on a card and drawn on the map: one table for every kind.

What only one kind knows stands in that kind's detail table (docs/decisions/0001-one-listing-table.md).
"""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from directory.models.organization import Organization
from directory.models.person import Person
from directory.models.place import Place
from directory.models.region import Municipality
from directory.models.source import Sourced
from directory.vocabulary import choices


class Language(models.TextChoices):
    """The language an owner wrote in."""

    JA = "ja", "日本語"
    EN = "en", "English"
    EASY = "easy", "やさしい日本語"


class Status(models.TextChoices):
    """`listing_status` of the vocabulary."""

    DRAFT = "draft"
    PENDING = "pending"
    PUBLISHED = "published"
    NEEDS_CHECK = "needs_check"
    PAUSED = "paused"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


# Found by searches. A paused group stays findable, marked so.
FINDABLE = (Status.PUBLISHED, Status.NEEDS_CHECK, Status.PAUSED)
# Have a page: a closed listing says that it is closed.
HAS_PAGE = (*FINDABLE, Status.CLOSED)


class ListingQuerySet(models.QuerySet["Listing"]):
    def findable(self) -> "ListingQuerySet":
        """What a search may answer with, on pages: public, and listed with consent."""
        return self.filter(status__in=FINDABLE, consent_site=True)

    def open_data(self) -> "ListingQuerySet":
        """What machine outputs may carry: findable, and passed on with consent."""
        return self.findable().filter(consent_open_data=True)


@pghistory.track()
class Listing(Sourced):
    """A job, a group, a training course or a consultation point."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=choices("listing_kind"))
    status = models.CharField(max_length=20, choices=choices("listing_status"), default=Status.DRAFT)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="listings")

    # The owner's texts: the first in the language stated, the others are translations and may be empty.
    language = models.CharField(max_length=4, choices=Language.choices, default=Language.JA)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=200, blank=True)
    title_easy = models.CharField(max_length=300, blank=True)
    summary = models.CharField(max_length=200, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    summary_easy = models.CharField(max_length=600, blank=True)

    online = models.BooleanField(default=False)  # can be taken part in from anywhere
    # Left out of results unless asked for: work that is not employment. Set by the kind's detail.
    aside = models.BooleanField(default=False)
    # Where a listing without a place belongs; one with places belongs where they are.
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="listings")
    places = models.ManyToManyField(Place, through="ListingPlace", related_name="listings")

    themes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    accessibility = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    contact_methods = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_url = models.URLField(max_length=300, blank=True)
    contact_note = models.CharField(max_length=300, blank=True)
    contact_note_en = models.CharField(max_length=400, blank=True)
    contact_note_easy = models.CharField(max_length=600, blank=True)

    # Nothing is shown unless somebody said so. For a group these are what its newest consents say (see
    # Consent); whoever publishes another kind says yes to all three by that.
    consent_site = models.BooleanField(default=False)
    consent_open_data = models.BooleanField(default=False)
    consent_print = models.BooleanField(default=False)

    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    # Its owner is asked to look again whether all of it is right (after a report, whose words stay with us).
    check_asked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=FINDABLE) | models.Q(published_at__isnull=False),
                name="listing_public_has_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="job", status=Status.NEEDS_CHECK),
                name="listing_job_never_needs_check",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.PAUSED) | models.Q(kind="group"),
                name="listing_only_groups_pause",
            ),
        ]
        indexes = [
            models.Index(
                models.F("published_at").desc(),
                "id",
                condition=models.Q(status__in=FINDABLE, consent_site=True),
                name="listing_newest",
            ),
            models.Index(
                fields=["expires_at"], condition=models.Q(status__in=FINDABLE), name="listing_expiry"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ListingPlace(models.Model):
    """One of a listing's places, in the owner's order."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="listing_places")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="listing_places")
    ordinal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["ordinal", "id"]
        constraints = [models.UniqueConstraint(fields=["listing", "place"], name="listing_place_once")]


@pghistory.track()
class Consent(models.Model):
    """One answer to one question: may this group be shown there? Renewed each year, withdrawn in one step."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=20, choices=choices("consent_scope"))
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    given_by_role = models.CharField(max_length=80)  # "organiser", never a name
    wording_version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "scope"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="consent_once_at_a_time",
            )
        ]
