"""The versions of a workplace's checklist with what changed from each to the next."""

from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID

from directory.texts import day
from directory.vocabulary import Lang
from frontend.public import wording
from frontend.public.checklists import Checklist, Text, checklist_lines
from jobs.models import Assessment
from jobs.readiness.differences import Difference, differences
from jobs.readiness.shown import ShownChecklist, Words, shown_version
from jobs.readiness.versions import versions_of

_MOST = 50  # versions on a page; one a year is usual


@dataclass(frozen=True)
class Change:
    """What is written differently: before and after, as lines with their HTML `lang`."""

    item: str
    label: str
    before: tuple[Text, ...]
    after: tuple[Text, ...]


@dataclass(frozen=True)
class Version:
    """A version, and how it differs from the one before it. first: there is none before it."""

    version: Assessment
    shown: ShownChecklist
    answered: str
    lines: Checklist
    changes: tuple[Change, ...]
    first: bool


def history(workplace_id: UUID, lang: Lang) -> list[Version]:
    """The newest versions of a workplace, the newest first. The active language must be `lang` too."""
    found = [(each, shown_version(each, lang)) for each in versions_of(workplace_id)[:_MOST]]
    return [
        Version(
            version,
            shown,
            day(shown.answered_on, lang),
            checklist_lines(shown, lang),
            changes(before[1], shown, lang) if before else (),
            first=before is None,
        )
        for (version, shown), before in zip_longest(found, found[1:])
    ]


def changes(old: ShownChecklist, new: ShownChecklist, lang: Lang) -> tuple[Change, ...]:
    """What changed between two versions."""
    return tuple(_change(each, lang) for each in differences(old, new, lang))


def _change(difference: Difference, lang: Lang) -> Change:
    def texts(lines: tuple[Words, ...]) -> tuple[Text, ...]:
        return tuple(Text(each.text, wording.language_of(each.text, lang, each.lang)) for each in lines)

    return Change(difference.item, difference.label, texts(difference.before), texts(difference.after))
