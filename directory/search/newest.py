"""Newest first: by publication time, ties by id. Includes listings without a point."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from directory.search.conditions import Audience, Conditions

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

NewestHit = tuple[int, UUID]  # microseconds since 1970, listing


def newest(
    audience: Audience,
    listing: Conditions,
    place: Conditions,
    *,
    count: int,
    after: NewestHit | None = None,
    before: NewestHit | None = None,
) -> list[NewestHit]:
    """Up to `count` listings, newest first.

    listing: conditions on any public place `pp`; place: conditions that one of the listing's places `pp`
    fulfils. With `after`, those that follow that position; with `before`, the last ones that come before it.
    """
    edge = ""
    params: list[Any] = []
    if after:
        edge = "AND (l.published_at < %s OR l.published_at = %s AND l.id > %s)"
        params = [_time(after[0]), _time(after[0]), after[1]]
    elif before:
        edge = "AND (l.published_at > %s OR l.published_at = %s AND l.id < %s)"
        params = [_time(before[0]), _time(before[0]), before[1]]
    order = "l.published_at ASC, l.id DESC" if before else "l.published_at DESC, l.id ASC"
    consent = "AND l.consent_open_data" if audience is Audience.OPEN_DATA else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT l.published_at, l.id
            FROM directory_listing l
            WHERE l.status IN ('published', 'needs_check', 'paused') AND l.consent_site {consent} {edge}
              AND EXISTS (
                SELECT 1 FROM directory_publicplace pp
                WHERE pp.listing_id = l.id AND {listing.sql} AND {place.sql}
              )
            ORDER BY {order}
            LIMIT %s
            """,
            [*params, *listing.params, *place.params, count],
        )
        hits = [(_microseconds(published_at), listing_id) for published_at, listing_id in cursor.fetchall()]
    return hits[::-1] if before else hits


def _microseconds(time: datetime) -> int:
    return (time - _EPOCH) // timedelta(microseconds=1)


def _time(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)
