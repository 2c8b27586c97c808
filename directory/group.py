"""The kind *group*: self-help groups and other circles that meet."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.filters import Terms
from directory.kinds import Fact, Kind, register
from directory.models import Group, Listing
from directory.texts import owner_text, terms_text, without_ruby
from directory.vocabulary import Lang, label


def facts(listing: Listing, lang: Lang) -> list[Fact]:
    group: Group = listing.group
    lines = [Fact(_("どんな集まり"), label("group_kind", group.group_kind, lang))]
    schedule, _lang = owner_text(group, "schedule_text", lang)
    if schedule:
        lines.append(Fact(_("いつ"), schedule))
    if group.attendance:
        lines.append(Fact(_("だれが"), terms_text("attendance", group.attendance, lang)))
    if group.meeting_format:
        lines.append(Fact(_("開き方"), terms_text("meeting_format", group.meeting_format, lang)))
    return lines


def fields(listing: Listing, lang: Lang) -> dict[str, Any]:
    group: Group = listing.group
    schedule, _lang = owner_text(group, "schedule_text", lang)
    return {
        "group_kind": group.group_kind,
        "attendance": group.attendance,
        "meeting_format": group.meeting_format,
        "group_style": group.group_style,
        "group_run_by": group.group_run_by or None,
        "schedule_text": without_ruby(schedule) or None,
        "weekday": group.weekday,
        "cost_yen": group.cost_yen,
        "paused": listing.status == "paused",
    }


GROUP = register(
    Kind(
        key="group",
        path="groups",
        step=1,
        detail=Group,
        freshness=timedelta(days=183),  # six months
        unconfirmed="needs_check",
        facts=facts,
        fields=fields,
        filters=(
            Terms("group_kind"),
            Terms("attendance"),
            Terms("meeting_format"),
            Terms("weekday"),
        ),
        pauses=True,
    )
)
