"""`geocode/`: what a text may mean as a place."""

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from api.formats import places
from api.rest.lists import envelope
from api.rest.parameters import text
from api.rest.public import PublicView
from directory.geocoding import geocode
from directory.search import Query

LONGEST = 200  # characters


class Geocode(PublicView):
    """Every place that `q` may mean, the likeliest first.

    When there is none, `suggestions` holds places with similar names. `unresolved` is what of the text was
    not understood. `notices` says what went wrong on the way (an outside geocoder that did not answer); the
    results are then from the bundled gazetteer alone.
    """

    parameters = frozenset({"q", "limit"})

    def get(self, request: Request) -> Response:
        query = text(
            self.pairs, "q", longest=LONGEST, ask=_("探したい場所を、郵便番号か地名で書いてください。")
        )
        limit = Query.parse([pair for pair in self.pairs if pair[0] == "limit"], lang=self.lang).limit
        found = geocode(query, limit=limit)
        answer = envelope([places.candidate(each, self.lang) for each in found.candidates])
        if not found.candidates:
            answer["suggestions"] = [places.candidate(each, self.lang) for each in found.suggestions]
        answer["unresolved"] = found.unresolved
        answer["notices"] = list(found.notices)
        return Response(answer)
