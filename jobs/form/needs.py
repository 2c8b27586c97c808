"""Why fields are required: which law says so of which jobs, and what readers decide by."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from jobs.form.field import Need, Values
from jobs.rules import is_employment

_ESA = _("職業安定法 5条の3")
_ESA_2024 = _("職業安定法 5条の3（2024年4月から）")
_ESA_2020 = _("職業安定法 5条の3（2020年4月から）")
_FREELANCE = _("フリーランス法 3条・12条")


def employment(values: Values) -> bool:
    return is_employment(values.get("employment_type") or "")


def fixed_term(values: Values) -> bool:
    """Employment that ends by itself: ticked, or a kind of post that always does."""
    always = values.get("employment_type") in ("fixed_full", "public_fiscal")
    return employment(values) and (always or values.get("fixed_term") is True)


def freelance(values: Values) -> bool:
    return values.get("employment_type") == "contract"


def registered(values: Values) -> bool:
    return values.get("employment_type") == "registered"


def paid(values: Values) -> bool:
    return values.get("pay_unit") not in ("none", "expenses_only")


def by_session(values: Values) -> bool:
    return values.get("pay_unit") == "per_session"


def _law(when: Callable[[Values], bool], law: object, why: object) -> Need:
    return Need("law", why, law, when)  # type: ignore[arg-type]


def reader(why: object, when: Callable[[Values], bool] = lambda _values: True) -> Need:
    """For whoever reads it."""
    return Need("reader", why, when=when)  # type: ignore[arg-type]


_MUST = _("求人に書くことが、法律で決まっています。")
IN_ADVERT = _law(employment, _ESA, _MUST)
IN_ADVERT_2024 = _law(employment, _ESA_2024, _("あとで変わるかもしれない範囲を、はじめに知るためです。"))
OF_FIXED_TERM = _law(fixed_term, _ESA_2024, _("いつまで働けるかを、はじめに知るためです。"))
SMOKING = _law(employment, _ESA_2020, _MUST)
TERMS_OF_TRADE = _law(freelance, _FREELANCE, _("仕事をたのむときの条件は、はじめに示すきまりです。"))
WHO = reader(_("だれの募集かが分かると、安心して連絡できます。"))
WHAT = reader(_("何をする仕事かが分からないと、えらべません。"))
PAY = reader(_("お金は、いつも数字で書きます。となりの約束です。"))
LENGTH = reader(_("1回が何時間か分かると、1時間のお金をくらべられます。"), by_session)
TRAVEL = reader(_("交通費が出るかどうかで、手元に残るお金が変わります。"), by_session)
HOURS = reader(
    _("週に何時間かで、続けられるかどうかが決まります。"),
    lambda values: employment(values) and values.get("employment_type") != "regular",
)
REGISTRAR = reader(_("どこに登録するのかが分からないと、動けません。"), registered)
CONTACT = reader(_("連絡のしかたが、ひとつは必要です。"))
