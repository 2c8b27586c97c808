"""What sample jobs say beyond hours and pay: some say all of it, some leave gaps, some say little."""

import random
from datetime import timedelta
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import Any

from directory.models import Prefecture
from directory.samples.common import some, weighted
from directory.samples.parts import Text, columns, content
from directory.samples.world import World
from directory.vocabulary import keys

CONTENT = Path(__file__).parent / "content"
# How much of what may be left out an advert says.
_FULLNESS = {1.0: 3.0, 0.65: 4.0, 0.2: 2.0}
_SNOW = frozenset({"01", "02", "03", "05", "06", "07", "15", "16", "17", "18", "20", "31", "32"})
_ISLANDS = frozenset({"13", "15", "32", "34", "37", "42", "46", "47"})
_OUT_OF_SCOPE = frozenset({"hospital_ward", "outpatient_clinic", "day_care", "government", "company"})
_NO_TERM = frozenset({"regular", "regular_short"})
_BY_ASSIGNMENT = frozenset({"registered", "paid_volunteer", "contract"})
# What an advert of employment must say (Employment Security Act), and so the samples' all do.
_BY_LAW = (
    "duties_change_scope", "workplace_change_scope", "working_hours", "breaks", "overtime", "holidays",
    "trial_period",
)  # fmt: skip
_OF_ASSIGNMENTS = ("registrar", "cancellation_pay")
_RARE = ("contact_length", "dual_role", "pay_note", "smoking_note", "start_note")
_OF_TERM = ("contract_term", "renewal_standard", "renewal_cap")
_TEAM = {"mhsw": 0.7, "nurse": 0.4, "support_staff": 0.6, "ot": 0.3, "doctor": 0.25, "csw": 0.3, "phn": 0.15,
         "psychologist": 0.25, "peer": 0.45, "admin": 0.4}  # fmt: skip


def details(
    world: World, slug: str, prefecture: Prefecture, setting: str, engagement: str, pay: dict[str, Any]
) -> dict[str, Any]:
    """The columns of a job that hours and pay do not say. pay: those that do."""
    chance = world.chance(f"{slug}/details")
    share = weighted(chance, _FULLNESS)
    words: dict[str, Any] = content("details", CONTENT)
    said = {name for name in words["plain"] if chance.random() < share}
    said |= set(_BY_LAW)
    said -= {name for name in _RARE if chance.random() < 0.6}
    if engagement in _BY_ASSIGNMENT:
        said -= {"bonus", "raises", "trial_period", *_OF_TERM}
        said |= set(_OF_ASSIGNMENTS) if engagement == "registered" else set()
    else:
        said -= set(_OF_ASSIGNMENTS)
        said |= set(_OF_TERM) if engagement not in _NO_TERM else set()
    if engagement in _NO_TERM:
        said -= set(_OF_TERM)
    answer: dict[str, Any] = {name: chance.choice(words["plain"][name]) for name in sorted(said)}
    for name, texts in words["translated"].items():
        if name == "duties" or chance.random() < share:
            answer |= columns(name, _some_languages(chance, chance.choice(texts)))
    return (
        answer
        | _terms(chance, share, setting, engagement)
        | _numbers(chance, share, engagement, pay)
        | _contract(chance, engagement)
        | _roads(chance, words["workplace"], prefecture, share)
        | {
            "starts_on": world.today + timedelta(days=chance.randint(14, 120))
            if chance.random() < share
            else None
        }
    )


def workplace_texts(world: World, slug: str, prefecture: Prefecture) -> dict[str, Any]:
    """What a sample workplace says about the way there."""
    chance = world.chance(f"{slug}/way")
    words = content("details", CONTENT)["workplace"]
    way = {"how_to_get_there": chance.choice(words["how_to_get_there"])} if chance.random() < 0.7 else {}
    return way | _roads(chance, words, prefecture, 0.6)


def employment_insurance(engagement: str, hours: float) -> list[str]:
    """Which insurances come with how many hours a week, by the rules of 2026."""
    if engagement in ("volunteer", "paid_volunteer"):
        return ["volunteer"]
    if engagement in ("registered", "contract", "internship"):
        return ["none"]
    found = ["rousai"]
    if hours >= 20:
        found.append("koyou")
    if hours >= 30:
        found += ["kenkou", "kousei"]
    return found


def _some_languages(chance: random.Random, text: Text) -> Text:
    """In all three languages, or, as often in life, in Japanese alone."""
    return text if chance.random() < 0.6 else Text(text.ja, "", "")


def _terms(chance: random.Random, share: float, setting: str, engagement: str) -> dict[str, Any]:
    kasan = (
        ["out_of_scope"] if setting in _OUT_OF_SCOPE else ["taisei", "jisshi", "planned", "none", "unknown"]
    )
    handbook = (
        "disability_quota"
        if chance.random() < 0.12
        else chance.choice(["not_needed", "not_needed", "either", "kasan_check"])
    )
    optional = {
        "how_fixed": chance.choice(keys("how_fixed")),
        "kasan_status": chance.choice(kasan),
        "handbook": handbook,
        "team_profession": some(chance, _TEAM),
        "driving_required": chance.random() < 0.2,
        "supervision_paid": chance.random() < 0.8,
    }
    answer = {name: value for name, value in optional.items() if chance.random() < share}
    answer["smoking_measure"] = chance.choice(keys("smoking_measure"))
    if engagement == "public_fiscal":
        answer["minimum_wage_exception"] = "public_fiscal"
    return answer


def _numbers(chance: random.Random, share: float, engagement: str, pay: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"openings": chance.choice([1, 1, 1, 2, 3])}
    if pay["pay_unit"] == "per_session":
        answer["session_hours"] = Decimal(chance.choice(["1.5", "2.0", "3.0"]))
        if chance.random() < share:
            answer |= {"assignments_month_min": 1, "assignments_month_max": chance.choice([2, 4, 6])}
    if engagement == "registered" and chance.random() < 0.3:
        answer["guaranteed_hours"] = Decimal("2.0")
    low, high = pay["hours_week_min"], pay["hours_week_max"]
    if low is None or high is None or chance.random() >= max(share, 0.5):
        return answer
    day = max(Decimal(4), _half_up(high / 5))
    answer |= {"hours_day": day, "days_week_min": _half_up(low / day), "days_week_max": _half_up(high / day)}
    return answer


def _half_up(number: Decimal) -> Decimal:
    """To the next half, as people say hours and days."""
    return Decimal(ceil(number * 2)) / 2


def _contract(chance: random.Random, engagement: str) -> dict[str, Any]:
    if engagement in _NO_TERM:
        return {"fixed_term": False}
    if engagement == "public_fiscal":
        return {"fixed_term": True, "contract_months": 12}
    if engagement in ("fixed_full", "part_time", "type_a"):
        return {"fixed_term": True, "contract_months": chance.choice([6, 12, 12])}
    return {}


def _roads(
    chance: random.Random, words: dict[str, list[str]], prefecture: Prefecture, share: float
) -> dict[str, str]:
    """Snow and ferries, where there are some."""
    found = {}
    if prefecture.code in _SNOW and chance.random() < share:
        found["travel_winter"] = chance.choice(words["travel_winter"])
    if prefecture.code in _ISLANDS and chance.random() < share / 2:
        found["travel_islands"] = chance.choice(words["travel_islands"])
    return found
