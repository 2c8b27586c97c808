"""Every column of a job in its section, in the order in which a person decides.

Lines that are about few jobs (a registrar, winter roads) stand only where something is written; all others
stand always, so that a gap can be seen.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.public.jobs.said import Said, Section, Teller, sentence, together, written


def work(tell: Teller) -> Section:
    """What one would do, and not do."""
    return Section(
        "work",
        gettext_lazy("すること、しないこと"),
        (
            tell.terms("tasks", _("すること")),
            tell.text("duties", _("仕事の中身")),
            tell.text("not_tasks", _("しないこと")),
            tell.terms("work_setting", _("働く場")),
            tell.terms("how_fixed", _("仕事の決まり具合")),
            tell.text("role_shaped_by", _("役割をいっしょにつくる人")),
            tell.text("role_reviewed", _("役割を見直すとき")),
            *written(
                [
                    tell.text("contact_length", _("一人の人と関わる長さ")),
                    tell.text("dual_role", _("職員と利用者の両方になるとき")),
                ]
            ),
            tell.text("duties_change_scope", _("仕事の中身が変わる範囲")),
            tell.text("rewarding", _("働いている人が、いいと思うところ")),
        ),
    )


def time(tell: Teller) -> Section:
    """When, and how much of it."""
    return Section(
        "time",
        gettext_lazy("いつ、どれくらい"),
        (
            tell.numbers(_("1週間に働く時間"), _("週%(number)s時間"), "hours_week_min", "hours_week_max"),
            tell.numbers(_("1週間に働く日"), _("週%(number)s日"), "days_week_min", "days_week_max"),
            tell.numbers(_("1日に働く時間"), _("1日%(number)s時間"), "hours_day"),
            tell.text("working_hours", _("始まりと終わりの時間")),
            tell.text("breaks", _("休憩")),
            tell.text("overtime", _("残業")),
            tell.text("holidays", _("休みの日")),
            *written(
                [
                    tell.numbers(_("かならず払われる時間"), _("週%(number)s時間"), "guaranteed_hours"),
                    tell.numbers(
                        _("頼まれる回数"),
                        _("月%(number)s回"),
                        "assignments_month_min",
                        "assignments_month_max",
                    ),
                    tell.numbers(_("1回の長さ"), _("1回%(number)s時間"), "session_hours"),
                ]
            ),
            tell.terms("work_conditions", _("働く条件")),
            tell.date("starts_on", _("働き始める日"), "start_note"),
        ),
    )


def support(tell: Teller) -> Section:
    """What helps one to work; the checklist of the workplace follows it."""
    return Section(
        "support",
        gettext_lazy("働くときの支え"),
        (
            tell.text("supervision_by", _("ふりかえりの相手")),
            tell.text("supervision_how_often", _("ふりかえりの回数")),
            tell.yes_or_no(
                "supervision_paid",
                _("ふりかえりの時間"),
                _("働く時間の中でします"),
                _("働く時間の外でします"),
            ),
            tell.text("accommodations", _("働きやすくするための工夫（配慮）")),
            tell.terms("training_requirement", _("必要な研修")),
            tell.text("training_paid", _("研修のお金と時間")),
            tell.terms("kasan_status", _("ピアサポートの加算")),
        ),
    )


def people(tell: Teller, peers_now: str) -> Section:
    """Who works there now. peers_now: as the workplace's checklist says it, "" where it says nothing."""
    return Section(
        "people",
        gettext_lazy("いま、だれがいるか"),
        (
            Said(_("いまいるピアサポーター"), sentence(peers_now)),
            tell.terms("team_profession", _("いっしょに働く人")),
        ),
    )


def asked(tell: Teller) -> Section:
    """What will be asked of an applicant, and what never."""
    return Section(
        "asked",
        gettext_lazy("聞かれること、聞かれないこと"),
        (
            tell.text("never_asked", _("聞かないこと")),
            tell.text("asked", _("聞くこと")),
            tell.terms("disclosure_option", _("経験の伝え方")),
            tell.terms("handbook", _("手帳や診断")),
            tell.text("apply_steps", _("申し込んでからの流れ")),
            tell.text("documents", _("出す書類")),
            tell.text("trial_visit", _("見学・体験")),
            tell.date("apply_until", _("申し込みの締め切り")),
        ),
    )


def contract(tell: Teller) -> Section:
    """Term, renewal, insurance: what one signs."""
    job = tell.job
    return Section(
        "contract",
        gettext_lazy("契約"),
        (
            Said(
                _("働き方"),
                tell.terms("employment_type", "").values,
                sentence("" if job.is_employment else _("雇用ではありません")),
            ),
            tell.terms("role_is", _("立場")),
            together(
                _("契約の期間"),
                tell.yes_or_no("fixed_term", "", _("期間が決まっています"), _("期間の決まりはありません")),
                tell.numbers("", _("%(number)sか月"), "contract_months"),
                tell.text("contract_term", ""),
            ),
            *_renewal(tell),
            tell.text("trial_period", _("試しの期間（試用期間）")),
            tell.terms("insurance", _("保険")),
            tell.numbers(_("募集する人数"), _("%(number)s人"), "openings"),
            *written([tell.text("registrar", _("登録するところ"))]),
            tell.text("recruiter_name", _("募集している人の名前")),
        ),
    )


def _renewal(tell: Teller) -> tuple[Said, ...]:
    """A contract without an end is not renewed."""
    lines = (
        tell.text("renewal_standard", _("契約を続けるかどうかの決め方")),
        tell.text("renewal_cap", _("契約を続けられる上限")),
    )
    return written(lines) if tell.job.fixed_term is False else lines
