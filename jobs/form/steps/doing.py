"""What one does, and does not do."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind

FIELDS = (
    Field("tasks", _("すること"), Kind.TERMS, enum="tasks"),
    Field(
        "duties",
        _("仕事の中身"),
        Kind.TEXT,
        hint=_("ある一日を思いうかべて書くと、伝わります。"),
        hello_work="仕事内容",
        needs=(needs.IN_ADVERT, needs.TERMS_OF_TRADE, needs.WHAT),
        translated=True,
    ),
    Field(
        "duties_change_scope",
        _("仕事の中身が変わる範囲"),
        Kind.LINE,
        hint=_("変わらないときは「変わらない」と書きます。"),
        hello_work="仕事内容（変更の範囲）",
        needs=(needs.IN_ADVERT_2024,),
    ),
    Field(
        "not_tasks",
        _("しないこと"),
        Kind.TEXT,
        first=True,
        hint=_("例：夜の見守りや、服薬の確認はしません。"),
        translated=True,
    ),
    Field("how_fixed", _("仕事の決まりぐあい"), Kind.TERM, enum="how_fixed"),
    Field("role_shaped_by", _("役割をだれと決めるか"), Kind.LINE),
    Field("role_reviewed", _("役割を見直すとき"), Kind.LINE),
    Field("contact_length", _("一人の利用者と関わる長さ"), Kind.LINE),
    Field(
        "dual_role",
        _("利用者でもある職員のこと"),
        Kind.LINE,
        hint=_("同じ人が利用者でもあるとき、どう分けていますか。"),
    ),
    Field(
        "rewarding",
        _("働いている人がよいと言うところ"),
        Kind.TEXT,
        hint=_("働いている人に聞いて、その人の言葉で。"),
        translated=True,
    ),
)
