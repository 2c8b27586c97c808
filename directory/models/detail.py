"""What only groups, training courses or consultation points know. A detail shares its listing's key."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from directory.models.listing import Listing
from directory.vocabulary import choices


class Detail(models.Model):
    """Base of the detail tables: one row a listing, the same key."""

    listing = models.OneToOneField(
        Listing, primary_key=True, on_delete=models.CASCADE, related_name="%(class)s"
    )

    class Meta:
        abstract = True


def many() -> ArrayField:
    """A column of vocabulary keys."""
    return ArrayField(models.CharField(max_length=40), default=list, blank=True)


@pghistory.track()
class Group(Detail):
    """A self-help group or another circle that meets."""

    group_kind = models.CharField(max_length=40, choices=choices("group_kind"))
    attendance = many()
    meeting_format = many()
    group_style = many()
    group_run_by = models.CharField(max_length=40, choices=choices("group_run_by"), blank=True)
    schedule_text = models.CharField(max_length=200, blank=True)
    schedule_text_en = models.CharField(max_length=300, blank=True)
    schedule_text_easy = models.CharField(max_length=400, blank=True)
    cost_yen = models.PositiveIntegerField(null=True, blank=True)  # null: not known
    # Derived of its meetings, as are the texts of the schedule where it has any
    # (`directory.meetings.occurrences`): on which days of the week.
    weekday = many()


@pghistory.track()
class Training(Detail):
    """A course that prepares for peer support, or goes on from there."""

    training_kind = models.CharField(max_length=40, choices=choices("training_kind"))
    training_open_to = many()
    meeting_format = many()
    fee_yen = models.PositiveIntegerField(null=True, blank=True)
    text_fee_yen = models.PositiveIntegerField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    selection = models.CharField(max_length=20, choices=choices("selection"), blank=True)
    apply_from = models.DateField(null=True, blank=True)  # Asia/Tokyo, inclusive
    apply_until = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


@pghistory.track()
class Consultation(Detail):
    """Where to ask: about work, boundaries, supervision, self-care."""

    consultation_kind = models.CharField(max_length=40, choices=choices("consultation_kind"))
    for_whom = many()
    hours_text = models.CharField(max_length=200, blank=True)
    hours_text_en = models.CharField(max_length=300, blank=True)
    hours_text_easy = models.CharField(max_length=400, blank=True)
    cost_yen = models.PositiveIntegerField(null=True, blank=True)
