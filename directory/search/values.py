"""Reading single values of a query string. Each function returns the value or raises `BadValue`.

Values are normalised with NFKC first, so that full-width digits and signs, which Japanese keyboards produce,
mean what they look like.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from directory.gazetteer.codes import is_valid_six

_COORDINATES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*", re.ASCII)
_LOOKS_LIKE_COORDINATES = re.compile(r"[\s\d.,+\-]*\d\s*,\s*[+-]?\s*\d[\s\d.,+\-]*")  # any digits: to say so
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_PREFECTURE = re.compile(r"(?:JP-)?(\d\d)", re.ASCII)

_FIELD_NAME = re.compile(r"[a-z][a-z_]{0,39}")
_AREA = re.compile(r"\d\d-[-a-zA-Z0-9_]{1,40}", re.ASCII)

LONGEST_TEXT = 200  # characters of `q` and of `near`; the message says so too

Box = tuple[float, float, float, float]


class BadValue(ValueError):
    """A value that cannot be read; its text says what would be right."""


def normalise(value: str) -> str:
    """NFKC without surrounding space. Raises BadValue for what no text holds (NUL, lone surrogates)."""
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise BadValue(_("読めない文字が入っています。"))
    return unicodedata.normalize("NFKC", value).strip()


def boolean(value: str) -> bool:
    """`true` or `false`."""
    if value not in ("true", "false"):
        raise BadValue(_("true か false を書いてください。"))
    return value == "true"


def one_of(value: str, allowed: Sequence[str]) -> str:
    """A value out of a fixed set."""
    if value not in allowed:
        raise BadValue(_("使える値は %(allowed)s です。") % {"allowed": ", ".join(allowed)})
    return value


def whole_number(value: str, lowest: int, highest: int) -> int:
    """A whole number within bounds, both included."""
    # More digits than any bound has would only cost time to convert.
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and lowest <= int(value) <= highest):
        raise BadValue(
            _("%(lowest)d から %(highest)d までの整数を書いてください。")
            % {"lowest": lowest, "highest": highest}
        )
    return int(value)


def kilometres(value: str, lowest: int = 1, highest: int = 200) -> Decimal:
    """A distance in km within bounds, both included; `km` behind it is understood."""
    message = _("%(lowest)d から %(highest)d までの数を、km で書いてください。")
    return _decimal(value.lower().removesuffix("km").strip(), lowest, highest, message)


def decimal_text(value: str, lowest: int, highest: int) -> str:
    """A number within bounds, both included, as its shortest text: 20.50 as `20.5`."""
    return (
        f"{_decimal(value, lowest, highest, _('%(lowest)d から %(highest)d までの数を書いてください。')):f}"
    )


def _decimal(text: str, lowest: int, highest: int, message: str) -> Decimal:
    wrong = BadValue(message % {"lowest": lowest, "highest": highest})
    if not _NUMBER.fullmatch(text) or len(text) > 12:
        raise wrong
    number = Decimal(text)
    if not lowest <= number <= highest:
        raise wrong
    return number.normalize() if number % 1 else Decimal(int(number))


def words(value: str) -> str:
    """Words to look for, with single spaces between them, at most `LONGEST_TEXT` characters."""
    return short(" ".join(value.split()))


def short(text: str) -> str:
    """A text that is not too long to be a person's."""
    if len(text) > LONGEST_TEXT:
        raise BadValue(_("200文字までで書いてください。"))
    return text


def field_name(value: str) -> str:
    """The name of a field of a result; whether there is one of that name, the face knows."""
    if not _FIELD_NAME.fullmatch(value):
        raise BadValue(_("この名前の項目はありません。"))
    return value


def area_code(value: str) -> str:
    """An area's code: the prefecture's, a hyphen, and the area's within it (`04-kenpoku`)."""
    if not _AREA.fullmatch(value):
        raise BadValue(_("地域は、都道府県の番号と名前で書いてください（例：04-kenpoku）。"))
    return value


def coordinates(value: str) -> tuple[float, float] | None:
    """`lat,lng` in degrees (WGS 84), at most 6 decimals kept; None when the text is not of that form.

    Raises BadValue when it is, but there is no such point.
    """
    match = _COORDINATES.fullmatch(value)
    if not match:
        if _LOOKS_LIKE_COORDINATES.fullmatch(value):
            raise BadValue(_("緯度,経度 の形で書いてください（例：35.4681,133.0486）。"))
        return None
    latitude, longitude = (round(float(part), 6) for part in match.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadValue(_("緯度は -90 から 90、経度は -180 から 180 までです。"))
    return latitude + 0.0, longitude + 0.0  # never -0.0


def coordinates_text(point: tuple[float, float]) -> str:
    """A point as `coordinates` reads it, in its shortest form."""
    return ",".join(f"{part:.6f}".rstrip("0").rstrip(".") for part in point)


def box(value: str) -> Box:
    """`west,south,east,north` in degrees."""
    parts = [part.strip() for part in value.split(",")]
    message = _("西,南,東,北 の順に、4つの数を書いてください（例：132.9,35.3,133.2,35.6）。")
    if len(parts) != 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise BadValue(message)
    west, south, east, north = (round(float(part), 6) + 0.0 for part in parts)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise BadValue(_("緯度は -90 から 90、経度は -180 から 180 までです。"))
    if west >= east or south >= north:
        raise BadValue(_("西は東より、南は北より小さい数にしてください。") + message)
    return west, south, east, north


def prefecture_code(value: str) -> str:
    """JIS X 0401 (`32`) or ISO 3166-2 (`JP-32`) as the two digits."""
    match = _PREFECTURE.fullmatch(value.upper())
    if not match or not 1 <= int(match[1]) <= 47:
        raise BadValue(_("都道府県の番号は 01 から 47 までです（例：32 または JP-32）。"))
    return match[1]


def municipality_code(value: str) -> str:
    """JIS X 0402: five digits, or six with the right check digit, as the five."""
    if not (value.isascii() and value.isdigit() and len(value) in (5, 6)):
        raise BadValue(_("市区町村の番号は、5けた（検査数字をつけると 6けた）の数字です（例：32201）。"))
    if len(value) == 6 and not is_valid_six(value):
        raise BadValue(_("6けた目の検査数字が合いません。番号をもういちど見てください。"))
    return value[:5]
