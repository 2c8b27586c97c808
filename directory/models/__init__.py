"""The tables of the directory."""

from directory.models.detail import Consultation, Detail, Group, Training
from directory.models.draft import Draft
from directory.models.entry import Entry
from directory.models.gazetteer_name import GazetteerIndex, GazetteerName
from directory.models.group_link import GroupLink
from directory.models.invitation import Invitation
from directory.models.listing import (
    FINDABLE,
    HAS_PAGE,
    Consent,
    Language,
    Listing,
    ListingPlace,
    Status,
)
from directory.models.meeting import Meeting, MeetingChange, Occurrence
from directory.models.organization import Membership, Organization
from directory.models.person import Person
from directory.models.place import Place, Workplace
from directory.models.public_place import PublicPlace, Spot
from directory.models.region import Area, Municipality, MunicipalityType, PostalCode, Prefecture
from directory.models.review import Moderator, Reminder, Report, Review
from directory.models.tile import Tile, TileCell, TileChange
from directory.models.total import Total, TotalChange

__all__ = [
    "FINDABLE",
    "HAS_PAGE",
    "Area",
    "Consent",
    "Consultation",
    "Detail",
    "Draft",
    "Entry",
    "GazetteerIndex",
    "GazetteerName",
    "Group",
    "GroupLink",
    "Invitation",
    "Language",
    "Listing",
    "ListingPlace",
    "Meeting",
    "MeetingChange",
    "Membership",
    "Moderator",
    "Municipality",
    "MunicipalityType",
    "Occurrence",
    "Organization",
    "Person",
    "Place",
    "PostalCode",
    "Prefecture",
    "PublicPlace",
    "Reminder",
    "Report",
    "Review",
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
