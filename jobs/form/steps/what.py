"""What it is."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind

FIELDS = (
    Field(
        "title",
        _("仕事の名前"),
        Kind.LINE,
        hint=_("職場で呼んでいる名前のままで。例：ピアサポーター（デイケア）"),
        hello_work="職種",
        needs=(needs.WHAT,),
        table="listing",
        translated=True,
    ),
    Field(
        "employment_type",
        _("働き方"),
        Kind.TERM,
        hello_work="雇用形態",
        enum="employment_type",
        needs=(needs.IN_ADVERT, needs.WHAT),
    ),
    Field(
        "summary",
        _("ひとことで"),
        Kind.TEXT,
        first=True,
        hint=_("一覧で、名前の下に出ます。どんな人と、何をする仕事ですか。"),
        table="listing",
        translated=True,
    ),
    Field(
        "recruiter_name",
        _("募集する人（法人や団体の正式な名前）"),
        Kind.LINE,
        hello_work="事業所名",
        needs=(needs.IN_ADVERT, needs.TERMS_OF_TRADE, needs.WHO),
    ),
    Field("work_setting", _("働く場"), Kind.TERMS, enum="work_setting"),
    Field(
        "role_is",
        _("立場"),
        Kind.TERM,
        enum="role_is",
        hint=_("A型の利用者として働く仕事は、職員の仕事と分けて載ります。"),
    ),
    Field("openings", _("募集する人数"), Kind.COUNT, hello_work="採用人数", unit=_("人"), least=1, most=999),
)
