"""Random query strings, drawn from every parameter that decides what is found; the same for a seed."""

import random
from collections.abc import Iterator
from urllib.parse import urlencode

from directory import kinds
from directory.filters import AllOf, Filter, Number, Switch, Terms, all_filters
from tests.faces.world import KINDS, TOWNS, WORDS

_NUMBERS = {"hours_max": ("4", "8", "12", "40"), "hourly_pay_min": ("900", "1100", "1200", "3000")}


def draw(seed: int, count: int) -> Iterator[str]:
    """That many query strings, each one that can be answered."""
    rng = random.Random(seed)
    for _ in range(count):
        yield urlencode(_pairs(rng))


def _pairs(rng: random.Random) -> list[tuple[str, str]]:
    pairs = []

    def sometimes(chance: float, name: str, value: str) -> None:
        if rng.random() < chance:
            pairs.append((name, value))

    lat, lng = (part + rng.uniform(-0.02, 0.02) for part in rng.choice(list(TOWNS.values())))
    near = rng.random() < 0.5
    if near:
        pairs.append(("near", f"{lat:.6f},{lng:.6f}"))
        sometimes(0.8, "radius_km", rng.choice(["1", "2", "3.5", "5", "40", "200"]))
    west, south = lng - rng.uniform(0, 0.03), lat - rng.uniform(0, 0.03)
    sometimes(0.2, "bbox", f"{west:.6f},{south:.6f},{west + 0.04:.6f},{south + 0.03:.6f}")
    sometimes(0.2, "prefecture", ",".join(rng.sample(["04", "32", "13"], rng.randint(1, 2))))
    sometimes(0.15, "municipality", ",".join(rng.sample([*TOWNS, "04100"], rng.randint(1, 3))))
    sometimes(0.15, "outside_centres", "true")
    sometimes(0.3, "online", rng.choice(["include", "only", "exclude"]))
    sometimes(0.3, "employment", rng.choice(["true", "false", "any"]))
    sometimes(0.3, "q", " ".join(rng.sample(WORDS, rng.choice([1, 1, 2]))))
    sometimes(0.5, "sort", rng.choice(["newest", "deadline", *(["distance"] if near else [])]))
    sometimes(0.5, "limit", rng.choice(["1", "7", "100"]) if rng.random() < 0.2 else "50")
    filters = _filters(rng)
    if not filters or rng.random() < 0.2:
        allowed = [key for key in KINDS if all(_has(key, name) for name, _value in filters)]
        sometimes(0.5, "kind", ",".join(rng.sample(allowed, rng.randint(1, len(allowed)))))
    return pairs + filters


def _filters(rng: random.Random) -> list[tuple[str, str]]:
    """None, or one or two that some kind has together."""
    if rng.random() < 0.5:
        return []
    kind = rng.choice(KINDS)
    names = [name for name in all_filters() if _has(kind, name)]
    return [(name, _value(rng, all_filters()[name])) for name in rng.sample(names, rng.choice([1, 1, 2]))]


def _has(kind: str, name: str) -> bool:
    own = {each.name for each in kinds.get(kind).filters}
    return name in own or name in ("theme", "accessibility")


def _value(rng: random.Random, asked: Filter) -> str:
    match asked:
        case Terms():
            return ",".join(rng.sample(asked.keys, rng.randint(1, min(4, len(asked.keys)))))
        case AllOf():
            return ",".join(rng.sample(asked.keys[:4], rng.randint(1, 2)))  # few carry several
        case Number():
            return rng.choice(_NUMBERS[asked.name])
        case Switch():
            return "true"
