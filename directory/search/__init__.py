"""The one search. Every face calls this and nothing below it."""

from directory.search.conditions import Audience
from directory.search.engine import Page, listing_by_id, search
from directory.search.errors import FieldError, QueryError
from directory.search.query import Near, Query, parameters
from directory.search.results import PublicPoint, Result, listings_of

__all__ = [
    "Audience",
    "FieldError",
    "Near",
    "Page",
    "PublicPoint",
    "Query",
    "QueryError",
    "Result",
    "listing_by_id",
    "listings_of",
    "parameters",
    "search",
]
