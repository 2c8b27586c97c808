"""When, and how much of it."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind

_AN_HOUR = 0.1
_A_WEEK = 168

FIELDS = (
    Field(
        "hours_week_min",
        _("週の時間（いちばん少ないとき）"),
        Kind.HOURS,
        hint=_("少ない時間から始められるなら、その時間を書きます。"),
        hello_work="週所定労働時間",
        unit=_("時間"),
        least=_AN_HOUR,
        most=_A_WEEK,
        needs=(needs.HOURS,),
    ),
    Field(
        "hours_week_max",
        _("週の時間（いちばん多いとき）"),
        Kind.HOURS,
        first=True,
        unit=_("時間"),
        least=_AN_HOUR,
        most=_A_WEEK,
    ),
    Field(
        "working_hours",
        _("始まりと終わりの時刻"),
        Kind.LINE,
        hint=_("例：9時から16時の間で、話し合って決めます。"),
        hello_work="就業時間",
        needs=(needs.IN_ADVERT, needs.TERMS_OF_TRADE),
    ),
    Field("breaks", _("休憩"), Kind.LINE, hello_work="休憩時間", needs=(needs.IN_ADVERT,)),
    Field("overtime", _("残業"), Kind.LINE, hello_work="時間外労働", needs=(needs.IN_ADVERT,)),
    Field("holidays", _("休みの日"), Kind.LINE, hello_work="休日等", needs=(needs.IN_ADVERT,)),
    Field("work_conditions", _("働き方の条件"), Kind.TERMS, enum="work_conditions"),
    Field("hours_day", _("1日の時間"), Kind.HOURS, unit=_("時間"), least=_AN_HOUR, most=24),
    Field("days_week_min", _("週の日数（少ないとき）"), Kind.HOURS, unit=_("日"), least=_AN_HOUR, most=7),
    Field("days_week_max", _("週の日数（多いとき）"), Kind.HOURS, unit=_("日"), least=_AN_HOUR, most=7),
    Field(
        "guaranteed_hours",
        _("かならず払われる週の時間"),
        Kind.HOURS,
        hint=_("仕事がない週にも払う時間です。"),
        unit=_("時間"),
        most=_A_WEEK,
    ),
    Field(
        "registrar",
        _("登録するところ"),
        Kind.LINE,
        hint=_("事業所、圏域、市町村など、名前を登録するところです。"),
        needs=(needs.REGISTRAR,),
        asked=lambda values: not needs.employment(values),
    ),
    Field("assignments_month_min", _("月の回数（少ないとき）"), Kind.COUNT, unit=_("回"), most=200),
    Field("assignments_month_max", _("月の回数（多いとき）"), Kind.COUNT, unit=_("回"), most=200),
)
