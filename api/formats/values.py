"""How single values are written in machine outputs."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from directory.texts import without_ruby


def plain(text: str) -> str:
    """A text without ruby notation: JSON carries plain text, in plain Japanese too (kanji, no reading)."""
    return without_ruby(text) if "{" in text else text


def moment(value: datetime.datetime | None) -> str | None:
    """A moment in Asia/Tokyo, to the second: `2026-11-22T09:00:00+09:00`."""
    return None if value is None else timezone.localtime(value).isoformat(timespec="seconds")


def coordinate(value: float) -> float:
    """Degrees, WGS 84, to 6 decimals (about 10 cm)."""
    return round(value, 6)


def json_value(value: Any) -> Any:
    """A kind's own value, JSON-ready: plain texts, numbers as numbers, dates as YYYY-MM-DD."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
