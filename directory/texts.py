"""Owners' texts in the reader's language, and how amounts and dates are said."""

import datetime
import re

from django.utils import timezone
from django.utils.translation import get_language

from directory.vocabulary import Lang, label

# A reading over a word, as plain Japanese carries it: `{漢字|かな}`.
RUBY = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")
# Controls (C0, C1, lone surrogates) and the marks of bidirectional text.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_DJANGO_LANGUAGES: dict[str, Lang] = {"ja": "ja", "en": "en", "ja-simple": "easy"}
_WEEKDAYS = {
    "ja": ["月", "火", "水", "木", "金", "土", "日"],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def current_lang() -> Lang:
    """The language this request is answered in."""
    return _DJANGO_LANGUAGES.get(get_language() or "ja", "ja")


def owner_text(item: object, field: str, lang: Lang, *, own: Lang | None = None) -> tuple[str, Lang]:
    """An owner's text and the language it is in: the reader's where it exists, else the owner's own.

    `item` has `<field>`, `<field>_en`, `<field>_easy` and, where it states one, `language` (default: ja).
    own: its language where another row states that (a job's is its listing's).
    """
    written_in: Lang = own if own is not None else getattr(item, "language", "ja")
    if lang != written_in:
        translated = getattr(item, f"{field}_{lang}", "") if lang != "ja" else ""
        if translated:
            return translated, lang
    return getattr(item, field), written_in


def without_ruby(text: str) -> str:
    """`{漢字|かな}` as 漢字 alone: for attributes, titles and machine outputs."""
    return RUBY.sub(r"\1", text)


def reading(text: str) -> str:
    """`{漢字|かな}` as かな alone."""
    return RUBY.sub(r"\2", text)


def tidy(text: str, *, lines: bool = False) -> str:
    """A text as it may be kept: without control characters and without marks that turn the direction of
    writing, behind which one text can look like another. Line breaks stay with `lines`, else are spaces.
    What shows nothing is empty.
    """
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = unix if lines else unix.replace("\n", " ")
    tidied = "".join(c for c in kept if c == "\n" or not _HIDDEN.match(c)).strip()
    return tidied if any(c.isprintable() for c in tidied) else ""


def terms_text(enum: str, keys: list[str], lang: Lang) -> str:
    """Several vocabulary keys as one line."""
    return (", " if lang == "en" else "、").join(label(enum, key, lang) for key in keys)


def yen(amount: int, lang: Lang) -> str:
    """An amount of money: 1,100円, ¥1,100."""
    return f"¥{amount:,}" if lang == "en" else f"{amount:,}{'{円|えん}' if lang == 'easy' else '円'}"


def day(date: datetime.date, lang: Lang) -> str:
    """A date as people of the language say it, with its weekday: 2026年11月22日(日), Sun 22 Nov 2026."""
    if lang == "en":
        return f"{_WEEKDAYS['en'][date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"
    weekday = _WEEKDAYS["ja"][date.weekday()]
    if lang == "easy":
        year, month, dom = (f"{date.year}{{年|ねん}}", f"{date.month}{{月|がつ}}", f"{date.day}{{日|にち}}")
        return f"{year}{month}{dom}（{{{weekday}|{_KANA[weekday]}}}）"
    return f"{date.year}年{date.month}月{date.day}日（{weekday}）"


_KANA = {"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち"}


def last_day(end: datetime.datetime) -> datetime.date:
    """The last day, in Asia/Tokyo, of what holds until a moment; at midnight that is the day before."""
    return timezone.localdate(end - datetime.timedelta(microseconds=1))


def today() -> datetime.date:
    """Today in Asia/Tokyo."""
    return timezone.localdate()
