"""What will be asked, and how to get in touch."""

from django.utils.translation import gettext_lazy as _

from jobs.form import needs
from jobs.form.field import Field, Kind

FIELDS = (
    Field(
        "contact_methods",
        _("連絡のしかた"),
        Kind.TERMS,
        enum="contact_method",
        needs=(needs.CONTACT,),
        table="listing",
    ),
    Field("contact_email", _("メールアドレス"), Kind.EMAIL, first=True, table="listing"),
    Field("contact_phone", _("電話番号"), Kind.PHONE, first=True, table="listing"),
    Field("contact_url", _("問い合わせのページ"), Kind.URL, first=True, table="listing"),
    Field(
        "contact_note",
        _("連絡についての補足"),
        Kind.TEXT,
        hint=_("電話が苦手な人は、どうすればよいですか。"),
        table="listing",
        translated=True,
    ),
    Field("apply_until", _("締め切り"), Kind.DATE, first=True, hello_work="受付期間"),
    Field(
        "apply_steps",
        _("応募してから決まるまで"),
        Kind.TEXT,
        hint=_("1行に1つずつ。何回、だれと、何をしますか。"),
        hello_work="選考方法",
    ),
    Field("documents", _("出してもらう書類"), Kind.LINE, hello_work="応募書類等"),
    Field("asked", _("聞くこと"), Kind.TEXT),
    Field("never_asked", _("聞かないこと"), Kind.TEXT, hint=_("例：病名、薬、入院したこと、家族のこと")),
    Field("disclosure_option", _("病気や経験の開示"), Kind.TERMS, enum="disclosure_option"),
    Field("handbook", _("障害者手帳"), Kind.TERM, enum="handbook"),
)
