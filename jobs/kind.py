"""The kind *job*: work that uses one's own experience."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.filters import AllOf, Number, Terms
from directory.kinds import Fact, Further, Kind, register
from directory.models import Listing
from directory.texts import day, terms_text
from directory.vocabulary import Lang, label
from jobs.fields import FURTHER, fields, further
from jobs.models import Job
from jobs.pay import LOWEST_HOURLY_YEN
from jobs.pay_words import amount, number_ends
from jobs.readiness import instruments


def facts(listing: Listing, lang: Lang) -> list[Fact]:
    job: Job = listing.job
    lines = []
    if job.employment_type:  # a draft may not say it yet
        lines.append(Fact(_("働き方"), label("employment_type", job.employment_type, lang)))
    if not job.is_employment:
        lines.append(Fact(_("注意"), gettext("雇用ではありません")))
    if job.pay_unit:
        lines.append(Fact(_("お金"), amount(job, lang)))
    hours = number_ends(job.hours_week_min, job.hours_week_max)
    if hours:
        lines.append(Fact(_("時間"), gettext("週%(hours)s時間") % {"hours": hours}))
    if job.work_setting:
        lines.append(Fact(_("働く場"), terms_text("work_setting", job.work_setting, lang)))
    if job.apply_until:
        lines.append(Fact(_("締め切り"), day(job.apply_until, lang)))
    return lines


def ends(listing: Listing) -> datetime | None:
    """The end of the last day to apply, in Asia/Tokyo."""
    last: date | None = listing.job.apply_until
    if last is None:
        return None
    return datetime.combine(last + timedelta(days=1), time.min, timezone.get_default_timezone())


JOB = register(
    Kind(
        key="job",
        path="jobs",
        step=3,
        detail=Job,
        freshness=timedelta(days=90),
        unconfirmed="closed",  # a job advert must be current (Employment Security Act)
        facts=facts,
        fields=fields,
        further=Further(FURTHER, further),
        ends=ends,
        filters=(
            Terms("employment_type"),
            Terms("work_setting"),
            Terms("tasks"),
            Terms("pay_unit"),
            Terms("disclosure_option"),
            Terms("training_requirement"),
            Terms("work_conditions"),
            Number(
                "hours_max",
                "d.hours_week_min <= %s",
                _("1週間に働く時間"),
                _("時間まで"),
                _("週に%(number)s時間まで"),
                1,
                168,
            ),
            Number(
                "hourly_pay_min",
                f"{LOWEST_HOURLY_YEN} >= %s",
                _("時給にすると"),
                _("円から"),
                _("時給にして%(number)s円から"),
                1,
                100_000,
            ),
            AllOf("readiness", _("職場の準備"), instruments.item_codes, instruments.item_words),
        ),
    )
)
