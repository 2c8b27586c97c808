"""What leaves the system about where a listing is. Searches, tiles and faces read only this.

Both tables are derived: triggers keep them in step with listings, places and consents
(`directory/projection.py`), so that no way of writing can forget it. Nothing here reveals more than the
place's visibility allows.
"""

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GistIndex
from django.db.models.functions import Cast

from directory.models.listing import Listing
from directory.models.region import Municipality, Prefecture


class Spot(models.Model):
    """A distinct public point (6 decimals). Thousands of listings may share one: a municipality's point.

    Nearest-first search walks spots, not listings, so a crowded point costs one step
    (docs/decisions/0002-points-as-rows.md).
    """

    point = models.PointField(geography=True, unique=True, spatial_index=False)

    class Meta:
        indexes = [
            GistIndex(fields=["point"], name="spot_point"),  # nearest first, in metres
            # Boxes in degrees: exact, and much tighter than a geography's boxes in space.
            GistIndex(Cast("point", models.GeometryField(srid=4326)), name="spot_box"),
        ]


class PublicPlace(models.Model):
    """One public place of a findable listing. A listing with no place has one row without a spot."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="public_places")
    ordinal = models.PositiveSmallIntegerField()
    spot = models.ForeignKey(Spot, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    precision = models.CharField(max_length=20, blank=True)
    prefecture = models.ForeignKey(Prefecture, on_delete=models.PROTECT, related_name="+", db_index=False)
    municipality = models.ForeignKey(
        Municipality, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # Copied from the listing, so that a search need not visit it for what it does not answer with.
    kind = models.CharField(max_length=20)
    online = models.BooleanField()
    aside = models.BooleanField()
    open_data = models.BooleanField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["listing_id", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["listing", "ordinal"], name="public_place_once")]
        indexes = [
            models.Index(fields=["spot", "listing"], name="public_place_spot"),
            models.Index(fields=["prefecture", "-published_at", "listing"], name="public_place_prefecture"),
            models.Index(
                fields=["municipality", "-published_at", "listing"], name="public_place_municipality"
            ),
        ]
