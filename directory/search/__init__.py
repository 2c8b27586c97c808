"""The one search. Every face calls this and nothing below it."""

from directory.search.conditions import Audience
from directory.search.engine import Page, listing_by_id, search
from directory.search.errors import FieldError, QueryError
from directory.search.offers import nearest_around
from directory.search.proposals import Proposal
from directory.search.query import Near, Query, parameters
from directory.search.results import Match, PublicPoint, Result, listings_of

__all__ = [
    "Audience",
    "FieldError",
    "Match",
    "Near",
    "Page",
    "Proposal",
    "PublicPoint",
    "Query",
    "QueryError",
    "Result",
    "listing_by_id",
    "listings_of",
    "nearest_around",
    "parameters",
    "search",
]
