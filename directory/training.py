"""The kind *training*: courses that prepare for peer support, or go on from there."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.filters import Switch, Terms
from directory.kinds import Fact, Kind, register
from directory.models import Listing, Training
from directory.texts import day, terms_text, today, yen
from directory.vocabulary import Lang, label


def application_open(training: Training) -> bool:
    """Whether one can apply today (Asia/Tokyo; both ends included). Unknown dates are not *open*."""
    if training.apply_until is None:
        return False
    return (training.apply_from is None or training.apply_from <= today()) and today() <= training.apply_until


def facts(listing: Listing, lang: Lang) -> list[Fact]:
    training: Training = listing.training
    lines = [Fact(_("どんな研修"), label("training_kind", training.training_kind, lang))]
    if training.training_open_to:
        lines.append(Fact(_("申し込める人"), terms_text("training_open_to", training.training_open_to, lang)))
    lines.append(Fact(_("申し込み"), _application(training, lang)))
    if training.fee_yen is not None:
        lines.append(Fact(_("費用"), yen(training.fee_yen, lang)))
    return lines


def _application(training: Training, lang: Lang) -> str:
    if training.apply_until is None:
        return gettext("日程は、まだ載っていません")
    if training.apply_until < today():
        return gettext("今回の受付は終わりました")
    until = day(training.apply_until, lang)
    if training.apply_from is None or training.apply_from <= today():
        return gettext("%(until)sまで") % {"until": until}
    return gettext("%(from)sから%(until)sまで") % {"from": day(training.apply_from, lang), "until": until}


def fields(listing: Listing, lang: Lang) -> dict[str, Any]:
    training: Training = listing.training
    return {
        "training_kind": training.training_kind,
        "training_open_to": training.training_open_to,
        "meeting_format": training.meeting_format,
        "fee_yen": training.fee_yen,
        "text_fee_yen": training.text_fee_yen,
        "days": training.days,
        "seats": training.seats,
        "selection": training.selection or None,
        "apply_from": training.apply_from,
        "apply_until": training.apply_until,
        "application_open": application_open(training),
        "starts_on": training.starts_on,
        "ends_on": training.ends_on,
    }


TRAINING = register(
    Kind(
        key="training",
        path="training",
        step=2,
        detail=Training,
        freshness=timedelta(days=365),
        unconfirmed="needs_check",
        facts=facts,
        fields=fields,
        filters=(
            Terms("training_kind"),
            Terms("training_open_to"),
            Terms("meeting_format"),
            Switch(
                "application_open",
                # One bound may be missing; with neither it is unknown whether one can apply.
                "(d.apply_from IS NOT NULL OR d.apply_until IS NOT NULL) "
                "AND %s BETWEEN coalesce(d.apply_from, '-infinity') AND coalesce(d.apply_until, 'infinity')",
                _("いま申し込める"),
            ),
        ),
    )
)
