"""How far the verification of an organisation is, in words. Not a mark of quality, and never shown as one."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.texts import day
from directory.verification import Verification, VerificationState
from directory.vocabulary import Lang


@dataclass(frozen=True)
class VerificationLine:
    """state: in a word or two. about: what that means and what comes next. since: the day of it. said: what
    the moderator wrote."""

    state: Promise
    about: str
    since: str
    said: str


_WORDS: dict[VerificationState, tuple[Promise, Promise]] = {
    VerificationState.VERIFIED: (
        _("確認済み"),
        _("この団体が実際にあることを、県の担当が確かめました。"),
    ),
    VerificationState.WAITING: (
        _("確認待ち"),
        _(
            "県の担当が、団体が実際にあることを確かめています。%(due)sまでにお返事します。"
            "待つあいだも、職場や求人の下書きを書けます。"
        ),
    ),
    VerificationState.RETURNED: (
        _("お願いがあります"),
        _("県の担当からのお願いを読んで、団体の情報を直してください。直すと、もう一度確認に回ります。"),
    ),
    VerificationState.DECLINED: (
        _("確認できませんでした"),
        _("県の担当が、団体が実際にあることを確かめられませんでした。理由は、下に書いてあります。"),
    ),
    VerificationState.UNASKED: (
        _("まだ確認していません"),
        _("団体の情報を保存すると、県の担当に確認をお願いします。"),
    ),
}


def verification_line(verification: Verification, lang: Lang) -> VerificationLine:
    """What owners and editors read about the verification of their organisation."""
    state, about = _WORDS[verification.state]
    due = day(verification.due, lang) if verification.due else ""
    since = day(timezone.localdate(verification.since), lang) if verification.since else ""
    return VerificationLine(state, str(about) % {"due": due}, since, verification.said)
