"""Where a piece of content comes from."""

from django.db import models

from directory.vocabulary import choices


class Sourced(models.Model):
    """Provenance that every public piece of content carries."""

    provenance = models.CharField(max_length=20, choices=choices("verification"), default="self")
    source_url = models.URLField(max_length=500, blank=True)
    source_checked_on = models.DateField(null=True, blank=True)
    # Fictional. Marked on every card and in every machine output, never indexed, removed by one command.
    sample = models.BooleanField(default=False)

    class Meta:
        abstract = True
