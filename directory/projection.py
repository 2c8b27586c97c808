"""What may be shown of where listings and organisations are.

The rule for listings is the database view `directory_projection` and its triggers (migration 0002): they keep
`PublicPlace` and `Spot` right whatever writes. Here is what bulk loads and checks need, and what the rule
means for the organisation behind a listing.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from directory import totals
from directory.entries import rebuild_entries
from directory.models import Municipality, Organization, Place
from directory.tiles import upkeep

_COLUMNS = (
    "listing_id, ordinal, spot_id, precision, prefecture_id, municipality_id, "
    "kind, online, aside, open_data, published_at"
)
_WANTED = """
    SELECT w.listing_id, w.ordinal, s.id AS spot_id, w.precision, w.prefecture_id, w.municipality_id,
           w.kind, w.online, w.aside, w.open_data, w.published_at
    FROM directory_projection w LEFT JOIN directory_spot s ON s.point = w.point
"""


@contextmanager
def deferred() -> Iterator[None]:
    """Load much in one transaction; what may be shown is written down once, at the end."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL tonari.defer_projection = 'on'")
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL tonari.defer_projection = 'off'")
        rebuild_public_places()


def rebuild_public_places() -> int:
    """Write down every listing's public places anew, in one transaction. Returns how many there are."""
    with transaction.atomic(), connection.cursor() as cursor:
        # A place that is being hidden at this moment does not see what is loaded here: wait for it.
        cursor.execute("LOCK TABLE directory_place IN SHARE MODE")
        # What is summed up of these rows is summed up anew below, not row by row.
        cursor.execute("SET LOCAL tonari.defer_projection = 'on'")
        cursor.execute("DELETE FROM directory_publicplace")
        cursor.execute(
            "INSERT INTO directory_spot (point) "
            "SELECT DISTINCT point FROM directory_projection WHERE point IS NOT NULL ON CONFLICT DO NOTHING"
        )
        cursor.execute(f"INSERT INTO directory_publicplace ({_COLUMNS}) {_WANTED}")
        written = cursor.rowcount
        rebuild_entries()
        upkeep.rebuild()
        totals.rebuild()
        cursor.execute("SET LOCAL tonari.defer_projection = 'off'")
        return written


def sweep_spots() -> int:
    """Delete spots on which nothing stands any more; returns how many.

    Whoever writes down public places holds a lock on the table of spots until it commits, so none of them
    can be about to use a spot that goes. Raises django.db.OperationalError when it does not get the table
    in time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE directory_spot IN EXCLUSIVE MODE")
        cursor.execute(
            "DELETE FROM directory_spot s "
            "WHERE NOT EXISTS (SELECT 1 FROM directory_publicplace pp WHERE pp.spot_id = s.id)"
        )
        return cursor.rowcount


def differences() -> int:
    """How many public places differ from what the rule says: always 0, or something went round it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH wanted AS ({_WANTED}), there AS (SELECT {_COLUMNS} FROM directory_publicplace)
            SELECT count(*) FROM (
                (TABLE wanted EXCEPT TABLE there) UNION ALL (TABLE there EXCEPT TABLE wanted)
            ) AS difference"""
        )
        (count,) = cursor.fetchone()
        return int(count)


def shown_municipality(organization: Organization) -> Municipality | None:
    """Where an organisation may be said to be; None when only its prefecture may.

    A place that is shown by prefecture only mostly stands where its organisation is: naming that municipality
    would give away what the listing keeps to itself.
    """
    by_prefecture_only = Place.objects.filter(visibility="area")
    # Asked one after the other: as one condition over both no index helps, and a million places are read.
    hidden = (
        by_prefecture_only.filter(organization=organization).exists()
        or by_prefecture_only.filter(listings__organization=organization).exists()
    )
    return None if hidden else organization.municipality
