"""The names under which places are found: a table derived from the gazetteer
(`directory.geocoding.index`).
"""

from django.db import models


class GazetteerName(models.Model):
    """One normalised spelling of one place. A place has many; many places share one.

    Derived data without constraints of its own: `directory.geocoding.index.rebuild` writes it whole.
    """

    class Level(models.IntegerChoices):
        """What the name names."""

        PREFECTURE = 0
        MUNICIPALITY = 1
        FORMER = 2  # a former municipality; `municipality` is the one it belongs to today
        TOWN = 3

    class Rank(models.IntegerChoices):
        """The order in which places of one name are offered (`directory.geocoding.ranking`)."""

        CITY = 0  # prefectures, designated cities, cities
        WARD = 1
        TOWN = 2
        VILLAGE = 3
        FORMER = 4
        TOWN_BLOCK = 5

    class Form(models.IntegerChoices):
        """How the spelling relates to the official name."""

        FULL = 0
        SHORT = 1  # without 県, 市, 町...
        OTHER = 2  # another usual reading or writing
        COUNTY = 3  # the county's name, which stands for each of its towns and villages

    # Compared byte by byte, so that the index serves equality and beginnings alike.
    key = models.CharField(max_length=200, db_collation="C")
    latin = models.BooleanField()
    level = models.PositiveSmallIntegerField(choices=Level)
    rank = models.PositiveSmallIntegerField(choices=Rank)
    form = models.PositiveSmallIntegerField(choices=Form)
    prefecture = models.ForeignKey(
        "Prefecture", on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    municipality = models.ForeignKey(
        "Municipality",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    former = models.ForeignKey(
        "Municipality",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    # Of a ward: its city.
    parent = models.ForeignKey(
        "Municipality",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    # The postal code that carries the town's names and, where known, its point.
    town = models.ForeignKey(
        "PostalCode",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    population = models.PositiveIntegerField()
    is_capital = models.BooleanField()  # the capital of its prefecture

    class Meta:
        indexes = [
            models.Index(fields=["key"], name="gazetteer_name_key"),
            models.Index(fields=["key"], condition=models.Q(level__lt=3), name="gazetteer_name_region_key"),
            models.Index(fields=["municipality", "key"], name="gazetteer_name_in_municipality"),
        ]

    def __str__(self) -> str:
        return self.key


class GazetteerIndex(models.Model):
    """From which state of the gazetteer the names were made: at most one row."""

    fingerprint = models.CharField(primary_key=True, max_length=100)
    built_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "gazetteer indexes"

    def __str__(self) -> str:
        return self.fingerprint
