"""Prefectures, municipalities, areas and postal codes, as the bundled gazetteer gives them."""

from django.contrib.gis.db import models


class Prefecture(models.Model):
    """One of the 47, by its JIS X 0401 code (`01`..`47`)."""

    code = models.CharField(primary_key=True, max_length=2)
    iso_3166_2 = models.CharField(max_length=5, unique=True)
    local_gov_code = models.CharField(max_length=6, unique=True)  # with check digit
    name_ja = models.CharField(max_length=10)
    name_kana = models.CharField(max_length=20)
    name_en = models.CharField(max_length=20)
    region_key = models.CharField(max_length=20)
    region_ja = models.CharField(max_length=20)
    region_kana = models.CharField(max_length=30)
    region_en = models.CharField(max_length=30)
    capital = models.ForeignKey("Municipality", null=True, on_delete=models.SET_NULL, related_name="+")
    population_2020 = models.PositiveIntegerField()
    # Where a place is drawn that may be shown by prefecture only: inside the polygon, not the capital.
    point = models.PointField(geography=True)
    geometry = models.MultiPolygonField()
    outline = models.MultiPolygonField()  # simplified for small maps and the first paint
    # Position in the tile map of Japan, one tile a prefecture; row 0 is the north.
    grid_col = models.PositiveSmallIntegerField()
    grid_row = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_ja


class MunicipalityType(models.TextChoices):
    """What kind of local government it is (Local Autonomy Act)."""

    CITY = "city", "市"
    DESIGNATED_CITY = "designated_city", "政令指定都市"
    WARD = "ward", "区"  # a ward of a designated city
    SPECIAL_WARD = "special_ward", "特別区"  # of Tokyo
    TOWN = "town", "町"
    VILLAGE = "village", "村"


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def current(self) -> "MunicipalityQuerySet":
        """Those that exist today."""
        return self.filter(valid_to__isnull=True)


class Municipality(models.Model):
    """A city, ward, town or village, today's or a former one.

    `key` is the JIS X 0402 code (five digits) of one that exists, so a foreign key to it *is* the code.
    A former one has its own key, because its code may be unknown, and may be its successor's
    (丹波篠山市 kept 篠山市's): `<code or prefecture>-<name>-<year it ended>`.
    """

    key = models.CharField(primary_key=True, max_length=40)
    code = models.CharField(max_length=5, blank=True, db_index=True)
    local_gov_code = models.CharField(max_length=6, blank=True)  # with check digit
    prefecture = models.ForeignKey(Prefecture, on_delete=models.PROTECT, related_name="municipalities")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="wards")
    type = models.CharField(max_length=20, choices=MunicipalityType.choices)
    name_ja = models.CharField(max_length=40)
    name_kana = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    county_ja = models.CharField(max_length=20, blank=True)  # 郡
    county_kana = models.CharField(max_length=40, blank=True)
    county_en = models.CharField(max_length=40, blank=True)
    full_name_ja = models.CharField(max_length=80)  # 岩手県紫波郡紫波町
    point = models.PointField(geography=True)
    point_precision = models.CharField(max_length=20)
    point_source = models.CharField(max_length=40)
    population = models.PositiveIntegerField(null=True)
    population_source = models.CharField(max_length=40, blank=True)
    # Capital, designated city (or its ward) or special ward: what `outside_centres=true` leaves out.
    is_centre = models.BooleanField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)  # null: exists today
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors")
    source_note = models.CharField(max_length=200, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["code", "key"]
        verbose_name_plural = "municipalities"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(valid_to__isnull=True), name="municipality_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=False) | models.Q(key=models.F("code")),
                name="municipality_key_is_code",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name_ja


class PostalCode(models.Model):
    """A postal code with one of the towns it stands for (7 digits, no hyphen)."""

    code = models.CharField(max_length=7)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="postal_codes")
    town_ja = models.CharField(max_length=120, blank=True)  # empty: the whole municipality or the rest of it
    town_kana = models.CharField(max_length=200, blank=True)
    town_en = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=400, blank=True)  # what stood in brackets
    point = models.PointField(geography=True, null=True)  # null: the municipality's point stands in
    point_source = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["code", "municipality", "town_ja"], name="postal_code_town_once")
        ]


class Area(models.Model):
    """A part of a prefecture that people speak of (県北, 隠岐), kept by the operator."""

    code = models.SlugField(max_length=40)
    prefecture = models.ForeignKey(Prefecture, on_delete=models.CASCADE, related_name="areas")
    name_ja = models.CharField(max_length=40)
    name_kana = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    name_easy = models.CharField(max_length=120)
    municipalities = models.ManyToManyField(Municipality, related_name="areas")
    source = models.CharField(max_length=200)
    as_of = models.DateField()

    class Meta:
        ordering = ["prefecture_id", "code"]
        constraints = [models.UniqueConstraint(fields=["prefecture", "code"], name="area_code_once")]
