"""`listings/` and the collections of single kinds: the one search, as JSON."""

from typing import Any
from uuid import UUID

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from api.formats import listings, places
from api.rest.lists import envelope
from api.rest.parameters import unknown
from api.rest.problems import Gone
from api.rest.public import PublicView
from directory.models import HAS_PAGE, Status
from directory.search import Audience, Query, QueryError, listing_by_id, search


class ListingList(PublicView):
    """Listings that match the query, a page at a time.

    kind: the only kind this collection holds; empty: all.
    """

    parameters = None  # the search knows its own
    kind = ""

    def get(self, request: Request) -> Response:
        query = self.query()
        page = search(query, Audience.OPEN_DATA)
        links = self.links()

        def written(results: Any) -> list[dict[str, Any]]:
            return [listings.result(item, links, with_distance=query.near is not None) for item in results]

        answer = envelope(
            written(page.results),
            next_page=self.page_address(query, page.next_cursor),
            previous_page=self.page_address(query, page.previous_cursor),
            near=places.near(query.near, self.lang) if query.near else None,
        )
        if not page.results:
            answer["nearest"] = {kind: written(found) for kind, found in page.nearest.items()}
            answer["online"] = written(page.online)
        return Response(answer)

    def query(self) -> Query:
        """The query of this request. Raises QueryError."""
        pairs = self.pairs
        if self.kind:
            if any(name == "kind" for name, _value in pairs):
                raise QueryError([unknown("kind")])
            pairs = [*pairs, ("kind", self.kind)]
        return Query.parse(pairs, lang=self.lang)

    def page_address(self, query: Query, cursor: str | None) -> str | None:
        """The address of the page that begins (or ends) at `cursor`."""
        if cursor is None:
            return None
        pairs = query.replace(cursor=cursor).to_pairs()
        return self.address([(name, value) for name, value in pairs if not (self.kind and name == "kind")])


class ListingDetail(PublicView):
    """One listing. Closed ones still answer (see `status`); withdrawn ones are gone (410)."""

    kind = ""

    def get(self, request: Request, listing_id: UUID) -> Response:
        found = listing_by_id(listing_id, Audience.OPEN_DATA)
        if found is None or (self.kind and found.listing.kind != self.kind):
            raise Http404
        if found.listing.status == Status.WITHDRAWN:
            raise Gone
        if found.listing.status not in HAS_PAGE:
            raise Http404
        return Response(listings.result(found, self.links(), with_distance=False))
