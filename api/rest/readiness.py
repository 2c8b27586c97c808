"""`readiness/instruments/` and `readiness/assessments/`: what is asked, and what workplaces answered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from api.formats import readiness
from api.rest.lists import envelope
from api.rest.public import PublicView
from directory.search import FieldError, Query, QueryError
from jobs.models import Assessment
from jobs.readiness.instruments import all_instruments, instrument
from jobs.readiness.versions import public_versions

_OWNERS = {"workplace": "workplace", "organization": "workplace__organization"}


class InstrumentList(PublicView):
    """Every version of the questions, the newest first, on one page."""

    def get(self, request: Request) -> Response:
        links = self.links()
        return Response(envelope([readiness.instrument(each, links) for each in all_instruments()]))


class InstrumentDetail(PublicView):
    """One version of the questions."""

    def get(self, request: Request, version: str) -> Response:
        try:
            found = instrument(version)
        except KeyError:
            raise Http404 from None
        return Response(readiness.instrument(found, self.links()))


class AssessmentList(PublicView):
    """Versions that workplaces published, the newest first, a page at a time."""

    parameters = frozenset({"workplace", "organization", "limit", "cursor"})

    def get(self, request: Request) -> Response:
        given = dict(self.pairs)
        # `limit` means what it means in a search.
        limit = Query.parse([pair for pair in self.pairs if pair[0] == "limit"], lang=self.lang).limit
        read = {name: _uuid(name, given.get(name, "").strip()) for name in _OWNERS}
        owners = {name: owner for name, owner in read.items() if owner is not None}
        found = public_versions().filter(**{_OWNERS[name]: owner for name, owner in owners.items()})
        kept = [(name, str(owner)) for name, owner in owners.items()]
        signer = Signer(salt=f"api.assessments:{kept}")
        direction, edge = _position(signer, given.get("cursor", ""))
        backwards = direction == "before"
        if edge is not None:
            found = found.filter(_beyond(*edge, backwards=backwards))
        if backwards:
            found = found.order_by("published_at", "-pk")
        page = list(found[: limit + 1])
        more = len(page) > limit
        page = page[:limit]
        if backwards:
            page.reverse()

        def address(direction: str, exists: bool) -> str | None:
            if not exists or not page:
                return None
            at = page[-1] if direction == "after" else page[0]
            cursor = signer.sign_object([direction, at.published_at.isoformat(), str(at.pk)])
            limited = [("limit", given["limit"])] if given.get("limit") else []
            return self.address([*kept, *limited, ("cursor", cursor)])

        links = self.links()
        return Response(
            envelope(
                [readiness.assessment(each, links) for each in page],
                next_page=address("after", backwards or more),
                previous_page=address("before", more if backwards else edge is not None),
            )
        )


class AssessmentDetail(PublicView):
    """One version of a workplace's answers."""

    def get(self, request: Request, assessment_id: UUID) -> Response:
        found: Assessment | None = public_versions().filter(pk=assessment_id).first()
        if found is None:
            raise Http404
        return Response(readiness.assessment(found, self.links()))


def _uuid(name: str, text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise QueryError([FieldError(name, _("id は UUID で書いてください。"), text[:100])]) from None


def _position(signer: Signer, text: str) -> tuple[str, tuple[datetime, UUID] | None]:
    """Where the page begins: `after` or `before` a version. Raises QueryError for a strange cursor."""
    if not text:
        return "after", None
    try:
        value: Any = signer.unsign_object(text)
    except (BadSignature, ValueError) as error:
        message = _("このページの続きは見つかりません。cursor を外して、はじめから見てください。")
        raise QueryError([FieldError("cursor", message, text[:100])]) from error
    direction, moment, pk = value
    return direction, (datetime.fromisoformat(moment), UUID(pk))


def _beyond(moment: datetime, pk: UUID, *, backwards: bool) -> Q:
    """Behind a version in the order of the list (the newest first, then by id), or before it."""
    if backwards:
        return Q(published_at__gt=moment) | Q(published_at=moment, pk__lt=pk)
    return Q(published_at__lt=moment) | Q(published_at=moment, pk__gt=pk)
