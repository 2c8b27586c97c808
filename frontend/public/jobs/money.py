"""What a job pays: the number with its unit, what that is an hour and a month, and the minimum wage."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Prefecture
from directory.texts import day, yen
from frontend.public.jobs.said import Said, Section, Teller, Value, sentence, written
from frontend.public.place_names import prefecture_name
from jobs.models import MinimumWage
from jobs.pay_words import pay_in_words

# Why pay below the minimum wage is lawful here (`Job.minimum_wage_exception`).
_EXCEPTIONS = {
    "reduction": gettext_lazy("労働局の許可を受けて、最低賃金より低くしています（減額特例）"),
    "public_fiscal": gettext_lazy("役所の会計年度任用職員なので、最低賃金の決まりとは別です"),
}


@dataclass(frozen=True)
class Minimum:
    """The newest minimum wage known of a prefecture; None where none is. current: known to hold today."""

    prefecture: Prefecture
    wage: MinimumWage | None
    current: bool


def pay(tell: Teller, minimum: Minimum) -> Section:
    """Pay, made comparable, with the minimum wage beside it."""
    job, lang = tell.job, tell.lang
    words = pay_in_words(job, lang)
    compared = [
        Said(_("1時間にすると"), sentence(words.hourly)),
        Said(_("1か月にすると（目安）"), sentence(words.monthly)),
    ]
    told = written(compared)
    if told and words.assumptions:
        # How the figures were reached stands once, under the last of them.
        told = (*told[:-1], Said(told[-1].label, told[-1].values, tuple(map(Value, words.assumptions))))
    return Section(
        "pay",
        gettext_lazy("お金"),
        (
            Said(_("払われるお金"), sentence(words.amount), tell.own("pay_note")),
            *told,
            _minimum(tell, minimum),
            tell.text("allowances", _("手当")),
            tell.text("travel_expenses", _("交通費")),
            tell.text("bonus", _("賞与（ボーナス）")),
            tell.text("raises", _("昇給")),
            tell.text("pay_day", _("払われる日")),
            *written(
                [
                    tell.text("fixed_overtime", _("決まって払われる残業代")),
                    tell.text("cancellation_pay", _("なくなったときに払われるお金")),
                ]
            ),
        ),
    )


def _minimum(tell: Teller, minimum: Minimum) -> Said:
    """The figure, and how this pay relates to it. What is no employment is outside its rules; where there is
    no figure either, that is all there is to say."""
    about = _("%(prefecture)sの最低賃金") % {"prefecture": prefecture_name(minimum.prefecture, tell.lang)}
    exception = tell.job.minimum_wage_exception
    notes = sentence(str(_EXCEPTIONS[exception]) if exception else "")
    outside = bool(tell.job.employment_type) and not tell.job.is_employment
    if outside:
        notes = sentence(_("雇用ではないので、最低賃金の決まりの外です。"))
    if minimum.wage is None:
        return Said(about, notes) if outside else Said(about, sentence(_("分かりません")), notes)
    said = _("1時間 %(yen)s（%(day)sから）") % {
        "yen": yen(minimum.wage.yen, tell.lang),
        "day": day(minimum.wage.effective_from, tell.lang),
    }
    newer = "" if minimum.current else _("そのあとの新しい額は、まだ分かりません。")
    return Said(about, sentence(said), (*sentence(newer), *notes))
