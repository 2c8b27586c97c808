"""Sample training courses: one to three a prefecture, not always open to a person on their own."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from directory import kinds
from directory.models import Listing, Municipality, Organization, Place, Prefecture, Status, Training
from directory.samples.common import SHOWN_EVERYWHERE, contact, life, provenance, some, weighted
from directory.samples.parts import Sample, Text, columns, content, joined, marked, sample_id
from directory.samples.world import World
from directory.vocabulary import keys

_MUST = {"04": ["04100", "04212"], "32": ["32201", "32203"]}
# The hub of a prefecture carries these; others come from a provider of their own.
_OF_THE_HUB = ("local_peer", "recovery_college", "kokosapo")
_OPEN_TO = {
    "gov_basic": [
        ["individual", "residents"],
        ["employer_pair", "residents"],
        ["employed_or_expected", "residents"],
    ],
    "gov_specialist": [["completed_prev", "residents"], ["employer_pair", "completed_prev"]],
    "gov_followup": [["completed_prev"]],
    "employer": [["employed_or_expected", "outside_ok"]],
    "placement": [["individual"], ["completed_prev"]],
    "visitor": [["individual", "residents"]],
    "local_peer": [["individual", "residents"], ["individual", "outside_ok"]],
}
_ACCESS = {
    "step_free": 0.5,
    "quiet_room": 0.35,
    "transit": 0.5,
    "parking": 0.35,
    "easy_japanese": 0.2,
    "captions": 0.1,
    "sign_language": 0.06,
    "travel_paid": 0.12,
    "support_person": 0.2,
    "toilet": 0.25,
}
_THEMES = {
    "what_is_peer": 0.5,
    "boundary": 0.4,
    "confidentiality": 0.35,
    "self_care": 0.4,
    "self_disclosure": 0.3,
    "recovery_language": 0.25,
    "tic": 0.15,
    "coproduction": 0.2,
    "ethics": 0.2,
}
_METHODS = {"web_form": 0.6, "email": 0.5, "phone": 0.5, "post": 0.1, "fax": 0.1}


def make(world: World) -> Iterator[Sample]:
    """The official basic course in most prefectures, and what else there may be."""
    for prefecture in world.prefectures:
        people = prefecture.population_2020
        count = 1 + (people > 1_000_000) + (people > 5_000_000) + (prefecture.code == "32")
        towns = world.spread(prefecture, count, "training", must=_MUST.get(prefecture.code, []), centre=0.5)
        for number, town in enumerate(towns):
            yield _course(world, prefecture, town, number)


def _course(world: World, prefecture: Prefecture, town: Municipality, number: int) -> Sample:
    slug = f"training-{prefecture.code}-{number}"
    chance = world.chance(slug)
    words: dict[str, Any] = content("training")
    kind = weighted(chance, {key: value["weight"] for key, value in words["kinds"].items()})
    # As in life, some prefectures hold no basic course this year.
    if number == 0 and chance.random() < 0.8:
        kind = "gov_basic"
    if number == 1 and prefecture.code in _MUST:
        kind = "local_peer"
    own: dict[str, Any] = words["kinds"][kind]
    name: Text = chance.choice(own["names"]).about(world.name("training"))
    open_to = chance.choice(_OPEN_TO.get(kind, [["individual", "outside_ok"], ["individual"]]))
    if chance.random() < 0.4:
        open_to = [*open_to, "any_disability"]
    must = number < len(_MUST.get(prefecture.code, []))
    form = weighted(chance, {"in_person": 0.62, "hybrid": 0.2, "online_video": 0.18})
    if must or kind in ("placement", "local_peer"):
        form = "in_person"
    listing = Listing(
        id=sample_id(slug),
        kind="training",
        organization=_provider(world, chance, prefecture, town, kind, own["org_type"], slug),
        **columns("title", marked(name)),
        **columns(
            "summary",
            joined(
                [
                    chance.choice(own["openings"]),
                    words["open_to"][open_to[0]],
                    *chance.sample(words["closings"], 2),
                ]
            ),
        ),
        online=form != "in_person",
        municipality=town,
        themes=[key for key in keys("theme") if key in some(chance, _THEMES)],
        accessibility=some(chance, _ACCESS),
        **contact(chance, slug, _METHODS),
        **life(world, chance, _status(chance, must or number == 0), kinds.get("training").freshness),
        **SHOWN_EVERYWHERE,
        **provenance(world),
    )
    days = chance.choice(own["days"])
    places: tuple[Place, ...] = ()
    if form != "online_video":
        exact = town if chance.random() < 0.8 else None
        where = exact or world.ward_of(town, chance)
        places = (
            world.place(listing.organization, where, "exact" if exact else "municipality", "venues", slug),
        )
    return Sample(
        listing=listing,
        detail=Training(
            listing=listing,
            training_kind=kind,
            training_open_to=[key for key in keys("training_open_to") if key in open_to],
            meeting_format=["in_person", "hybrid"] if form == "hybrid" else [form],
            fee_yen=chance.choice(own["fees"]),
            text_fee_yen=chance.choice(own["text_fees"]),
            days=days,
            seats=chance.choice(own["seats"]),
            selection=weighted(chance, {"selection": 0.45, "lottery": 0.2, "first_come": 0.2, "all": 0.15}),
            **_dates(world, chance, days, listing.status),
        ),
        places=places,
    )


def _provider(
    world: World,
    chance: random.Random,
    prefecture: Prefecture,
    town: Municipality,
    kind: str,
    org_type: str,
    slug: str,
) -> Organization:
    if kind in _OF_THE_HUB or chance.random() < 0.2:
        return world.hub(prefecture)
    name = Text("%s研修センター", "%s Training Centre", "%s {研修|けんしゅう}センター")
    return world.organization(name.about(world.name("provider")), org_type, town, slug)


def _status(chance: random.Random, published: bool) -> Status:
    if published:
        return Status.PUBLISHED
    return weighted(chance, {Status.PUBLISHED: 0.86, Status.NEEDS_CHECK: 0.07, Status.CLOSED: 0.07})


def _dates(world: World, chance: random.Random, days: int, status: str) -> dict[str, date | None]:
    """The application window and the course itself: open, coming, over, or not known yet."""
    when = weighted(chance, {"open": 0.5, "coming": 0.2, "over": 0.18, "unknown": 0.12})
    if status == Status.CLOSED:
        when = "over"
    if when == "unknown":
        return {}
    start = {
        "open": -chance.randint(3, 30),
        "coming": chance.randint(10, 80),
        "over": -chance.randint(70, 130),
    }[when]
    apply_from = world.today + timedelta(days=start)
    length = {
        "open": 30 + chance.randint(7, 45),
        "coming": chance.randint(21, 45),
        "over": chance.randint(21, 45),
    }[when]
    apply_until = apply_from + timedelta(days=length)
    starts_on = apply_until + timedelta(days=chance.randint(10, 40))
    return {
        "apply_from": apply_from,
        "apply_until": apply_until,
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=0 if days == 1 else days * chance.choice([1, 7])),
    }
