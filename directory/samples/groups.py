"""Sample groups: everywhere, because any locality has something like one."""

import math
import random
from collections.abc import Iterator
from typing import Any

from directory import kinds
from directory.meetings.occurrences import summary_of
from directory.models import Group, Listing, Municipality, Organization, Place, Prefecture, Status
from directory.samples.common import consents, contact, life, provenance, some, weighted
from directory.samples.parts import Sample, Text, columns, content, joined, marked, sample_id
from directory.samples.schedule import plan
from directory.samples.world import World
from directory.vocabulary import keys

# Always there: 栗原市, 登米市, 気仙沼市 outside Sendai; several in 松江市, none in Oki.
_MUST = {
    "04": ["04213", "04212", "04205", "04100", "04100"],
    "32": ["32201", "32201", "32201", "32203", "32202", "32207", "32201"],
}
_EVERYWHERE = ["peer_mental", "family", "salon"]
_ATTENDANCE = {
    "family": ["family_only"],
    "siblings": ["family_only"],
    "twelve_step": ["open"],
    "danshukai": ["peer_family"],
    "recovery_house": ["closed_condition"],
    "bereaved": ["closed_condition"],
    "peer_condition": ["closed_condition"],
    "peer_staff_network": ["closed_peer"],
    "women_lgbtq": ["closed_peer"],
    "other": ["open"],
    "salon": ["open"],
}
_RUN_BY = {"family": "family", "siblings": "family"}
_STYLES = {
    "twelve_step": [["say_and_listen", "listen_only"]],
    "danshukai": [["say_and_listen"]],
    "recovery_house": [["say_and_listen", "activity"]],
    "bereaved": [["say_and_listen", "listen_only"]],
    "wrap": [["learning", "theme"]],
    "ips": [["learning"]],
    "tojisha_kenkyu": [["theme", "small_groups"]],
    "family": [["free_talk"], ["small_groups"], ["learning", "free_talk"]],
    "salon": [["activity", "free_talk"], ["listen_only", "activity"]],
    "hikikomori": [["listen_only", "activity"], ["listen_only"]],
    "other": [["activity"]],
}
_STYLES_OF_MOST = [
    ["free_talk", "listen_only"],
    ["free_talk"],
    ["theme"],
    ["small_groups", "theme"],
    ["listen_only"],
]
_VISIBILITIES = {"municipality": 0.6, "exact": 0.22, "on_request": 0.11, "area": 0.07}
_NEVER_ONLINE = ("salon", "other", "recovery_house")
_FORMATS = {"in_person": 0.82, "hybrid": 0.1, "online": 0.08}
_THEMES = {"self_care": 0.12, "work": 0.14, "medication": 0.1, "discharge": 0.08, "perinatal": 0.03}
_ACCESS = {
    "step_free": 0.4,
    "quiet_room": 0.3,
    "leave_anytime": 0.5,
    "anonymous": 0.6,
    "transit": 0.45,
    "parking": 0.4,
    "toilet": 0.2,
    "support_person": 0.25,
    "childcare": 0.08,
    "low_sensory": 0.12,
    "easy_japanese": 0.08,
    "captions": 0.03,
}
_METHODS = {"email": 0.7, "phone": 0.4, "web_form": 0.35, "line": 0.15, "via_partner": 0.12, "post": 0.04}


def make(world: World) -> Iterator[Sample]:
    """Some groups in every prefecture, more where more people live."""
    for prefecture in world.prefectures:
        people = prefecture.population_2020 / 1_000_000
        count = round(2 + 3.9 * math.sqrt(people)) + (3 if prefecture.code == "32" else 0)
        towns = world.spread(prefecture, count, "group", must=_MUST.get(prefecture.code, []))
        for number, town in enumerate(towns):
            yield _group(world, prefecture, town, number)


