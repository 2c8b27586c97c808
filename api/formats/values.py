"""How single values are written in machine outputs."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils import timezone

from directory.texts import without_ruby

_TOKYO = timezone.get_default_timezone()  # the site's (TIME_ZONE), whoever asks


def plain(text: str) -> str:
    """A text without ruby notation: JSON carries plain text, in plain Japanese too (kanji, no reading)."""
    return without_ruby(text) if "{" in text else text


def moment(value: datetime.datetime | None) -> str | None:
    """A moment in Asia/Tokyo, to the second: `2026-11-22T09:00:00+09:00`."""
    return None if value is None else value.astimezone(_TOKYO).isoformat(timespec="seconds")


def coordinate(value: float) -> float:
    """Degrees, WGS 84, to 6 decimals (about 10 cm)."""
    return round(value, 6)


def json_value(value: Any) -> Any:
    """A kind's own value, JSON-ready: plain texts, numbers as numbers, dates as YYYY-MM-DD."""
    write = _WRITERS.get(type(value))
    return write(value) if write else value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_WRITERS: dict[type, Callable[[Any], Any]] = {
    str: plain,
    Decimal: _number,
    datetime.datetime: moment,
    datetime.date: datetime.date.isoformat,
}
