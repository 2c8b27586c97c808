"""How much is listed where: small sums that many pages show.

Counted live and kept for a few minutes in this process; nobody decides by the last digit.
"""

from collections import Counter

from django.core.cache import cache
from django.db.models import Count, QuerySet

from directory.models import PublicPlace

_KEYS = (_BY_PREFECTURE, _IN_JAPAN) = ("directory.totals.prefectures", "directory.totals.japan")
_SECONDS = 300

# Prefecture code -> kind -> how many listings have a place there.
Totals = dict[str, Counter[str]]


def totals() -> Totals:
    """Findable listings by prefecture and kind; what is left out of searches by default is not counted.

    A listing with places in two prefectures counts in both.
    """
    found: Totals | None = cache.get(_BY_PREFECTURE)
    if found is None:
        found = {}
        rows = (
            _counted()
            .values_list("prefecture_id", "kind")
            .annotate(listings=Count("listing_id", distinct=True))
        )
        for prefecture, kind, listings in rows:
            found.setdefault(prefecture, Counter())[kind] = listings
        cache.set(_BY_PREFECTURE, found, _SECONDS)
    return found


def in_japan() -> Counter[str]:
    """Findable listings by kind, each once wherever it has places."""
    found: Counter[str] | None = cache.get(_IN_JAPAN)
    if found is None:
        rows = _counted().values_list("kind").annotate(listings=Count("listing_id", distinct=True))
        found = Counter(dict(rows))
        cache.set(_IN_JAPAN, found, _SECONDS)
    return found


def _counted() -> QuerySet[PublicPlace]:
    return PublicPlace.objects.filter(aside=False).order_by()


def forget() -> None:
    """Count anew the next time, after many listings changed at once."""
    cache.delete_many(_KEYS)
