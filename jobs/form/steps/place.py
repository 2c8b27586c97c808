"""Where, and how to get there."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind

FIELDS = (
    Field(
        "workplace_change_scope",
        _("働く場所が変わる範囲"),
        Kind.LINE,
        hint=_("変わらないときは「変わらない」と書きます。"),
        hello_work="転勤の可能性（就業場所の変更の範囲）",
        needs=(needs.IN_ADVERT_2024,),
    ),
    Field(
        "smoking_measure",
        _("受動喫煙の対策"),
        Kind.TERM,
        hello_work="受動喫煙対策",
        enum="smoking_measure",
        needs=(needs.SMOKING,),
    ),
    Field("smoking_note", _("受動喫煙についての補足"), Kind.LINE),
    Field("driving_required", _("仕事で運転するか"), Kind.YES_NO, hello_work="必要な免許・資格"),
    Field("commute", _("通い方"), Kind.LINE, hello_work="マイカー通勤"),
    Field("travel_winter", _("冬の通い方"), Kind.LINE),
    Field("travel_islands", _("島からの通い方"), Kind.LINE),
    Field("online", _("どこからでもできる仕事か"), Kind.YES_NO, table="listing"),
    Field("accessibility", _("働きやすさの設備"), Kind.TERMS, enum="accessibility", table="listing"),
)
