"""Rows of synthetic listings: the samples' texts, numbered, around every municipality by its people.

Of 100 listings 54 are found by searches; jobs crowd in the big cities. A bit more than half show their
municipality's point only, so that about 11,000 of a million stand on the point of the largest city that has
wards. Exact points may lie in the sea. The same count on the same day gives the same rows.
"""

import itertools
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import models
from django.utils import timezone

from directory import kinds
from directory.models import FINDABLE, Listing, Municipality, Organization, Place, Status
from directory.samples.bulk import cell, columns_of, constants, point
from directory.samples.parts import Sample

T = TypeVar("T")
AT_ONCE = 50_000
_LISTINGS_AN_ORGANIZATION = 6
_PEOPLE_WHEN_UNKNOWN = 3000
_PEOPLE_OF_TOKYO_WARDS = 9_700_000  # one city in all but name
_KINDS_BUT_JOBS = {"group": 0.55, "training": 0.15, "consultation": 0.3}
_STATUSES = {
    Status.PUBLISHED: 0.47,
    Status.NEEDS_CHECK: 0.05,
    Status.PAUSED: 0.02,
    Status.CLOSED: 0.36,
    Status.WITHDRAWN: 0.04,
    Status.DRAFT: 0.06,
}
_VISIBILITIES = {"exact": 0.3, "municipality": 0.52, "on_request": 0.13, "area": 0.05}
_ONLINE_ONLY = 0.04
_TWO_PLACES = 0.03
_KM_PER_DEGREE = 111.32

# What each row has of its own; its other columns come from the sample it is made of.
_OWN: dict[type[models.Model], list[str]] = {
    Organization: ["id", "municipality_id", "created_at", "updated_at"],
    Place: ["id", "organization_id", "municipality_id", "point", "visibility", "created_at", "updated_at"],
    Listing: [
        *("id", "organization_id", "municipality_id", "status", "title", "title_en", "title_easy"),
        *("published_at", "confirmed_at", "expires_at", "created_at", "updated_at"),
    ],
}


def columns(model: type[models.Model]) -> list[str]:
    """The columns of a row as `rows` gives them: first those each row has of its own."""
    own = _OWN.get(model, ["listing_id"])
    return [*own, *(column for column in columns_of(model) if column not in own)]


@dataclass
class Lines:
    """A part of the rows, as lines of COPY."""

    organizations: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    listings: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # listing_id, place_id, ordinal
    details: dict[str, list[str]] = field(default_factory=dict)  # by kind


@dataclass(frozen=True)
class _Town:
    key: str
    lng: float
    lat: float
    spread_km: float
    jobs: float  # the share of listings that are jobs


@dataclass(frozen=True)
class _Pattern:
    """A sample, as the ends of COPY lines."""

    titles: tuple[str, str, str]
    listing: str
    detail: str
    organization: str


def rows(count: int, samples: list[Sample], today: date) -> Iterator[Lines]:
    """`count` listings with what belongs to them, some at a time."""
    return _Maker(count, samples, today).rows()


