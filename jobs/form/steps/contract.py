"""The contract."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind

FIELDS = (
    Field(
        "fixed_term",
        _("契約の期間に終わりがあるか"),
        Kind.YES_NO,
        hello_work="雇用期間",
        needs=(needs.IN_ADVERT,),
    ),
    Field(
        "contract_months",
        _("契約の月数"),
        Kind.COUNT,
        hint=_("月数で言えないときは、下に言葉で書きます。"),
        unit=_("か月"),
        least=1,
        most=120,
    ),
    Field(
        "contract_term",
        _("契約の期間"),
        Kind.LINE,
        hint=_("例：2027年4月1日から2028年3月31日まで"),
        needs=(needs.OF_FIXED_TERM, needs.TERMS_OF_TRADE),
    ),
    Field(
        "renewal_standard",
        _("更新するかどうかの基準"),
        Kind.LINE,
        hello_work="契約更新の条件",
        needs=(needs.OF_FIXED_TERM,),
    ),
    Field(
        "renewal_cap",
        _("更新の上限"),
        Kind.LINE,
        hint=_("上限がないときは「上限なし」と書きます。"),
        hello_work="更新上限",
        needs=(needs.OF_FIXED_TERM,),
    ),
    Field(
        "trial_period",
        _("試用期間"),
        Kind.LINE,
        hint=_("ないときは「なし」と書きます。"),
        hello_work="試用期間",
        needs=(needs.IN_ADVERT,),
    ),
    Field("starts_on", _("働きはじめる日"), Kind.DATE),
    Field("start_note", _("働きはじめる日についての補足"), Kind.LINE),
)
