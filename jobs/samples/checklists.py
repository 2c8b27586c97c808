"""Sample checklists: full, partial, all "not yet", co-signed or not, expired, one version or several.

Which one a workplace has follows from the workplace's id alone, so that a job's maker knows it too.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from directory.models import Workplace
from directory.samples.common import weighted
from directory.samples.parts import NOTHING, Text, content, joined, sample_id
from directory.samples.world import World
from jobs.models import Answer, Assessment, CoSignature
from jobs.readiness.instruments import Item, current
from jobs.samples.details import CONTENT

_YEAR = timedelta(days=365)
# What sort of checklist a workplace has, by weight. None: it has not answered yet.
_SORTS = {"full": 3.0, "partial": 4.0, "core": 3.0, "not_yet": 1.5, None: 2.5}
_ANSWERS: dict[str, dict[str, float]] = {
    "full": {"yes": 6.0, "in_progress": 2.5, "not_yet": 1.0, "na": 0.5},
    "partial": {"yes": 3.0, "in_progress": 3.0, "not_yet": 3.5, "na": 0.5},
    "core": {"yes": 3.0, "in_progress": 3.0, "not_yet": 3.0},
    "not_yet": {"not_yet": 1.0},
}
_PROVEN = ("yes", "in_progress")


class SampleChecklist:
    """The versions of one workplace's checklist, the newest last; none where it has not answered."""

    def __init__(self, world: World, workplace: Workplace) -> None:
        self.workplace = workplace
        self.slug = slug = str(workplace.pk)
        self.versions: list[tuple[Assessment, list[Answer]]] = []
        self.signatures: list[CoSignature] = []
        chance = world.chance(f"{slug}/checklist")
        sort = weighted(chance, _SORTS)
        if sort is None:
            return
        items = [item for item in current().items if _answered(chance, sort, item)]
        expired = chance.random() < 0.12
        age = chance.randint(370, 420) if expired else chance.randint(3, 330)
        earlier = chance.choice([0, 0, 0, 1, 2])
        for number in range(1, earlier + 2):
            days = age + (earlier + 1 - number) * 180
            self._version(world, chance, sort, items, number, world.today - timedelta(days=days))
        if sort != "not_yet" and chance.random() < 0.35:
            self._sign(world, chance)

    def readiness(self, today: date) -> list[str]:
        """The items that a search finds the jobs of this workplace by."""
        if not self.versions or self.versions[-1][0].expires_at.date() <= today:
            return []
        return sorted(answer.item for answer in self.versions[-1][1] if answer.answer in _PROVEN)

    @property
    def answers(self) -> Iterator[Answer]:
        return (answer for _version, answers in self.versions for answer in answers)

    def _version(
        self, world: World, chance: random.Random, sort: str, items: list[Item], number: int, day: date
    ) -> None:
        published = world.days_ago((world.today - day).days)
        peers = weighted(chance, {"none": 4.0, "yes": 3.0, "two_plus": 2.0, "": 1.0})
        roles = chance.choice([["management"], ["management", "staff"], ["staff", "peer"]])
        if "peer" in roles and peers == "none":
            peers = "two_plus"  # whoever answers is there
        words = content("checklists", CONTENT)
        version = Assessment(
            id=sample_id("assessment", self.slug, number),
            workplace=self.workplace,
            number=number,
            instrument=current().version,
            answered_by_roles=roles,
            answered_on=day,
            peers_now=peers,
            peers_agreed=peers == "yes",
            reflection_aim=chance.choice(words["aims"]),
            reflection_when=chance.choice(words["when"]),
            reflection_public=chance.random() < 0.5,
            published_at=published,
            expires_at=published + _YEAR,
            key_person_left_at=day + timedelta(days=1) if chance.random() < 0.08 else None,
            sample=True,
        )
        before = {answer.item: answer for answer in self.versions[-1][1]} if self.versions else {}
        answers = [
            self._kept(version, before[item.id])
            if item.id in before and chance.random() < 0.75
            else self._answer(chance, version, sort, item)
            for item in items
        ]
        self.versions.append((version, answers))

    def _kept(self, version: Assessment, before: Answer) -> Answer:
        """An answer that stayed as it was, with the day since when."""
        values = {
            field.attname: getattr(before, field.attname)
            for field in Answer._meta.concrete_fields
            if field.attname not in ("id", "assessment_id")
        }
        return Answer(assessment=version, **values)

    def _answer(self, chance: random.Random, version: Assessment, sort: str, item: Item) -> Answer:
        words: dict[str, Any] = content("checklists", CONTENT)
        key = weighted(chance, _ANSWERS[sort])
        answer = Answer(assessment=version, item=item.id, answer=key, answered_on=version.answered_on)
        if key in _PROVEN:
            ja, en, easy = words["evidence"][item.id][0]
            mark: Text = words["mark"]
            said = joined([mark, Text(ja, en, easy)], between=NOTHING)
            answer.evidence = said.ja
            if chance.random() < 0.7:
                answer.evidence_en = said.en if en else ""
                answer.evidence_easy = said.easy if easy else ""
        elif key == "na":
            answer.reason = chance.choice(words["reason"])
        elif chance.random() < 0.5:
            answer.would_help = chance.choice(words["would_help"])
        return answer

    def _sign(self, world: World, chance: random.Random) -> None:
        """A peer worker there agrees with some of what the newest version says."""
        version, answers = self.versions[-1]
        proven = [answer.item for answer in answers if answer.answer in _PROVEN]
        if not proven or version.peers_now == "none":
            return
        signed_at = version.published_at + timedelta(days=1)
        self.signatures.append(
            CoSignature(
                id=sample_id("signature", self.slug),
                workplace=self.workplace,
                assessment=version,
                token_hash=_hash("token", self.slug),
                key_hash=_hash("key", self.slug),
                expires_at=signed_at + timedelta(days=14),
                signed_at=signed_at,
                nickname=chance.choice(content("checklists", CONTENT)["nicknames"]),
                items=sorted(chance.sample(proven, min(len(proven), chance.randint(2, 6)))),
                sample=True,
            )
        )


def _answered(chance: random.Random, sort: str, item: Item) -> bool:
    """The core items always; of the others all, or some, or none."""
    return item.core or sort in ("full", "not_yet") or (sort == "partial" and chance.random() < 0.5)


def _hash(purpose: str, slug: str) -> str:
    """In the shape of a token's hash, of no token that was ever made."""
    return hashlib.sha256(f"tonari/sample/{purpose}/{slug}".encode()).hexdigest()
