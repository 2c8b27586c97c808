"""The draft of a workplace's next checklist: kept as it is typed, by several people and in several tabs."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from directory import access, drafts
from directory.drafts import Conflict, Typed
from directory.models import Draft, Organization, Person, Workplace
from directory.texts import tidy
from directory.vocabulary import LANGS, Lang
from jobs.models import Answer, Assessment
from jobs.readiness import versions
from jobs.readiness.instruments import Item, current, instrument
from jobs.readiness.rules import Given

PURPOSE = "readiness"
LONGEST_KEPT = 10_000  # characters of one field; the longest that can be published is far below

# The fields of an item, and those of the whole; `A1-evidence` is a field of an item in a draft.
ITEM_FIELDS = tuple(each.name for each in fields(Given) if each.name != "item")
WHOLE_FIELDS = (
    "roles",
    "peers_now",
    "peers_agreed",
    "reflection_aim",
    "reflection_when",
    "reflection_public",
    "language",
)


def field_name(item: str, name: str) -> str:
    """What a field of an item is called in a draft and in forms."""
    return f"{item}-{name}"


@dataclass(frozen=True)
class Values:
    """Reads what was typed, whatever it is: a draft may hold anything."""

    values: dict[str, Any]

    def raw(self, name: str) -> str:
        """As it was typed; "" when it is no text."""
        found = self.values.get(name, "")
        return found if isinstance(found, str) else ""

    def text(self, name: str) -> str:
        return tidy(self.raw(name), lines=True)

    def line(self, name: str) -> str:
        return tidy(self.raw(name))

    def several(self, name: str) -> list[str]:
        found = self.values.get(name, [])
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def ticked(self, name: str) -> bool:
        return self.raw(name) == "on"

    def language(self) -> Lang:
        return next((lang for lang in LANGS if lang == self.raw("language")), "ja")

    def given(self, item: str) -> Given:
        return Given.typed(item, **{name: self.raw(field_name(item, name)) for name in ITEM_FIELDS})


def workplace_of(organization: Organization, workplace_id: UUID | str) -> Workplace:
    """A workplace of the organisation that is in use. Raises NotYours."""
    found = organization.workplaces.filter(pk=workplace_id, archived_at__isnull=True).first()
    if found is None:
        raise access.NotYours("workplace")
    return found


def draft_of(workplace: Workplace) -> Draft | None:
    """The draft of the next version, if somebody has begun it."""
    return Draft.objects.filter(workplace=workplace, purpose=PURPOSE).first()


def begin(workplace: Workplace, by: Person) -> Draft:
    """The draft of the next version; a new one holds what still answers the questions of today."""
    newest = versions.newest(workplace.pk)
    draft, _created = Draft.objects.get_or_create(
        workplace=workplace,
        purpose=PURPOSE,
        defaults={
            "organization": workplace.organization,
            "values": values_of(newest) if newest else {},
            "updated_by": by,
        },
    )
    return draft


@dataclass(frozen=True)
class Saved:
    """What became of what was typed.

    conflicts: fields that somebody else changed meanwhile, which stay as they are. too_long: fields longer
    than `LONGEST_KEPT`, which were not kept.
    """

    conflicts: dict[str, Conflict]
    too_long: frozenset[str]


def save(draft: Draft, typed: Mapping[str, Typed], opened: Mapping[str, str], *, by: Person) -> Saved:
    """Keep what was typed, as `directory.drafts.save` does, unless it is longer than anybody reads."""
    too_long = frozenset(name for name, value in typed.items() if _length(value) > LONGEST_KEPT)
    kept = {name: value for name, value in typed.items() if name not in too_long}
    return Saved(drafts.save(draft, kept, opened, by=by), too_long)


def _length(value: Typed) -> int:
    return sum(map(len, value))


def asked_anew(newest: Assessment | None) -> list[Item]:
    """Questions of today that a version does not answer because they are new or ask something else now."""
    if newest is None or newest.instrument == current().version:
        return []
    then = instrument(newest.instrument).by_id
    return [item for item in current().items if item.id not in then or not item.asks_the_same(then[item.id])]


def values_of(version: Assessment) -> dict[str, Typed]:
    """A version as a draft's values. Answers to questions that have changed since are asked anew, and so is
    who answered and whether the only peer worker there agrees."""
    then, now = instrument(version.instrument).by_id, current().by_id
    found: dict[str, Typed] = {
        "peers_now": version.peers_now,
        "reflection_aim": version.reflection_aim,
        "reflection_when": version.reflection_when,
        "reflection_public": "on" if version.reflection_public else "",
        "language": version.language,
    }
    for answer in version.answers.all():
        if answer.item in now and now[answer.item].asks_the_same(then[answer.item]):
            found |= {field_name(answer.item, name): getattr(answer, name) for name in ITEM_FIELDS}
    return {name: value for name, value in found.items() if value}


def given_of(answer: Answer) -> Given:
    """A published answer as it was given."""
    return Given(answer.item, **{name: getattr(answer, name) for name in ITEM_FIELDS})
