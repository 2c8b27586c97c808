"""Mails about checklists whose twelve months end: 14 and 3 days before, and when they have ended.

A checklist is answered anew each year, so no button in a mail confirms one: the mail leads to its editor,
where the last answers stand ready (docs/decisions/0020-confirming-by-mail.md).
"""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from directory import mail
from directory.models import Membership, Person
from directory.owners import write_to_owners
from directory.reminders import ended, marks, send_due
from directory.texts import day, without_ruby
from directory.vocabulary import Lang
from jobs.models import Assessment

_OWNED = Exists(
    Membership.objects.filter(organization=OuterRef("workplace__organization"), role=Membership.Role.OWNER)
)
_NEWER = Exists(Assessment.objects.filter(workplace=OuterRef("workplace"), number__gt=OuterRef("number")))


def remind_of_checklists(now: datetime | None = None) -> int:
    """Warn the owners of the newest checklists, and tell them when one has ended. Returns how many."""
    moment = now or timezone.now()
    newest = Assessment.objects.filter(_OWNED, ~_NEWER, workplace__archived_at__isnull=True).select_related(
        "workplace__organization"
    )
    return sum(send_due("checklist", newest, mark, _remind) for mark in (*marks(moment), ended(moment)))


def _remind(checklist: Assessment, days: int) -> None:
    workplace = checklist.workplace

    def context(_person: Person, lang: Lang) -> dict[str, object]:
        return {
            "name": without_ruby(workplace.name),
            "ends_on": day(timezone.localdate(checklist.expires_at), lang),
            "ended": days == 0,
            "link": mail.address("manage-readiness", workplace.organization_id, workplace.pk, lang=lang),
        }

    write_to_owners(workplace.organization, "checklist_ends", context)
