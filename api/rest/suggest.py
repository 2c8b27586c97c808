"""`suggest/`: what may be meant by what has been typed so far."""

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from api.formats.suggestions import suggestions
from api.rest.lists import envelope
from api.rest.parameters import text
from api.rest.public import PublicView
from directory.search import values
from directory.search.errors import FieldError, QueryError
from directory.suggest import PARAMETERS, suggest

LONGEST = 200  # characters


class Suggest(PublicView):
    """At most ten places, postal codes, organisations and listings whose names begin with `q`.

    parameter: only those that are put into this parameter of a search (`near`: places; `q`: the others).
    """

    parameters = frozenset({"q", "parameter"})

    def get(self, request: Request) -> Response:
        typed = text(
            self.pairs, "q", longest=LONGEST, ask=_("さがしたい名前の、はじめの文字を書いてください。")
        )
        return Response(envelope(suggestions(suggest(typed, self.wanted()), self.links())))

    def wanted(self) -> tuple[str, ...]:
        """Suggestions for which parameters. Raises QueryError for one that has none."""
        given = dict(self.pairs).get("parameter", "")
        if not given:
            return PARAMETERS
        try:
            return (values.one_of(given, PARAMETERS),)
        except values.BadValue as bad:
            raise QueryError([FieldError("parameter", str(bad), given[:100])]) from bad
