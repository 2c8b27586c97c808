"""`prefectures/` and `municipalities/`: the regions that exist today."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from api.formats import regions
from api.rest.lists import envelope
from api.rest.public import PublicView
from directory.models import Municipality, Prefecture
from directory.search import FieldError, Query, QueryError


def _prefectures() -> "QuerySet[Prefecture]":
    return Prefecture.objects.defer("geometry", "outline")


def _municipalities() -> "QuerySet[Municipality]":
    return (
        Municipality.objects.current()
        .select_related("prefecture")
        .defer("prefecture__geometry", "prefecture__outline", "prefecture__point")
        .order_by("code")
    )


class PrefectureList(PublicView):
    """All 47, on one page."""

    def get(self, request: Request) -> Response:
        links = self.links()
        return Response(envelope([regions.prefecture(each, links) for each in _prefectures()]))


class PrefectureDetail(PublicView):
    """One prefecture by its JIS X 0401 code."""

    def get(self, request: Request, code: str) -> Response:
        found = _prefectures().filter(code=code).first()
        if found is None:
            raise Http404
        return Response(regions.prefecture(found, self.links()))


class MunicipalityList(PublicView):
    """Cities, wards, towns and villages of today in the order of their codes, a page at a time."""

    parameters = frozenset({"prefecture", "limit", "cursor"})
    several = frozenset({"prefecture"})

    def get(self, request: Request) -> Response:
        # Both parameters mean here what they mean in a search.
        query = Query.parse([pair for pair in self.pairs if pair[0] != "cursor"], lang=self.lang)
        found = _municipalities()
        if query.prefectures:
            found = found.filter(prefecture__in=query.prefectures)
        signer = Signer(salt=f"api.municipalities:{','.join(query.prefectures)}")
        direction, code = self.position(signer)
        backwards = direction == "before"
        if backwards:
            found = found.filter(code__lt=code).order_by("-code")
        elif code:
            found = found.filter(code__gt=code)
        page = list(found[: query.limit + 1])
        more = len(page) > query.limit
        page = page[: query.limit]
        if backwards:
            page.reverse()

        def address(direction: str, exists: bool) -> str | None:
            if not exists or not page:
                return None
            edge = page[-1] if direction == "after" else page[0]
            cursor = signer.sign_object([direction, edge.code])
            return self.address([*query.to_pairs(), ("cursor", cursor)])

        links = self.links()
        return Response(
            envelope(
                [regions.municipality(each, links) for each in page],
                next_page=address("after", backwards or more),
                previous_page=address("before", more if backwards else bool(code)),
            )
        )

    def position(self, signer: Signer) -> tuple[str, str]:
        """Where the page begins: `after` or `before` a code. Raises QueryError for a strange cursor."""
        text = dict(self.pairs).get("cursor", "")
        if not text:
            return "after", ""
        try:
            value: Any = signer.unsign_object(text)
        except (BadSignature, ValueError) as error:
            message = _("このページの続きは見つかりません。cursor を外して、はじめから見てください。")
            raise QueryError([FieldError("cursor", message, text[:100])]) from error
        direction, code = value
        return direction, code


class MunicipalityDetail(PublicView):
    """One municipality of today by its JIS X 0402 code (five digits)."""

    def get(self, request: Request, code: str) -> Response:
        found = _municipalities().filter(code=code).first()
        if found is None:
            raise Http404
        return Response(regions.municipality(found, self.links()))
