"""A few hundred listings with everything that a query may ask about, the same for the same seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from directory.models import Listing
from directory.projection import deferred
from directory.texts import today
from directory.vocabulary import keys
from tests.factories import OrganizationFactory, make_listing

# Around these points (lat, lng), within a few kilometres, with their municipality.
TOWNS = {
    "32201": (35.468, 133.048),
    "32203": (35.367, 132.755),
    "04213": (38.730, 141.021),
    "04101": (38.268, 140.869),
}
WORDS = ("ほたる", "ブナの木", "虹色", "Sakuranbo", "しおさい")
KINDS = ("group", "training", "job", "consultation")


@dataclass(frozen=True)
class Choice:
    """Random picks of one seed."""

    rng: random.Random

    def some(self, enum: str, most: int = 2) -> list[str]:
        """Keys of an enumeration: none up to `most`."""
        return self.rng.sample(keys(enum), self.rng.randint(0, min(most, len(keys(enum)))))

    def one(self, enum: str) -> str:
        return self.rng.choice(keys(enum))

    def day(self) -> Any:
        return self.rng.choice([None, today() + timedelta(days=self.rng.randint(-20, 40))])


def _job(c: Choice) -> dict[str, Any]:
    least = c.rng.choice([None, 4, 8, 16])
    return {
        "employment_type": c.one("employment_type"),
        "work_setting": c.some("work_setting"),
        "tasks": c.some("tasks"),
        "disclosure_option": c.some("disclosure_option"),
        "pay_unit": c.rng.choice(["hourly", "monthly", "annual", "none"]),
        "pay_min": c.rng.choice([900, 1100, 1500, 180_000]),
        "hours_week_min": least,
        "hours_week_max": None if least is None else least + 8,
        "is_employment": True,
        "apply_until": c.day(),
        "readiness": c.rng.sample(["A1", "A2", "A3", "A4"], c.rng.randint(0, 4)),
    }


DETAILS: dict[str, Callable[[Choice], dict[str, Any]]] = {
    "job": _job,
    "group": lambda c: {
        "group_kind": c.one("group_kind"),
        "attendance": c.some("attendance"),
        "meeting_format": c.some("meeting_format"),
        "weekday": c.some("weekday"),
    },
    "training": lambda c: {
        "training_kind": c.one("training_kind"),
        "training_open_to": c.some("training_open_to"),
        "meeting_format": c.some("meeting_format"),
        "apply_from": c.rng.choice([None, today() - timedelta(days=30), today() + timedelta(days=2)]),
        "apply_until": c.rng.choice([None, today() + timedelta(days=60), today() - timedelta(days=1)]),
    },
    "consultation": lambda c: {
        "consultation_kind": c.one("consultation_kind"),
        "for_whom": c.some("for_whom"),
    },
}


def build(seed: int, count: int) -> None:
    """Write that many listings; the caller's transaction takes them away again."""
    rng = random.Random(seed)
    choice, now = Choice(rng), timezone.now()
    owners = {
        code: [OrganizationFactory.create(municipality_id=code, name=f"{word}の会") for word in WORDS[:2]]
        for code in TOWNS
    }
    with deferred():
        for number in range(count):
            kind, code = rng.choice(KINDS), rng.choice(list(TOWNS))
            lat, lng = TOWNS[code]
            points = [
                (round(lat + rng.uniform(-0.03, 0.03), 6), round(lng + rng.uniform(-0.03, 0.03), 6))
                for _ in range(rng.choice([0, 1, 1, 1, 2, 3]))
            ]
            make_listing(
                kind,
                points=points,
                municipality=code,
                organization=rng.choice(owners[code]),
                visibility=rng.choice(["exact", "exact", "municipality", "area"]),
                online=not points or rng.random() < 0.2,
                title=f"{rng.choice(WORDS)}と{rng.choice(WORDS)}",
                summary=rng.choice(WORDS),
                published_at=now - timedelta(minutes=number // 3),  # several at once
                status=rng.choice(["published"] * 6 + ["closed", "withdrawn", "draft"]),
                consent_site=rng.random() < 0.95,
                consent_open_data=rng.random() < 0.8,
                aside=kind == "job" and rng.random() < 0.3,
                themes=choice.some("theme"),
                accessibility=choice.some("accessibility"),
                detail=DETAILS[kind](choice),
            )
    assert Listing.objects.count() == count
