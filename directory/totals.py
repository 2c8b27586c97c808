"""How much is listed where: small sums that many pages show.

Counted live and kept for a few minutes in this process; nobody decides by the last digit.
"""

from collections import Counter

from django.core.cache import cache
from django.db.models import Count

from directory.models import PublicPlace

_KEY = "directory.totals"
_SECONDS = 300

# Prefecture code -> kind -> how many listings have a place there.
Totals = dict[str, Counter[str]]


def totals() -> Totals:
    """Findable listings by prefecture and kind; what is left out of searches by default is not counted.

    A listing with places in two prefectures counts in both.
    """
    found: Totals | None = cache.get(_KEY)
    if found is None:
        found = {}
        rows = (
            PublicPlace.objects.filter(aside=False)
            .order_by()
            .values_list("prefecture_id", "kind")
            .annotate(listings=Count("listing_id", distinct=True))
        )
        for prefecture, kind, listings in rows:
            found.setdefault(prefecture, Counter())[kind] = listings
        cache.set(_KEY, found, _SECONDS)
    return found


def forget() -> None:
    """Count anew the next time, after many listings changed at once."""
    cache.delete(_KEY)
