"""When a group meets, what changes about single dates, and every date of the coming year for searches."""

import uuid

import pghistory
from django.db import models

from directory.models.listing import Listing


@pghistory.track()
class Meeting(models.Model):
    """A regular meeting of a group, or a single one. A group may have several.

    starts_on, starts_at: the first time, by the clock on the wall of `zone`. duration: minutes. rrule: of
    RFC 5545 (`directory.meetings.rule`), empty for a single date. place: which of the listing's places, from
    0 in the owner's order; null: online alone. newcomers: whether it is open to people who come for the first
    time; null: not written. joining_url: shown only because its organiser wrote it here.
    sequence: grows with every change, so that calendars notice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="meetings")
    ordinal = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField()
    starts_at = models.TimeField()
    duration = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=40, default="Asia/Tokyo")
    rrule = models.CharField(max_length=400, blank=True, default="")
    skip_holidays = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    online = models.BooleanField(default=False)
    newcomers = models.BooleanField(null=True, blank=True)
    joining_url = models.URLField(max_length=300, blank=True, default="")
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["group_id", "ordinal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(duration__gte=1, duration__lte=48 * 60), name="meeting_duration"
            ),
            models.CheckConstraint(
                condition=models.Q(place__isnull=False) | models.Q(online=True), name="meeting_is_somewhere"
            ),
        ]


@pghistory.track()
class MeetingChange(models.Model):
    """What is different on one day.

    day: the day (of the meeting's zone) that the rule names; of an added meeting its own. moved_on, moved_at:
    where a moved one goes. reason: public, in up to three languages.
    """

    class What(models.TextChoices):
        LEFT_OUT = "left_out"  # never announced: EXDATE
        CANCELLED = "cancelled"  # announced, and called off: said, with the reason
        MOVED = "moved"
        ADDED = "added"  # RDATE

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="changes")
    day = models.DateField()
    what = models.CharField(max_length=10, choices=What.choices)
    moved_on = models.DateField(null=True, blank=True)
    moved_at = models.TimeField(null=True, blank=True)  # also: when an added one begins
    reason = models.CharField(max_length=200, blank=True, default="")
    reason_en = models.CharField(max_length=300, blank=True, default="")
    reason_easy = models.CharField(max_length=400, blank=True, default="")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["meeting_id", "day"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "day"], name="meeting_change_once_a_day"),
            models.CheckConstraint(
                condition=~models.Q(what="moved") | models.Q(moved_on__isnull=False, moved_at__isnull=False),
                name="meeting_moved_somewhere",
            ),
        ]


class Occurrence(models.Model):
    """One date of a meeting, of those that searches look at (`directory.meetings.occurrences` writes them).

    id: made from the meeting and `original`, so that it stays when dates are written anew. day: of `start`,
    in Asia/Tokyo. original: when it was to begin before it was moved. place: as in the meeting. Derived: no
    history.
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="occurrences")
    group = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="occurrences", db_index=False)
    start = models.DateTimeField()
    end = models.DateTimeField()
    day = models.DateField()
    original = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    place = models.PositiveSmallIntegerField(null=True)
    online = models.BooleanField()

    class Meta:
        ordering = ["start", "id"]
        indexes = [
            models.Index(fields=["group", "start"], name="occurrence_of_group"),
            models.Index(fields=["start", "id"], name="occurrence_by_time"),
        ]
