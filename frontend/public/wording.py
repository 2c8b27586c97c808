"""How distances, ages and places are said. One function each, so that every page says them alike."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.vocabulary import Lang

_RUBY = re.compile(r"\{[^|{}]+\|[^|{}]+\}")
_KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆]")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆]")


def kilometres(metres: float) -> str:
    """Kilometres as a number: one decimal below 10 km, whole above; rounded half up, never 10.0."""
    exact = Decimal(repr(metres)) / 1000
    one_decimal = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if one_decimal < 10:
        return str(one_decimal)
    return f"{exact.quantize(Decimal(1), ROUND_HALF_UP):,}"


def distance(metres: float) -> str:
    """直線で約2.1 km. Below one kilometre only that is said: points are rarely more precise."""
    if metres < 1000:
        return _("直線で1 km以内")
    return _("直線で約%(km)s km") % {"km": kilometres(metres)}


def count_words(count: int, *, capped: bool = False) -> str:
    """How many: 32件; 1,000件より多い where counting stopped."""
    if capped:
        return _("%(count)s件より多い") % {"count": f"{count:,}"}
    return ngettext("%(count)s件", "%(count)s件", count) % {"count": f"{count:,}"}


def age(moment: datetime.datetime | None) -> str:
    """How long ago a listing was confirmed, in words: 3週間前に確かめました. Days count in Asia/Tokyo."""
    if moment is None:
        return _("まだ確かめていません")
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days < 1:
        return _("今日確かめました")
    if days < 14:
        return ngettext("%(count)d日前に確かめました", "%(count)d日前に確かめました", days) % {"count": days}
    if days < 60:
        weeks = days // 7
        return ngettext("%(count)d週間前に確かめました", "%(count)d週間前に確かめました", weeks) % {
            "count": weeks
        }
    if days < 365:
        months = days // 30
        return ngettext("%(count)dか月前に確かめました", "%(count)dか月前に確かめました", months) % {
            "count": months
        }
    years = days // 365
    return ngettext("%(count)d年前に確かめました", "%(count)d年前に確かめました", years) % {"count": years}


def language_of(text: str, lang: Lang, own: Lang = "ja") -> str:
    """The `lang` attribute for an owner's text on a page in `lang`; empty where it is in that language.

    `own` is the language the owner says the text is in. Owners may leave translations out: then a screen
    reader must change its voice. Plain Japanese is only what carries its readings.
    """
    if own == "en" and lang != "en":
        return "en"
    if lang == "en" and _JAPANESE.search(text):
        return "ja"
    if lang == "easy" and _KANJI.search(_RUBY.sub("", text)):
        return "ja"
    return ""
