"""What a search looks for, besides where: one row a findable listing.

Derived, like `PublicPlace`: triggers write it down in the writer's transaction whatever writes
(`directory/entries.py`). Nothing here says more of a place than its visibility allows.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func

from directory.models.listing import Listing


class Entry(models.Model):
    """A findable listing as the search sees it.

    located: has a public point. prefectures: codes, of all its public places (or where it belongs, without
    one). deadline: the last day to apply (Asia/Tokyo). tags: `<enumeration>:<key>` for each vocabulary key it
    has, `prefecture:<code>` and `municipality:<key>` (of a ward also its city's), `synonym:peer_worker`.
    body: folded texts (`directory/folding.py`), a line each for titles, summaries, and the organisation's
    names and readings; texts in a line are separated by `|`.
    """

    listing = models.OneToOneField(Listing, primary_key=True, on_delete=models.CASCADE, related_name="entry")
    kind = models.CharField(max_length=20)
    online = models.BooleanField()
    located = models.BooleanField()
    aside = models.BooleanField()
    open_data = models.BooleanField()
    published_at = models.DateTimeField()
    prefectures = ArrayField(models.TextField())
    deadline = models.DateField(null=True)
    tags = ArrayField(models.TextField())
    body = models.TextField()

    class Meta:
        indexes = [
            models.Index(F("published_at").desc(), "listing", name="entry_newest"),
            models.Index("kind", F("published_at").desc(), "listing", name="entry_kind_newest"),
            models.Index(
                fields=["deadline", "listing"],
                condition=models.Q(deadline__isnull=False),
                name="entry_deadline",
            ),
            GinIndex(fields=["tags"], name="entry_tags"),
            GinIndex(Func("body", function="directory_bigrams"), name="entry_bigrams"),
        ]