def _group(world: World, prefecture: Prefecture, town: Municipality, number: int) -> Sample:
    slug = f"group-{prefecture.code}-{number}"
    chance = world.chance(slug)
    words: dict[str, Any] = content("group")
    kind = (
        _EVERYWHERE[number]
        if number < len(_EVERYWHERE)
        else weighted(chance, {key: value["weight"] for key, value in words["kinds"].items()})
    )
    # Those that must be there can also be seen there: in person, published, not hidden behind the prefecture.
    must = number < len(_MUST.get(prefecture.code, []))
    english = prefecture.code in ("13", "26", "47") and number == 5
    if english:
        kind = "peer_mental"
    own: dict[str, Any] = words["kinds"][kind]
    how = weighted(chance, _FORMATS) if kind not in _NEVER_ONLINE and not must else "in_person"
    formats = {
        "in_person": ["in_person"] + (["outdoor"] if kind == "other" else []),
        "hybrid": ["in_person", "hybrid"],
        "online": [chance.choice(["online_video", "online_video", "chat", "phone"])],
    }[how]
    name: Text = chance.choice(own["names"]).about(world.name("group"))
    attendance = _attendance(chance, kind)
    access = some(chance, _ACCESS) + (["camera_off"] if how != "in_person" else [])
    cost = chance.choice([0, 0, 0, 0, 100, 200, 300, 500, None])
    if cost == 0:
        access.append("free")
    themes, opening = _opening(chance, own)
    styles = chance.choice(_STYLES.get(kind, _STYLES_OF_MOST))
    status = Status.PUBLISHED if must else _status(chance)
    two_towns = how == "in_person" and number % 9 == 4

    sentences = [opening]
    if status == Status.PAUSED:
        sentences.append(words["paused"])
    elif how == "online":
        sentences += [words["online"][1], words["styles"][styles[0]]]
    else:
        middle = words["two_towns"] if two_towns else words["styles"][styles[0]]
        closings = [words["closings"][key] for key in [*attendance, *access] if key in words["closings"]]
        sentences += [middle, *([chance.choice(closings)] if closings else [])]

    run_by = _RUN_BY.get(kind) or chance.choice(
        ["peers_only", "peers_only", "peers_with_pro", "peers_with_pro"]
    )
    if kind in ("salon", "hikikomori") and chance.random() < 0.6:
        run_by = chance.choice(["professional", "public"])
    organization = (
        world.hub(prefecture)
        if run_by in ("professional", "public")
        else world.organization(name, "self_help", town, slug)
    )
    listing = Listing(
        id=sample_id(slug),
        kind="group",
        organization=organization,
        **_titles(marked(name), english),
        **_summaries(joined(sentences), english),
        online=how != "in_person",
        municipality=town,
        themes=[key for key in keys("theme") if key in {*themes, *some(chance, _THEMES)}],
        accessibility=[key for key in keys("accessibility") if key in access],
        **contact(chance, slug, _METHODS),
        **life(world, chance, status, kinds.get("group").freshness),
        **provenance(world),
    )
    given, withdrawn = _consent(chance, must or number < 2)
    listing.consent_site = "site" in given
    listing.consent_open_data = "open_data" in given
    listing.consent_print = "print" in given
    places = tuple(_places(world, chance, organization, town, slug, how, two_towns, must))
    planned = plan(
        world.chance(f"{slug}/schedule"),
        listing,
        world.today,
        slug,
        places=len(places),
        online=how != "in_person",
    )
    return Sample(
        listing=listing,
        detail=Group(
            listing=listing,
            group_kind=kind,
            attendance=attendance,
            meeting_format=formats,
            group_style=styles,
            group_run_by=run_by,
            **summary_of(planned.meetings, planned.changes),
            cost_yen=cost,
        ),
        places=places,
        consents=consents(world, listing, given, withdrawn),
        meetings=planned.meetings,
        changes=planned.changes,
    )


def _places(
    world: World,
    chance: random.Random,
    organization: Organization,
    town: Municipality,
    slug: str,
    how: str,
    two_towns: bool,
    must: bool,
) -> Iterator[Place]:
    """None for an online group, two for one that takes turns between neighbouring towns, else one."""
    if how == "online":
        return
    visibility = chance.choice(["exact", "municipality"]) if must else weighted(chance, _VISIBILITIES)
    # A ward's point is its city's, so an exact house is told to be in the city only.
    where = town if visibility == "exact" else world.ward_of(town, chance)
    yield world.place(organization, where, visibility, "venues", slug, 0)
    if two_towns:
        yield world.place(organization, world.neighbour(town), "municipality", "venues", slug, 1)


def _opening(chance: random.Random, own: dict[str, Any]) -> tuple[list[str], Text]:
    """The themes of a group and what it says of itself first."""
    opening: Text = chance.choice(own["openings"])
    themes = own.get("themes", [])
    if isinstance(themes, dict):
        theme = chance.choice(list(themes))
        return [theme], opening.about(themes[theme])
    return list(themes), opening


def _attendance(chance: random.Random, kind: str) -> list[str]:
    who = _ATTENDANCE.get(kind) or [chance.choice(["closed_peer", "closed_peer", "peer_family", "open"])]
    more = some(chance, {"no_diagnosis": 0.45, "supporters_ok": 0.15, "members": 0.06})
    entry = chance.choice(["drop_in", "drop_in", "first_contact"])
    return [key for key in keys("attendance") if key in {*who, *more, entry}]


def _status(chance: random.Random) -> Status:
    return weighted(chance, {Status.PUBLISHED: 0.89, Status.NEEDS_CHECK: 0.06, Status.PAUSED: 0.05})


def _consent(chance: random.Random, all_scopes: bool) -> tuple[list[str], list[str]]:
    """Scopes agreed to, and scopes agreed to and taken back."""
    draw = chance.random()
    if all_scopes or draw < 0.82:
        return ["site", "open_data", "print"], []
    if draw < 0.92:
        return ["site"], []
    if draw < 0.97:
        return ["site", "print"], []
    if draw < 0.993:
        return ["site", "print"], ["open_data"]
    return ["print"], ["site", "open_data"]


def _titles(title: Text, english: bool) -> dict[str, str]:
    if not english:
        return columns("title", title)
    return {
        "language": "en",
        "title": f"{title.en} (English spoken)",
        "title_easy": f"{title.easy}（{{英語|えいご}}）",
    }


def _summaries(summary: Text, english: bool) -> dict[str, str]:
    if not english:
        return columns("summary", summary)
    own = summary.en
    return {"summary": own[:200].rsplit(". ", 1)[0].rstrip(".") + ".", "summary_easy": summary.easy}
