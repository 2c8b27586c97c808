"""The Japan that samples are set in: real prefectures and towns, invented organisations and houses."""

import datetime
import math
import random
from collections.abc import Sequence
from typing import Any

from django.contrib.gis.geos import Point
from django.utils import timezone
from django.utils.functional import cached_property

from directory.models import Municipality, Organization, Place, Prefecture
from directory.samples.parts import Text, columns, content, marked, sample_id

# The islands of Oki stay without a sample, so that an empty place can be seen.
LEFT_EMPTY = frozenset({"32525", "32526", "32527", "32528"})
_JITTER_KM = 3.0
_KM_PER_DEGREE = 111.32
_HUB = Text("%s地域生活センター", "%s Community Living Centre", "%s {地域|ちいき}の {生活|せいかつ}センター")
_FICTION = Text(
    "見本のためにつくった、架空の団体です。実在の団体とは関係ありません。",
    "An invented organisation, made to show what a page looks like. It is no real one.",
    "{見本|みほん}の ために {作|つく}りました。{本当|ほんとう}の {団体|だんたい}では ありません。",
)


class World:
    """Where samples take place, as of one day. The same day and gazetteer give the same samples.

    `today`: the day that dates count from (Asia/Tokyo).
    """

    def __init__(self, today: datetime.date) -> None:
        self.today = today
        self.prefectures = list(Prefecture.objects.select_related("capital").order_by("code"))
        if len(self.prefectures) != 47:
            raise LookupError("samples need the gazetteer: run `manage.py load_gazetteer` first")
        self._towns: dict[str, list[Municipality]] = {p.code: [] for p in self.prefectures}
        self._wards: dict[str, list[Municipality]] = {}
        self._organizations: dict[str, Organization] = {}
        self._names: dict[str, list[Text]] = {}
        for town in Municipality.objects.filter(valid_to=None).order_by("code"):
            if town.type == "ward" and town.parent_id:
                self._wards.setdefault(town.parent_id, []).append(town)
            elif town.code not in LEFT_EMPTY:
                self._towns[town.prefecture_id].append(town)

    @cached_property
    def town(self) -> dict[str, Municipality]:
        """Every municipality by code, wards of designated cities included."""
        groups = [*self._towns.values(), *self._wards.values()]
        return {town.code: town for towns in groups for town in towns}

    def chance(self, *parts: object) -> random.Random:
        """Chance that comes out the same every time for the same thing."""
        return random.Random("/".join(["tonari", *(str(part) for part in parts)]))  # noqa: S311

    def name(self, kind: str) -> Text:
        """The next invented name for a kind of thing; none twice within a kind."""
        if kind not in self._names:
            words = content("names")
            pool = [Text(a + b, f"{x} {y}", a + b) for a, x in words["first"] for b, y in words["second"]]
            self.chance("names", kind).shuffle(pool)
            self._names[kind] = pool
        return self._names[kind].pop()

    # --- where -----------------------------------------------------------------------------------

    def spread(
        self, prefecture: Prefecture, count: int, kind: str, *, must: Sequence[str] = (), centre: float = 0.3
    ) -> list[Municipality]:
        """Municipalities for `count` listings of a kind.

        First those that `must` have one (codes), then the capital, then by chance: with probability `centre`
        a big centre, else any other, larger ones more often.
        """
        chance = self.chance("towns", kind, prefecture.code)
        towns = self._towns[prefecture.code]
        centres = [town for town in towns if town.is_centre]
        others = [town for town in towns if not town.is_centre] or centres
        chosen = [self.town[code] for code in must]
        if prefecture.capital and prefecture.capital not in chosen:
            chosen.append(prefecture.capital)
        while len(chosen) < count:
            pool = centres if chance.random() < centre else others
            chosen.append(chance.choices(pool, [math.sqrt(town.population or 3000) for town in pool])[0])
        return chosen[:count]

    def ward_of(self, town: Municipality, chance: random.Random) -> Municipality:
        """One of a designated city's wards; any other town itself."""
        return chance.choice(self._wards.get(town.key, [town]))

    def neighbour(self, town: Municipality) -> Municipality:
        """The nearest other municipality of the same prefecture."""
        others = [
            other for other in self._towns[town.prefecture_id] if other.key not in (town.key, town.parent_id)
        ]
        return min(others, key=lambda other: (other.point.distance(town.point), other.code))

    def near(self, town: Municipality, chance: random.Random) -> Point:
        """An invented point up to 3 km from a municipality's own, on the land of its prefecture."""
        land = self._land[town.prefecture_id]
        for _attempt in range(12):
            km = _JITTER_KM * math.sqrt(chance.random())
            angle = chance.uniform(0, 2 * math.pi)
            lat = town.point.y + km * math.sin(angle) / _KM_PER_DEGREE
            lng = town.point.x + km * math.cos(angle) / (
                _KM_PER_DEGREE * math.cos(math.radians(town.point.y))
            )
            point = Point(round(lng, 6), round(lat, 6), srid=4326)
            if land.contains(point):
                return point
        return Point(round(town.point.x, 6), round(town.point.y, 6), srid=4326)

    @cached_property
    def _land(self) -> dict[str, Any]:
        return {prefecture.code: prefecture.geometry.prepared for prefecture in self.prefectures}

    def place(
        self, organization: Organization, town: Municipality, visibility: str, sort: str, *slug: object
    ) -> Place:
        """An invented house in a real municipality. Its address is that of no house there is.

        `sort`: `venues` where people meet, `offices` where they work.
        """
        chance = self.chance("place", *slug)
        return Place(
            id=sample_id("place", *slug),
            organization=organization,
            **columns("name", chance.choice(content("contact")[sort])),
            address=f"{town.full_name_ja}見本町{chance.randint(1, 9)}-{chance.randint(1, 30)}（架空の住所）",
            municipality=town,
            point=self.near(town, chance),
            point_precision="address",
            point_source="sample",
            visibility=visibility,
        )

    # --- who -------------------------------------------------------------------------------------

    def organization(self, name: Text, org_type: str, town: Municipality, *slug: object) -> Organization:
        """An invented organisation; asked again for the same slug, the same one."""
        key = "-".join(str(part) for part in slug)
        if key not in self._organizations:
            title = marked(name)
            self._organizations[key] = Organization(
                id=sample_id("organization", key),
                **columns("name", title),
                name_kana=title.kana(),
                org_type=org_type,
                **columns("description", _FICTION),
                municipality=town,
                website=f"https://example.org/sample/{key}/",
                # Most were looked at; a few still wait, so that both can be seen.
                verified_at=self.days_ago(200) if self.chance("verified", key).random() < 0.9 else None,
                provenance="sample",
                source_checked_on=self.today,
                sample=True,
            )
        return self._organizations[key]

    def hub(self, prefecture: Prefecture) -> Organization:
        """The invented organisation of a prefecture that carries several kinds of listing."""
        key = f"hub-{prefecture.code}"
        if key in self._organizations:
            return self._organizations[key]
        town = prefecture.capital or self._towns[prefecture.code][0]
        return self.organization(_HUB.about(self.name("hub")), "social_welfare", town, key)

    # --- when ------------------------------------------------------------------------------------

    def days_ago(self, days: float) -> datetime.datetime:
        """A moment that many days before noon of the day, to the minute."""
        noon = datetime.datetime.combine(self.today, datetime.time(12), timezone.get_default_timezone())
        return (noon - datetime.timedelta(days=days)).replace(second=0, microsecond=0)
