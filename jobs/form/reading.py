"""What somebody typed as a column, and a column as somebody would type it.

A draft keeps exactly what was typed; nothing here changes it. `read` says what a column would hold, or what
is wrong in words for whoever typed it.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from directory.texts import tidy
from directory.vocabulary import keys
from jobs.form.field import TEXTS, Field, Kind

Typed = str | list[str]  # a text, or the keys that were ticked

_DIGITS = re.compile(r"(\d{1,3}(,\d{3})+|\d{1,18})")
_ONE_DECIMAL = re.compile(r"\d{1,6}(\.\d)?")
_PHONE = re.compile(r"[0-9+()\- ]{5,30}")
_DAY = re.compile(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?")
_YES_NO = {"": None, "yes": True, "no": False}


class Wrong(ValueError):
    """What was typed cannot be read; the message is for whoever typed it."""


def read(field: Field, typed: Typed) -> Any:
    """The column's value of what was typed; the column's "not written" for nothing. Raises Wrong."""
    if field.kind == Kind.TERMS:
        return _terms(field, [typed] if isinstance(typed, str) else typed)
    if not isinstance(typed, str):
        raise Wrong(_("この書き方では読めません。"))
    text = tidy(typed, lines=field.kind == Kind.TEXT)
    if field.kind in TEXTS:
        return _text(field, text)
    if field.kind == Kind.TERM:
        if text not in ("", *_keys(field)):
            raise Wrong(_("この中からえらんでください。"))
        return text
    if field.kind == Kind.YES_NO:
        if text not in _YES_NO:
            raise Wrong(_("この中からえらんでください。"))
        return _YES_NO[text]
    if not text:
        return None
    plain = unicodedata.normalize("NFKC", text)
    return _date(plain) if field.kind == Kind.DATE else _number(field, plain)


def write(field: Field, value: Any) -> Typed:
    """A column's value as somebody would type it: `read` gives the same value again."""
    if field.kind == Kind.TERMS:
        return list(value)
    if value is None:
        return ""
    if field.kind == Kind.YES_NO:
        return "yes" if value else "no"
    if field.kind == Kind.HOURS:
        return f"{Decimal(value).normalize():f}"
    return str(value)


def _keys(field: Field) -> list[str]:
    return keys(field.enum) if field.enum else [key for key, _label in field.options]


def _terms(field: Field, typed: list[str]) -> list[str]:
    """The keys in the vocabulary's order, each once."""
    known = _keys(field)
    if any(key not in known for key in typed if key):
        raise Wrong(_("この中からえらんでください。"))
    return [key for key in known if key in typed]


def _text(field: Field, text: str) -> str:
    if len(text) > field.longest:
        raise Wrong(
            _("%(now)d文字あります。%(most)d文字までで書いてください。")
            % {"now": len(text), "most": field.longest}
        )
    if not text:
        return ""
    if field.kind == Kind.EMAIL:
        return _checked(text, validate_email, _("メールアドレスの形で書いてください。"))
    if field.kind == Kind.URL:
        wrong = _("https:// から始まるアドレスを書いてください。")
        return _checked(text, URLValidator(schemes=["http", "https"]), wrong)
    if field.kind == Kind.PHONE:
        phone = unicodedata.normalize("NFKC", text).replace("ー", "-").replace("‐", "-").replace("−", "-")
        if not _PHONE.fullmatch(phone):
            raise Wrong(_("電話番号は、数字とハイフンで書いてください。"))
        return phone
    return text


def _checked(text: str, check: Any, wrong: str) -> str:
    try:
        check(text)
    except ValidationError:
        raise Wrong(wrong) from None
    return text


def _date(text: str) -> date:
    match = _DAY.fullmatch(text)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        pass  # no such day
    raise Wrong(_("2027年4月1日なら、2027-04-01 と書いてください。"))


def _number(field: Field, text: str) -> int | Decimal:
    """A number within the field's bounds. Full-width digits, and 円 behind an amount, are as good."""
    digits = text.removesuffix("円").strip() if field.kind == Kind.YEN else text
    if field.kind == Kind.HOURS:
        if not _ONE_DECIMAL.fullmatch(digits):
            raise Wrong(_("数字だけで書いてください。小数は1けたまでです。"))
        number: int | Decimal = Decimal(digits)
    else:
        if not _DIGITS.fullmatch(digits):
            raise Wrong(_("数字だけで書いてください。例：1100"))
        number = int(digits.replace(",", ""))
    if not Decimal(str(field.least)) <= number <= Decimal(str(field.most)):
        raise Wrong(
            _("%(least)sから%(most)sまでの数で書いてください。")
            % {"least": f"{field.least:,}", "most": f"{field.most:,}"}
        )
    return number
