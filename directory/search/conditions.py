"""Which public places a query is about, as SQL over `directory_publicplace`.

The orders (`distance`, `newest`) share these conditions, so that they answer with the same listings.
"""

import enum
from dataclasses import dataclass, field
from typing import Any

from directory.search.query import Query


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

    @property
    def sql(self) -> str:
        return " AND ".join(self.clauses) or "true"


def listing_conditions(query: Query, audience: Audience) -> Conditions:
    """What a public place `pp` can tell of its listing, whichever of the listing's places it is."""
    found = Conditions()
    if audience is Audience.OPEN_DATA:
        found.add("pp.open_data")
    if query.kinds:
        found.add("pp.kind = ANY(%s)", list(query.kinds))
    if query.employment == "true":
        found.add("NOT pp.aside")
    elif query.employment == "false":
        # "Not employment" is a question about jobs; the other kinds stay as they are.
        found.add("(pp.aside OR pp.kind <> 'job')")
    if query.online == "only":
        found.add("pp.online")
    elif query.online == "exclude":
        # What takes place somewhere stays; what is online and nowhere else goes.
        found.add("pp.spot_id IS NOT NULL")
    return found


def place_conditions(query: Query, place: str) -> Conditions:
    """What one and the same place `place` (a table alias) of a listing must fulfil."""
    found = Conditions()
    if query.prefectures:
        found.add(f"{place}.prefecture_id = ANY(%s)", list(query.prefectures))
    if query.municipalities:
        # A designated city includes its wards.
        found.add(
            f"{place}.municipality_id IN (SELECT key FROM directory_municipality "
            "WHERE valid_to IS NULL AND (code = ANY(%s) OR parent_id = ANY(%s)))",
            list(query.municipalities),
            list(query.municipalities),
        )
    if query.outside_centres:
        found.add(f"{place}.municipality_id IN (SELECT key FROM directory_municipality WHERE NOT is_centre)")
    if query.bbox:
        found.add(
            f"{place}.spot_id IN (SELECT id FROM directory_spot "
            "WHERE point::geometry(Geometry,4326) && ST_MakeEnvelope(%s, %s, %s, %s, 4326))",
            *query.bbox,
        )
    return found
