"""Dates of meetings as dictionaries, to the letter of the public contract (docs/api.md)."""

from typing import Any

from api.formats.links import Links
from api.formats.listings import point
from api.formats.regions import names
from api.formats.values import moment, plain
from directory.meetings.search import Found
from directory.texts import owner_text


def meeting(item: Found, links: Links, *, with_distance: bool) -> dict[str, Any]:
    """One date. `point` is the meeting's own place as far as it may be shown; null: it is online alone.

    `changed_from` is when it was to begin before it was moved; `reason` says why it was moved or cancelled.
    """
    group, occurrence = item.group.listing, item.occurrence
    title, title_lang = owner_text(group, "title", links.lang)
    where = item.place
    municipality = where.municipality if where else item.group.municipality
    answer: dict[str, Any] = {
        "id": str(occurrence.pk),
        "group": {
            "id": str(group.pk),
            "title": plain(title),
            "title_lang": title_lang,
            "url": links.listing(group),
        },
        "start": moment(occurrence.start),
        "end": moment(occurrence.end),
        "status": occurrence.status,
        "changed_from": moment(occurrence.original) if occurrence.original != occurrence.start else None,
        "reason": plain(item.reason(links.lang)) or None,
        "prefecture": names(where.prefecture if where else item.group.prefecture),
        "municipality": names(municipality) if municipality is not None else None,
        "point": point(where) if where else None,
    }
    if with_distance:
        answer["distance_m"] = (
            None if item.distance_m is None or occurrence.place is None else round(item.distance_m, 1)
        )
    return answer | {
        "online": occurrence.online,
        "newcomers": occurrence.meeting.newcomers,
        "sample": group.sample,
    }
