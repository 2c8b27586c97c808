"""The kind *consultation*: where to ask about work, boundaries, supervision, self-care."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.filters import Terms
from directory.kinds import Fact, Kind, register
from directory.models import Consultation, Listing
from directory.texts import owner_text, terms_text, without_ruby, yen
from directory.vocabulary import Lang, label


def facts(listing: Listing, lang: Lang) -> list[Fact]:
    point: Consultation = listing.consultation
    lines = [Fact(_("どんな相談先"), label("consultation_kind", point.consultation_kind, lang))]
    if point.for_whom:
        lines.append(Fact(_("だれのため"), terms_text("for_whom", point.for_whom, lang)))
    hours, _lang = owner_text(point, "hours_text", lang)
    if hours:
        lines.append(Fact(_("相談できる時間"), hours))
    if point.cost_yen is not None:
        lines.append(Fact(_("費用"), yen(point.cost_yen, lang) if point.cost_yen else gettext("無料")))
    return lines


def fields(listing: Listing, lang: Lang) -> dict[str, Any]:
    point: Consultation = listing.consultation
    hours, _lang = owner_text(point, "hours_text", lang)
    return {
        "consultation_kind": point.consultation_kind,
        "for_whom": point.for_whom,
        "hours_text": without_ruby(hours) or None,
        "cost_yen": point.cost_yen,
    }


CONSULTATION = register(
    Kind(
        key="consultation",
        path="consultations",
        step=4,
        detail=Consultation,
        freshness=timedelta(days=365),
        unconfirmed="needs_check",
        facts=facts,
        fields=fields,
        filters=(Terms("consultation_kind"), Terms("for_whom")),
    )
)
