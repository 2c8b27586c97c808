"""A job's pay in words: the amount with its unit, what that is an hour and a month, and what it rests on."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from directory.texts import yen
from directory.vocabulary import Lang, label
from jobs.models import Job
from jobs.pay import Assumption, Bounds, comparable


@dataclass(frozen=True)
class PayInWords:
    """Finished texts in the language asked for, and the figures in whole yen (lower, upper).

    hourly, monthly: "" where they are unknown, with None as figures. assumptions: sentences, one each.
    """

    amount: str
    hourly: str
    monthly: str
    hourly_yen: tuple[int, int] | None
    monthly_yen: tuple[int, int] | None
    assumptions: tuple[str, ...]


def pay_in_words(job: Job, lang: Lang) -> PayInWords:
    """A job's pay in words. The active language must be `lang` too: sentences are messages."""
    pay = comparable(job)
    return PayInWords(
        amount=amount(job, lang),
        hourly=_about(pay.hourly, lang) if job.pay_unit != "hourly" else "",
        monthly=_about(pay.monthly, lang) if job.pay_unit != "monthly" else "",
        hourly_yen=pay.hourly.in_yen() if pay.hourly else None,
        monthly_yen=pay.monthly.in_yen() if pay.monthly else None,
        assumptions=tuple(_sentence(assumption, job) for assumption in pay.assumptions),
    )


def amount(job: Job, lang: Lang) -> str:
    """What is paid, as a number with its unit: 時給 1,100円–1,300円. "" where no unit is written yet."""
    if not job.pay_unit:
        return ""
    unit = label("pay_unit", job.pay_unit, lang)
    return unit if job.pay_min is None else f"{unit} {_ends(job.pay_min, job.pay_max, lang)}"


def _ends(low: int, high: int | None, lang: Lang) -> str:
    return yen(low, lang) if high is None or high == low else f"{yen(low, lang)}–{yen(high, lang)}"


def _about(bounds: Bounds | None, lang: Lang) -> str:
    return _("約%(yen)s") % {"yen": _ends(*bounds.in_yen(), lang)} if bounds else ""


def _sentence(assumption: Assumption, job: Job) -> str:
    match assumption:
        case Assumption.WEEKS:
            return _("1年を52週、1か月をその12分の1として計算しました。")
        case Assumption.HOURS_WEEK:
            hours = number_ends(job.hours_week_min, job.hours_week_max)
            return _("週%(hours)s時間として計算しました。") % {"hours": hours}
        case Assumption.HOURS_DAY:
            return _("1日%(hours)s時間として計算しました。") % {"hours": number_ends(job.hours_day)}
        case Assumption.DAYS_WEEK:
            days = number_ends(job.days_week_min, job.days_week_max)
            return _("週%(days)s日として計算しました。") % {"days": days}
        case Assumption.SESSION_HOURS:
            return _("1回%(hours)s時間として計算しました。") % {"hours": number_ends(job.session_hours)}
        case Assumption.ASSIGNMENTS:
            times = number_ends(job.assignments_month_min, job.assignments_month_max)
            return _("月%(times)s回として計算しました。") % {"times": times}
        case Assumption.FIXED_OVERTIME:
            return _("固定残業代をふくむかもしれません。その分は引いていません。")


def number_ends(*ends: Decimal | int | None) -> str:
    """One number or two: 16.0 and 20.5 as 16–20.5, 16 and 16 as 16."""
    told = [f"{Decimal(end).normalize():f}" for end in ends if end is not None]
    return "–".join(dict.fromkeys(told))
