"""Sample jobs: many in the big cities, few elsewhere, none in several prefectures."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from directory import kinds
from directory.models import Listing, Municipality, Organization, Prefecture, Status, Workplace
from directory.samples.common import SHOWN_EVERYWHERE, contact, life, provenance, some, weighted
from directory.samples.parts import Sample, Text, columns, content, joined, marked, sample_id
from directory.samples.world import World
from directory.vocabulary import keys
from jobs.models import Job
from jobs.rules import is_employment, settle
from jobs.samples.checklists import SampleChecklist
from jobs.samples.details import CONTENT, details, employment_insurance, workplace_texts

# How many a prefecture has; those not named have one, and these none.
_COUNTS = {
    "01": 7, "04": 6, "08": 2, "10": 2, "11": 6, "12": 6, "13": 18, "14": 10, "15": 2, "17": 2, "20": 2,
    "22": 3, "23": 7, "26": 5, "27": 11, "28": 6, "33": 3, "34": 4, "40": 8, "43": 2, "47": 2,
}  # fmt: skip
_NONE = frozenset({"03", "05", "18", "30", "31", "36", "39", "41", "45"})
# "There is probably no one employed in the rest of the prefecture": Miyagi's jobs are all in Sendai.
_MUST = {"04": ["04100"] * 6, "32": ["32201"]}
_TYPES = {
    "part_time": 38.0, "public_fiscal": 8.0, "regular": 9.0, "regular_short": 9.0, "fixed_full": 9.0,
    "registered": 9.0, "paid_volunteer": 6.0, "contract": 3.0, "type_a": 3.0, "volunteer": 3.0,
    "internship": 3.0,
}  # fmt: skip
_FULL_TIME = ("regular", "fixed_full")
_OF_TOWN_HALLS = ("government", "basic_consult_center")
# Rare settings, so that each is open somewhere.
_RARE = {
    "job-01-3": "employment_life_center", "job-04-3": "education", "job-11-3": "company",
    "job-12-3": "justice", "job-13-8": "other", "job-13-9": "hospital_ward", "job-14-3": "government",
}  # fmt: skip
_WITHDRAWN = "job-27-6"
_WITHDRAWN_TITLE = Text("取り下げた募集", "A post that was withdrawn", "やめた {募集|ぼしゅう}")
# Yen an hour at which samples start: above every minimum wage known when this was written (October 2025:
# 1,023 to 1,226 yen by prefecture), with room for later ones. A sample shows no unlawful wage.
_BASE = {"13": 1400, "14": 1400, "11": 1330, "12": 1330, "23": 1330, "27": 1340}
_BASE_OF_CITIES = {"01", "22", "26", "28", "34", "40"}
_WEEKS_A_MONTH = 4.35
_ACCESS = {
    "step_free": 0.45,
    "quiet_room": 0.4,
    "transit": 0.55,
    "parking": 0.35,
    "travel_paid": 0.6,
    "toilet": 0.25,
    "low_sensory": 0.12,
    "easy_japanese": 0.06,
}
_DISCLOSURE = {
    "experience_required": 22.0,
    "open_staff_only": 18.0,
    "open_users_too": 20.0,
    "own_choice": 36.0,
    "closed_ok": 4.0,
}
_CONDITIONS = {
    "flex_start": 0.35,
    "trial": 0.3,
    "gradual": 0.4,
    "no_night": 0.5,
    "clinic_leave": 0.45,
    "remote": 0.1,
    "car_ok": 0.3,
    "licence_required": 0.08,
    "no_car_ok": 0.4,
    "two_plus_peers": 0.25,
}
_METHODS = {"email": 0.75, "phone": 0.55, "web_form": 0.45, "via_partner": 0.15, "post": 0.08}


def make(world: World) -> Iterator[Sample]:
    """Jobs where there are some."""
    for prefecture in world.prefectures:
        count = 0 if prefecture.code in _NONE else _COUNTS.get(prefecture.code, 1)
        if count:
            towns = world.spread(prefecture, count, "job", must=_MUST.get(prefecture.code, []), centre=0.85)
            for number, town in enumerate(towns):
                yield _job(world, prefecture, town, number)


def hourly_base(prefecture_code: str) -> int:
    """Yen an hour at which sample pay starts in a prefecture."""
    return _BASE.get(prefecture_code, 1250 if prefecture_code in _BASE_OF_CITIES else 1200)


def _job(world: World, prefecture: Prefecture, town: Municipality, number: int) -> Sample:
    slug = f"job-{prefecture.code}-{number}"
    chance = world.chance(slug)
    words: dict[str, Any] = content("jobs", CONTENT)
    # The first job of a prefecture is employment, so that most prefectures with a job show one.
    engagement = "part_time" if number == 0 else weighted(chance, _TYPES)
    setting = weighted(chance, {key: value["weight"] for key, value in words["settings"].items()})
    setting = _RARE.get(slug, setting)
    if engagement == "type_a":
        setting = "type_a_office"
    elif setting in _OF_TOWN_HALLS and is_employment(engagement):
        engagement = "public_fiscal"
    elif engagement == "public_fiscal" and setting not in _OF_TOWN_HALLS:
        engagement = "part_time"
    own: dict[str, Any] = words["settings"][setting]
    status = Status.PUBLISHED
    if number > 0 and slug not in _RARE:
        status = weighted(chance, {Status.PUBLISHED: 0.86, Status.CLOSED: 0.14})
    listing = Listing(
        id=sample_id(slug),
        kind="job",
        organization=_employer(world, chance, prefecture, town, setting, own, slug),
        **columns("title", marked(_title(chance, words, own))),
        **columns("summary", _summary(chance, words, own, engagement)),
        online=setting == "phone_online",
        municipality=town,
        themes=["work"],
        accessibility=some(chance, _ACCESS),
        **contact(chance, slug, _METHODS),
        **life(world, chance, status, kinds.get("job").freshness),
        **SHOWN_EVERYWHERE,
        **provenance(world),
    )
    visibility = weighted(chance, {"exact": 0.72, "municipality": 0.2, "on_request": 0.05, "area": 0.03})
    if number == 0 and prefecture.code in _MUST:
        visibility = "exact"
    if setting == "group_home":
        visibility = "municipality"  # somebody's home
    where = town if visibility == "exact" else world.ward_of(town, chance)
    place = world.place(listing.organization, where, visibility, "offices", slug)
    pay = _hours_and_pay(chance, engagement, hourly_base(prefecture.code))
    hours = float(pay["hours_week_max"] or 0)
    job = Job(
        listing=listing,
        workplace=Workplace(
            id=sample_id("workplace", slug),
            organization=listing.organization,
            place=place,
            name=listing.organization.name,
            name_en=listing.organization.name_en,
            name_easy=listing.organization.name_easy,
            **workplace_texts(world, slug, prefecture),
        ),
        employment_type=engagement,
        work_setting=[setting],
        tasks=_tasks(chance, own),
        disclosure_option=[weighted(world.chance(f"{slug}/disclosure"), _DISCLOSURE)],
        work_conditions=some(world.chance(f"{slug}/conditions"), _CONDITIONS),
        recruiter_name=listing.organization.name,
        insurance=employment_insurance(engagement, hours),
        **pay,
        **details(world, slug, prefecture, setting, engagement, pay),
        training_requirement=_training(chance),
        apply_until=_deadline(world, chance, listing),
    )
    settle(listing, job)
    if job.workplace is not None:
        job.readiness = SampleChecklist(world, job.workplace).readiness(world.today)
    if slug == _WITHDRAWN:
        _withdraw(listing)
    return Sample(listing=listing, detail=job, places=(place,), workplace=job.workplace)


def _employer(
    world: World,
    chance: random.Random,
    prefecture: Prefecture,
    town: Municipality,
    setting: str,
    own: dict[str, Any],
    slug: str,
) -> Organization:
    if setting in ("community_center", "consultation_support") and chance.random() < 0.5:
        return world.hub(prefecture)
    return world.organization(own["employer"].about(world.name("employer")), own["org_type"], town, slug)


def _title(chance: random.Random, words: dict[str, Any], own: dict[str, Any]) -> Text:
    title: Text = chance.choice(words["titles"])
    if "discharge" in own["tasks"] and chance.random() < 0.3:
        title = words["transition_title"]
    short: Text = own["short"]
    return Text(f"{title.ja}（{short.ja}）", f"{title.en} ({short.en})", f"{title.easy}（{short.easy}）")


def _summary(chance: random.Random, words: dict[str, Any], own: dict[str, Any], engagement: str) -> Text:
    sentences = [chance.choice(own["openings"])]
    doctor, few_hours = words["support"][1], words["support"][2]
    if engagement in words["not_employment"]:
        sentences.append(words["not_employment"][engagement])
        if is_employment(engagement):
            sentences.append(doctor)
    else:
        fits = [text for text in words["support"] if text is not few_hours or engagement not in _FULL_TIME]
        sentences += chance.sample(fits, 2)
    return joined(sentences)


def _tasks(chance: random.Random, own: dict[str, Any]) -> list[str]:
    few: list[str] = own["tasks"]
    chosen = {few[0], *chance.sample(few, min(len(few), chance.randint(2, 4)))}
    return [key for key in keys("tasks") if key in chosen]


def _training(chance: random.Random) -> list[str]:
    return chance.choice(
        [["none"], ["none"], ["after_hire"], ["after_hire"], ["basic_done"], ["basic_done", "private_ok"],
         ["after_hire", "qualification"], ["specialist_done"]]
    )  # fmt: skip


def _hours_and_pay(chance: random.Random, engagement: str, base: int) -> dict[str, Any]:
    """Hours a week and what is paid: numbers with a unit, never below the base for employment."""
    if engagement in ("regular", "fixed_full"):
        hours = chance.choice([37.5, 38.75, 40.0])
        low = _thousands(hours * _WEEKS_A_MONTH * base * chance.uniform(1.02, 1.2))
        return _pay("monthly", low, low + chance.choice([0, 10_000, 20_000, 40_000]), hours, hours)
    if engagement == "regular_short":
        hours = chance.choice([24.0, 28.0, 30.0])
        low = _thousands(hours * _WEEKS_A_MONTH * base * chance.uniform(1.02, 1.15))
        return _pay("monthly", low, low + chance.choice([0, 10_000]), hours, hours)
    if engagement == "public_fiscal":
        hours = chance.choice([15.0, 22.5, 29.0])
        if chance.random() < 0.5:
            return _pay("monthly", _thousands(hours * _WEEKS_A_MONTH * base * 1.05), None, hours, hours)
        return _pay("hourly", _tens(base * chance.uniform(1.02, 1.12)), None, hours, hours)
    if engagement == "type_a":
        return _pay("hourly", base, None, 20, 25)
    if engagement == "part_time":
        low_hours = chance.choice([4, 6, 8, 8, 10, 12, 16, 16, 18, 20, 20])
        low = _tens(base * chance.uniform(1.0, 1.16))
        return _pay(
            "hourly",
            low,
            low + chance.choice([0, 0, 50, 100, 200]),
            low_hours,
            low_hours + chance.choice([0, 4, 8]),
        )
    if engagement in ("registered", "paid_volunteer", "contract"):
        low, high = {"registered": (2000, 5000), "paid_volunteer": (1000, 3000), "contract": (5000, 12_000)}[
            engagement
        ]
        amount = chance.randrange(low, high + 1, 500)
        return _pay("per_session", amount, None, None, None)
    return _pay(chance.choice(["expenses_only", "none"]), None, None, None, None)


def _pay(
    unit: str, low: int | None, high: int | None, hours_min: float | None, hours_max: float | None
) -> dict[str, Any]:
    return {
        "pay_unit": unit,
        "pay_min": low,
        "pay_max": high if low is not None and high is not None and high > low else low,
        "hours_week_min": None if hours_min is None else _tenths(hours_min),
        "hours_week_max": None if hours_max is None else _tenths(hours_max),
    }


def _tenths(hours: float) -> Decimal:
    return Decimal(str(hours)).quantize(Decimal("0.1"))


def _tens(yen: float) -> int:
    return -int(-yen // 10) * 10


def _thousands(yen: float) -> int:
    return -int(-yen // 1000) * 1000


def _deadline(world: World, chance: random.Random, listing: Listing) -> date | None:
    """The last day to apply. A posting ends with its confirmation at the latest."""
    if listing.status == Status.CLOSED:
        return world.today - timedelta(days=chance.randint(3, 60))
    if chance.random() < 0.4 or listing.expires_at is None:
        return None
    last = (listing.expires_at.date() - world.today).days
    return world.today + timedelta(days=min(last, chance.randint(7, 70)))


def _withdraw(listing: Listing) -> None:
    """What is withdrawn keeps no content."""
    listing.status = Status.WITHDRAWN
    for field in ("summary", "contact_note"):
        for suffix in ("", "_en", "_easy"):
            setattr(listing, f"{field}{suffix}", "")
    for field, value in columns("title", marked(_WITHDRAWN_TITLE)).items():
        setattr(listing, field, value)
    listing.contact_methods = []
    listing.contact_phone = listing.contact_email = listing.contact_url = ""
