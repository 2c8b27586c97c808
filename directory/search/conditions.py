"""What a query asks, as SQL.

A search looks at public places (`directory_publicplace`) or at entries (`directory_entry`); both carry what
every query asks about (kind, consent, online, employment). Words and filters are asked of the entry and the
detail. The orders (`distance`, `ordered`), counts and tiles share these conditions, so that they find the
same listings.
"""

import enum
from dataclasses import dataclass, field
from typing import Any

from directory import filters, kinds
from directory.filters import AllOf, Number, Switch, Terms
from directory.search.query import Query
from directory.search.ring import Origin
from directory.texts import today


class Audience(enum.Enum):
    """Who reads the answer: groups agree to each separately (`consent_scope`)."""

    SITE = "site"  # the site's own pages and tiles
    OPEN_DATA = "open_data"  # everything a machine reads


@dataclass
class Conditions:
    """SQL conditions joined by AND, with their parameters."""

    clauses: list[str] = field(default_factory=list)
    params: list[Any] = field(default_factory=list)

    def add(self, clause: str, *params: Any) -> None:
        self.clauses.append(clause)
        self.params.extend(params)

    def __and__(self, other: "Conditions") -> "Conditions":
        return Conditions([*self.clauses, *other.clauses], [*self.params, *other.params])

    @property
    def sql(self) -> str:
        return " AND ".join(self.clauses) or "true"


def plain_conditions(query: Query, audience: Audience, row: str) -> Conditions:
    """What a public place or an entry (`row`, a table alias) can tell by itself of its listing."""
    found = Conditions()
    if audience is Audience.OPEN_DATA:
        found.add(f"{row}.open_data")
    if len(query.kinds) == 1:
        found.add(f"{row}.kind = %s", query.kinds[0])  # so that an index by kind gives its order
    elif query.kinds:
        found.add(f"{row}.kind = ANY(%s)", list(query.kinds))
    if query.employment == "true":
        found.add(f"NOT {row}.aside")
    elif query.employment == "false":
        # "Not employment" is a question about jobs; the other kinds stay as they are.
        found.add(f"({row}.aside OR {row}.kind <> 'job')")
    if query.online == "only":
        found.add(f"{row}.online")
    return found


def entry_conditions(query: Query, entry: str, *, indexed: bool = False) -> Conditions:
    """Words and filters, asked of an entry (a table alias).

    indexed: for the planner to begin with, by the entry's indexes; otherwise for rows looked at one by one.
    """
    found = Conditions()
    if query.online == "exclude":
        # What takes place somewhere stays; what is online and nowhere else goes.
        found.add(f"{entry}.located")
    for word in query.words:
        clause, params = word.condition(entry, indexed=indexed)
        found.add(clause, *params)
    known = filters.all_filters()
    for name, values in query.filters:
        asked = known[name]
        if isinstance(asked, Terms | AllOf):
            holds = "@>" if isinstance(asked, AllOf) else "&&"
            found.add(f"{entry}.tags {holds} %s::text[]", [f"{name}:{value}" for value in values])
        else:
            _ask_detail(found, asked, values[0], entry)
    return found


def _ask_detail(found: Conditions, asked: Number | Switch, value: str, entry: str) -> None:
    """Each kind that has the filter has it in its detail table."""
    tables = [
        kind.detail._meta.db_table
        for kind in kinds.all_kinds()
        if asked.name in {f.name for f in kind.filters}
    ]
    param = value if isinstance(asked, Number) else today()
    clauses = [
        f"EXISTS (SELECT 1 FROM {table} d WHERE d.listing_id = {entry}.listing_id AND {asked.condition})"
        for table in tables
    ]
    found.add(f"({' OR '.join(clauses)})", *[param] * len(tables))


def listing_conditions(query: Query, audience: Audience) -> Conditions:
    """What a public place `pp` can tell of its listing, whichever of the listing's places it is."""
    return plain_conditions(query, audience, "pp") & in_entry(query, "pp.listing_id")


def in_entry(query: Query, listing: str) -> Conditions:
    """Words and filters, asked of a listing (SQL of its id)."""
    found = Conditions()
    asked = entry_conditions(query, "e")
    if asked.clauses:
        found.add(
            f"EXISTS (SELECT 1 FROM directory_entry e WHERE e.listing_id = {listing} AND {asked.sql})",
            *asked.params,
        )
    return found


# Keys of municipalities by their codes: a designated city includes its wards.
MUNICIPALITIES = """
    SELECT key FROM directory_municipality
    WHERE valid_to IS NULL AND (code = ANY(%(codes)s) OR parent_id = ANY(%(codes)s))"""
# Of the municipalities of some areas, wards included.
AREA_MUNICIPALITIES = """
    SELECT m.key FROM directory_municipality m
    JOIN directory_area_municipalities am ON am.municipality_id IN (m.key, m.parent_id)
    JOIN directory_area a ON a.id = am.area_id
    WHERE a.prefecture_id || '-' || a.code = ANY(%(codes)s)"""


def _within(statement: str, codes: tuple[str, ...], place: str) -> tuple[str, list[Any]]:
    """That a place is in one of the municipalities of a statement."""
    times = statement.count("%(codes)s")
    return f"{place}.municipality_id IN ({statement.replace('%(codes)s', '%s')})", [list(codes)] * times


def region_conditions(query: Query, place: str) -> Conditions:
    """Which prefecture, municipality and area a place (a table alias) must be in."""
    found = Conditions()
    if query.prefectures:
        found.add(f"{place}.prefecture_id = ANY(%s)", list(query.prefectures))
    for statement, codes in ((MUNICIPALITIES, query.municipalities), (AREA_MUNICIPALITIES, query.areas)):
        if codes:
            clause, params = _within(statement, codes, place)
            found.add(clause, *params)
    if query.outside_centres:
        found.add(f"{place}.municipality_id IN (SELECT key FROM directory_municipality WHERE NOT is_centre)")
    return found


def place_conditions(query: Query, place: str) -> Conditions:
    """What one and the same place `place` (a table alias) of a listing must fulfil."""
    found = region_conditions(query, place)
    if query.bbox:
        found.add(
            f"{place}.spot_id IN (SELECT id FROM directory_spot "
            "WHERE point::geometry(Geometry,4326) && ST_MakeEnvelope(%s, %s, %s, %s, 4326))",
            *query.bbox,
        )
    return found


def near_conditions(query: Query, listing: str) -> Conditions:
    """That any of the places of a listing (SQL of its id) is within the query's circle."""
    found = Conditions()
    if query.near:
        found.add(
            "EXISTS (SELECT 1 FROM directory_publicplace close JOIN directory_spot s ON s.id = close.spot_id "
            f"WHERE close.listing_id = {listing} AND ST_DWithin(s.point, %s::geography, %s))",
            Origin(query.near.lat, query.near.lng).ewkt,
            float(query.radius_km) * 1000,
        )
    return found


def in_region(query: Query, listing: str) -> Conditions:
    """That any of the places of a listing (SQL of its id) is in the query's regions and box."""
    found = Conditions()
    place = place_conditions(query, "there")
    if place.clauses:
        found.add(
            "EXISTS (SELECT 1 FROM directory_publicplace there "
            f"WHERE there.listing_id = {listing} AND {place.sql})",
            *place.params,
        )
    return found


def somewhere(query: Query, listing: str) -> Conditions:
    """That one of a listing's places is where the query asks, and one is near: they need not be one."""
    return in_region(query, listing) & near_conditions(query, listing)
