"""Sample consultation points: at least two in every prefecture."""

from collections.abc import Iterator
from typing import Any

from directory import kinds
from directory.models import Consultation, Listing, Municipality, Prefecture, Status
from directory.samples.common import SHOWN_EVERYWHERE, contact, life, provenance, some, weighted
from directory.samples.parts import Sample, Text, columns, content, joined, marked, sample_id
from directory.samples.world import World

_MUST = {"04": ["04100", "04205"], "32": ["32201", "32204"]}
_ACCESS = {
    "step_free": 0.6,
    "quiet_room": 0.4,
    "anonymous": 0.4,
    "transit": 0.5,
    "parking": 0.45,
    "support_person": 0.5,
    "interpreter": 0.1,
    "easy_japanese": 0.15,
    "sign_language": 0.08,
    "toilet": 0.35,
}
_METHODS = {"phone": 0.8, "in_person": 0.5, "email": 0.3, "web_form": 0.2, "fax": 0.12}
# Reached from anywhere, by phone or screen.
_FROM_ANYWHERE = ("peer_network", "supervision")


def make(world: World) -> Iterator[Sample]:
    """The first door of each prefecture, and others by size."""
    for prefecture in world.prefectures:
        people = prefecture.population_2020
        count = 2 + (people > 1_500_000) + (people > 5_000_000) + (people > 9_000_000)
        towns = world.spread(
            prefecture, count, "consultation", must=_MUST.get(prefecture.code, []), centre=0.4
        )
        for number, town in enumerate(towns):
            yield _point(world, prefecture, town, number)


def _point(world: World, prefecture: Prefecture, town: Municipality, number: int) -> Sample:
    slug = f"consultation-{prefecture.code}-{number}"
    chance = world.chance(slug)
    words: dict[str, Any] = content("consultation")
    kind = weighted(chance, {key: value["weight"] for key, value in words["kinds"].items()})
    if number == 0:
        kind = "mhwc"
    own: dict[str, Any] = words["kinds"][kind]
    name: Text = chance.choice(own["names"]).about(world.name("consultation"))
    organization = (
        world.hub(prefecture)
        if kind == "core_consultation"
        else world.organization(name, own["org_type"], town, slug)
    )
    online = kind in _FROM_ANYWHERE and chance.random() < 0.6
    free = kind != "supervision"
    listing = Listing(
        id=sample_id(slug),
        kind="consultation",
        organization=organization,
        **columns("title", marked(name)),
        **columns("summary", joined([chance.choice(own["openings"]), *chance.sample(words["closings"], 2)])),
        online=online,
        municipality=town,
        themes=["work"] if kind in ("employment_life", "labour", "vocational", "hello_work") else [],
        accessibility=some(chance, _ACCESS) + (["free"] if free else []),
        **contact(chance, slug, _METHODS),
        **life(world, chance, _status(number, prefecture), kinds.get("consultation").freshness),
        **SHOWN_EVERYWHERE,
        **provenance(world),
    )
    # Some are a phone line only, with no door to walk through.
    no_door = online and number % 2 == 0
    where = town if chance.random() < 0.85 else world.ward_of(town, chance)
    return Sample(
        listing=listing,
        detail=Consultation(
            listing=listing,
            consultation_kind=kind,
            for_whom=own["for_whom"],
            **columns("hours_text", chance.choice(words["hours"])),
            cost_yen=0 if free else chance.choice([0, 1000, 3000]),
        ),
        places=()
        if no_door
        else (
            world.place(organization, where, "exact" if where is town else "municipality", "offices", slug),
        ),
    )


def _status(number: int, prefecture: Prefecture) -> Status:
    return Status.NEEDS_CHECK if number == 1 and int(prefecture.code) % 12 == 7 else Status.PUBLISHED
