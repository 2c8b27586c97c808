"""How reasons, decisions and reports are said to moderators."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Report, Review
from directory.reviews import TAKEN_OUT
from jobs.publishing import BELOW_MINIMUM_WAGE

REASONS: dict[str, Promise] = {
    Review.Reason.NEW_ORGANIZATION: _("新しい団体"),
    Review.Reason.FIRST_LISTING: _("はじめての掲載"),
    Review.Reason.HELD_LISTING: _("止めている掲載"),
}
STATES: dict[str, Promise] = {
    Review.State.OPEN: _("待っている"),
    Review.State.APPROVED: _("よいとした"),
    Review.State.RETURNED: _("お願いをつけて返した"),
    Review.State.DECLINED: _("断った"),
}
WHY_HELD: dict[str, Promise] = {
    BELOW_MINIMUM_WAGE: _("時給が、その県の最低賃金より低いため"),
    TAKEN_OUT: _("知らせを受けて、見えないようにしたため"),
}
REPORT_STATES: dict[str, Promise] = {
    Report.State.OPEN: _("まだ見ていない"),
    Report.State.PASSED_ON: _("確かめてもらっている"),
    Report.State.DONE: _("終わった"),
    Report.State.DISMISSED: _("とりあげなかった"),
}
