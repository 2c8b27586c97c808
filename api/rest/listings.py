"""`listings/` and the collections of single kinds: the one search, in every format."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from api.formats import geojson, listings, places
from api.rest import exports
from api.rest.lists import envelope
from api.rest.parameters import check_whole, unknown
from api.rest.problems import Gone
from api.rest.public import PublicView
from api.rest.renderers import CSVRenderer, GeoJSONRenderer, JSONRenderer, NDJSONRenderer
from directory import kinds
from directory.models import HAS_PAGE, Status
from directory.search import Audience, Page, Query, QueryError, Result, database, listing_by_id, search
from directory.search.whole import whole_result


class ListingList(PublicView):
    """Listings that match the query: a page at a time as JSON or GeoJSON, all of them as CSV or NDJSON.

    kind: the only kind this collection holds; empty: all.
    """

    parameters = None  # the search knows its own
    kind = ""
    renderer_classes = (JSONRenderer, GeoJSONRenderer, CSVRenderer, NDJSONRenderer)

    def get(self, request: Request) -> HttpResponseBase:
        query = self.query()
        form = request.accepted_renderer.format
        if form in exports.WRITERS:
            return self.export(query, form)
        listings.check_fields(query.fields, listings.field_names(self.kind))
        page = search(query, Audience.OPEN_DATA)
        if form == GeoJSONRenderer.format:
            features = partial(geojson.feature, fields=query.fields)
            return Response(geojson.collection(self.listed(page, features)))
        return Response(self.listed(page, partial(listings.only, fields=query.fields)))

    def listed(self, page: Page, shaped: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """A page as a list of the API. shaped: makes what is asked for of all that a result has."""
        query = page.query

        def written(results: Sequence[Result]) -> list[dict[str, Any]]:
            return [shaped(each) for each in self.written(query, results)]

        answer = envelope(
            written(page.results),
            next_page=self.page_address(query, page.next_cursor),
            previous_page=self.page_address(query, page.previous_cursor),
            near=places.near(query.near, self.lang) if query.near else None,
        )
        if page.count is not None:
            answer |= {"count": page.count, "count_capped": page.count_capped}
        if page.facets is not None:
            answer["facets"] = page.facets.values
            answer["facets_capped"] = page.facets.capped
        if page.proposals or (query.q and not page.results):
            answer["proposals"] = [listings.proposal(each) for each in page.proposals]
        if not page.results:
            answer["nearest"] = {kind: written(found) for kind, found in page.nearest.items()}
            answer["online"] = written(page.online)
        return answer

    def written(self, query: Query, results: Sequence[Result]) -> list[dict[str, Any]]:
        """Results with all that they have."""
        return listings.results(results, self.links(), with_distance=query.near is not None)

    def exported(self, query: Query, results: Sequence[Result]) -> list[dict[str, Any]]:
        """The same, read as the export role."""
        with database.reading(settings.EXPORT_DATABASE):
            return self.written(query, results)

    def export(self, query: Query, form: str) -> HttpResponseBase:
        """The whole result as a file. Raises QueryError where a part of it was asked for."""
        check_whole(self.pairs)
        writer = exports.WRITERS[form]
        known = [name for name in listings.field_names(self.kind) if name not in writer.leaves_out]
        listings.check_fields(query.fields, known)
        found = (self.exported(query, results) for results in whole_result(query, Audience.OPEN_DATA))
        collection = kinds.get(self.kind).path if self.kind else "listings"
        return exports.response(
            self.request,
            exports.Export(found, writer(known, query.fields), path=self.request.path, lang=self.lang),
            filename=f"tonari-{collection}-{timezone.localdate():%Y-%m-%d}.{form}",
        )

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
        return Response(listings.results([found], self.links(), with_distance=False)[0])
