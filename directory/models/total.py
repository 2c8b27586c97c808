"""How many listings there are, by prefecture and kind: kept, never counted live (`directory/totals.py`)."""

from django.db import models


class _Summed(models.Model):
    """prefecture: a code, or empty for Japan as a whole, where a listing counts once."""

    prefecture = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20)
    aside = models.BooleanField()
    open_data = models.BooleanField()

    class Meta:
        abstract = True


class Total(_Summed):
    """Findable listings that have a place (or, without one, belong) in a prefecture."""

    pk = models.CompositePrimaryKey("prefecture", "kind", "aside", "open_data")
    count = models.IntegerField()


class TotalChange(_Summed):
    """A change that is not folded into the totals yet; only ever appended."""

    delta = models.IntegerField()
