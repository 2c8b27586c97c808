"""Pay."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind, Need

_MOST = 100_000_000


def _when_paid(need: Need) -> Need:
    return Need(need.by, need.why, need.law, lambda values: need.when(values) and needs.paid(values))


FIELDS = (
    Field(
        "pay_unit",
        _("お金の形"),
        Kind.TERM,
        hello_work="賃金形態等",
        enum="pay_unit",
        needs=(needs.IN_ADVERT, needs.TERMS_OF_TRADE, needs.PAY),
    ),
    Field(
        "pay_min",
        _("金額（低いほう）"),
        Kind.YEN,
        hello_work="基本給（a）",
        unit=_("円"),
        least=1,
        most=_MOST,
        needs=tuple(_when_paid(need) for need in (needs.IN_ADVERT, needs.TERMS_OF_TRADE, needs.PAY)),
    ),
    Field(
        "pay_max",
        _("金額（高いほう）"),
        Kind.YEN, first=True,
        hint=_("同じなら、書かなくてかまいません。"),
        unit=_("円"),
        least=1,
        most=_MOST,
    ),
    Field(
        "session_hours",
        _("1回の時間"),
        Kind.HOURS,
        unit=_("時間"),
        least=0.1,
        most=24,
        needs=(needs.LENGTH,),
    ),
    Field(
        "fixed_overtime",
        _("固定残業代"),
        Kind.LINE,
        hint=_("ないときは「なし」と書きます。あるときは、時間と金額を書きます。"),
        hello_work="固定残業代（c）",
        needs=(needs.IN_ADVERT,),
    ),
    Field("insurance", _("保険"), Kind.TERMS, hello_work="加入保険等", enum="insurance",
          needs=(needs.IN_ADVERT,)),
    Field("travel_expenses", _("交通費"), Kind.LINE, hello_work="通勤手当", needs=(needs.TRAVEL,)),
    Field("pay_day", _("支払いの日"), Kind.LINE, hello_work="賃金締切日・支払日",
          needs=(needs.TERMS_OF_TRADE,)),
    Field("allowances", _("手当"), Kind.LINE, hello_work="定額的に支払われる手当（b）"),
    Field("bonus", _("賞与"), Kind.LINE, hello_work="賞与"),
    Field("raises", _("昇給"), Kind.LINE, hello_work="昇給"),
    Field("cancellation_pay", _("取りやめになったときのお金"), Kind.LINE),
    Field("pay_note", _("お金についての補足"), Kind.LINE),
    Field(
        "minimum_wage_exception",
        _("最低賃金より低い金額でよい理由"),
        Kind.TERM,
        hint=_("最低賃金より低いときだけ、えらびます。"),
        options=(
            ("reduction", _("労働局の許可（減額特例）がある")),
            ("public_fiscal", _("会計年度任用職員の募集")),
        ),
        asked=needs.employment,
    ),
)  # fmt: skip
