"""A workplace says that it is in touch with a self-help group: shown once the group agrees."""

import pghistory
from django.db import models

from directory.models.listing import Listing
from directory.models.person import Person
from directory.models.place import Workplace


@pghistory.track(exclude=["token_hash"])
class GroupLink(models.Model):
    """One workplace, one group. token_hash: of the link in the mail that asks the group."""

    class State(models.TextChoices):
        ASKED = "asked"
        AGREED = "agreed"
        DECLINED = "declined"

    workplace = models.ForeignKey(Workplace, on_delete=models.CASCADE, related_name="group_links")
    group = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="workplace_links")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workplace", "group"], name="group_link_once")]