class _Maker:
    def __init__(self, count: int, samples: list[Sample], today: date) -> None:
        self.count = count
        self.chance = random.Random(f"tonari/scale/{count}")  # noqa: S311
        self.noon = datetime(today.year, today.month, today.day, 12, tzinfo=timezone.get_default_timezone())
        self.patterns = _patterns(samples)
        self.place = _place_end(samples)
        self.freshness = {kind.key: kind.freshness for kind in kinds.all_kinds()}
        self.organization: dict[str, tuple[str, int]] = {}  # by town: the last one, how many listings it has
        self.kind = self._by_weight(_KINDS_BUT_JOBS)
        self.status = self._by_weight({key.value: share for key, share in _STATUSES.items()})
        self.visibility = self._by_weight(_VISIBILITIES)

    def rows(self) -> Iterator[Lines]:
        towns, weights = _towns()
        cumulated = list(itertools.accumulate(weights))
        number = 0
        while number < self.count:
            part = min(AT_ONCE, self.count - number)
            lines = Lines(details={kind: [] for kind in self.patterns})
            for town in self.chance.choices(towns, cum_weights=cumulated, k=part):
                number += 1
                self._listing(lines, town, number)
            yield lines

    def _listing(self, lines: Lines, town: _Town, number: int) -> None:
        chance = self.chance
        kind = "job" if chance.random() < town.jobs else self.kind()
        pattern = self.patterns[kind][int(chance.random() * len(self.patterns[kind]))]
        organization = self._organization(lines, town, pattern)
        listing = self._id()
        title, title_en, title_easy = pattern.titles
        status = _possible(kind, self.status())
        lines.listings.append(
            f"{listing}\t{organization}\t{town.key}\t{status}\t{title} {number}\t{title_en} {number}"
            f"\t{title_easy} {number}\t{self._dates(kind, status)}\t{pattern.listing}"
        )
        lines.details[kind].append(f"{listing}\t{pattern.detail}")
        draw = chance.random()
        if draw < _ONLINE_ONLY:
            return
        for ordinal in range(2 if draw > 1 - _TWO_PLACES else 1):
            place = self._id()
            lines.places.append(
                f"{place}\t{organization}\t{town.key}\t{self._point(town)}\t{self.visibility()}"
                f"\t{self.noon}\t{self.noon}\t{self.place}"
            )
            lines.links.append(f"{listing}\t{place}\t{ordinal}")

    def _organization(self, lines: Lines, town: _Town, pattern: _Pattern) -> str:
        """The id of one in this town; every sixth listing there gets a new one."""
        found, used = self.organization.get(town.key, ("", _LISTINGS_AN_ORGANIZATION))
        if used >= _LISTINGS_AN_ORGANIZATION:
            found, used = self._id(), 0
            lines.organizations.append(
                f"{found}\t{town.key}\t{self.noon}\t{self.noon}\t{pattern.organization}"
            )
        self.organization[town.key] = (found, used + 1)
        return found

    def _dates(self, kind: str, status: str) -> str:
        """published_at, confirmed_at, expires_at, created_at, updated_at."""
        if status == Status.DRAFT:
            return f"\\N\t\\N\t\\N\t{self.noon}\t{self.noon}"
        fresh = self.freshness[kind].total_seconds()
        found = status in FINDABLE and status != Status.NEEDS_CHECK
        ago = self.chance.random() * fresh if found else fresh * (1 + self.chance.random())
        confirmed = self.noon - timedelta(seconds=int(ago))
        published = confirmed - timedelta(seconds=int(self.chance.random() ** 2 * fresh * 3))
        return f"{published}\t{confirmed}\t{confirmed + self.freshness[kind]}\t{published}\t{confirmed}"

    def _point(self, town: _Town) -> str:
        km = abs(self.chance.gauss(0, town.spread_km))
        angle = self.chance.random() * 2 * math.pi
        lat = town.lat + km * math.sin(angle) / _KM_PER_DEGREE
        lng = town.lng + km * math.cos(angle) / (_KM_PER_DEGREE * math.cos(math.radians(town.lat)))
        return point(round(lng, 6), round(lat, 6))

    def _id(self) -> str:
        """A random UUID (version 4), as 32 hexadecimal digits."""
        bits = f"{self.chance.getrandbits(128):032x}"
        return f"{bits[:12]}4{bits[13:16]}a{bits[17:]}"

    def _by_weight(self, weights: dict[str, float]) -> Callable[[], str]:
        keys, cumulated = list(weights), list(itertools.accumulate(weights.values()))
        return lambda: self.chance.choices(keys, cum_weights=cumulated)[0]


def _possible(kind: str, status: str) -> str:
    """Only groups pause; a job that nobody confirmed is closed, not in need of a check."""
    if status == Status.PAUSED and kind != "group":
        return Status.PUBLISHED.value
    if status == Status.NEEDS_CHECK and kind == "job":
        return Status.PUBLISHED.value
    return status


def _towns() -> tuple[list[_Town], list[float]]:
    """Every municipality that is no city as a whole with wards, and its people.

    The people of such a city are spread evenly over its wards, which share its point.
    """
    there = list(Municipality.objects.filter(valid_to=None).order_by("code"))
    wards: dict[str, int] = {}
    for town in there:
        if town.type == "ward" and town.parent_id:
            wards[town.parent_id] = wards.get(town.parent_id, 0) + 1
    people = {town.key: town.population or _PEOPLE_WHEN_UNKNOWN for town in there}
    towns, weights = [], []
    for town in there:
        if town.key in wards:
            continue
        city = people[town.parent_id or town.key] if town.type == "ward" else people[town.key]
        around = _PEOPLE_OF_TOKYO_WARDS if town.type == "special_ward" else city
        towns.append(
            _Town(
                town.key,
                town.point.x,
                town.point.y,
                min(8.0, 1.5 + math.sqrt(city) / 250),
                _jobs_share(around),
            )
        )
        weights.append(city / wards[town.parent_id] if town.type == "ward" and town.parent_id else city)
    return towns, weights


def _jobs_share(people: int) -> float:
    """Few jobs up to 150,000 people, many from 350,000 on."""
    return 0.095 + 0.425 * min(1.0, max(0.0, (math.log10(people) - 5.2) / 0.35))


def _patterns(samples: list[Sample]) -> dict[str, list[_Pattern]]:
    listing_end = columns(Listing)[len(_OWN[Listing]) :]
    organization_end = columns(Organization)[len(_OWN[Organization]) :]
    patterns: dict[str, list[_Pattern]] = {kind.key: [] for kind in kinds.all_kinds()}
    for sample in samples:
        listing = sample.listing
        if listing.status == Status.WITHDRAWN:
            continue
        for name in [column.attname for column in sample.detail._meta.concrete_fields if column.is_relation]:
            if name != "listing_id":
                setattr(sample.detail, name, None)  # workplaces and the like are not loaded
        patterns[listing.kind].append(
            _Pattern(
                titles=(cell(listing.title), cell(listing.title_en), cell(listing.title_easy)),
                listing=constants(listing, listing_end),
                detail=constants(sample.detail, columns(type(sample.detail))[1:]),
                organization=constants(listing.organization, organization_end),
            )
        )
    return {kind: found for kind, found in patterns.items() if found}


def _place_end(samples: list[Sample]) -> str:
    place = next(place for sample in samples for place in sample.places)
    return constants(place, columns(Place)[len(_OWN[Place]) :])
