"""The tables of the directory."""

from directory.models.detail import Consultation, Detail, Group, Training
from directory.models.entry import Entry
from directory.models.gazetteer_name import GazetteerIndex, GazetteerName
from directory.models.listing import (
    FINDABLE,
    HAS_PAGE,
    Consent,
    Language,
    Listing,
    ListingPlace,
    Status,
)
from directory.models.organization import Membership, Organization
from directory.models.person import Person
from directory.models.place import Place, Workplace
from directory.models.public_place import PublicPlace, Spot
from directory.models.region import Area, Municipality, MunicipalityType, PostalCode, Prefecture
from directory.models.tile import Tile, TileCell, TileChange
from directory.models.total import Total, TotalChange

__all__ = [
    "FINDABLE",
    "HAS_PAGE",
    "Area",
    "Consent",
    "Consultation",
    "Detail",
    "Entry",
    "GazetteerIndex",
    "GazetteerName",
    "Group",
    "Language",
    "Listing",
    "ListingPlace",
    "Membership",
    "Municipality",
    "MunicipalityType",
    "Organization",
    "Person",
    "Place",
    "PostalCode",
    "Prefecture",
    "PublicPlace",
    "Spot",
    "Status",
    "Tile",
    "TileCell",
    "TileChange",
    "Total",
    "TotalChange",
    "Training",
    "Workplace",
]
