"""`/api/v1/meetings/`: what is on, date by date."""

from rest_framework.request import Request
from rest_framework.response import Response

from api.formats import meetings as formats
from api.formats import places
from api.rest.lists import envelope
from api.rest.parameters import Pairs, repeated
from api.rest.public import PublicView
from directory.meetings.search import Window, meetings, query_of_groups
from directory.search import Audience, Query, QueryError

_WINDOW = ("from", "to")


class MeetingList(PublicView):
    """Dates of groups' meetings from one day to another (Asia/Tokyo, at most 92), in the order of time.

    Every condition of the search about groups works here; places are those of the meetings themselves.
    """

    parameters = None  # the search knows its own

    def get(self, request: Request) -> Response:
        window = self.window()
        pairs = [(name, value) for name, value in self.pairs if name not in _WINDOW]
        query = query_of_groups(pairs, self.lang)
        page = meetings(query, Audience.OPEN_DATA, window)
        links = self.links()
        return Response(
            envelope(
                [formats.meeting(each, links, with_distance=query.near is not None) for each in page.results],
                next_page=self.page_address(query, window, page.next_cursor),
                previous_page=self.page_address(query, window, page.previous_cursor),
                near=places.near(query.near, self.lang) if query.near else None,
            )
        )

    def window(self) -> Window:
        """The days that are asked for. Raises QueryError."""
        given: dict[str, list[str]] = {name: [] for name in _WINDOW}
        for name, value in self.pairs:
            if name in given and value.strip():
                given[name].append(value.strip())
        if errors := [repeated(name) for name, values in given.items() if len(values) > 1]:
            raise QueryError(errors)
        first, last = ("".join(given[name]) for name in _WINDOW)
        return Window.parse(first, last)

    def page_address(self, query: Query, window: Window, cursor: str | None) -> str | None:
        """The address of the page that begins (or ends) at `cursor`."""
        if cursor is None:
            return None
        asked = query.replace(cursor=cursor).to_pairs()
        pairs: Pairs = [(name, value) for name, value in asked if name != "kind"]
        return self.address([*pairs, ("from", f"{window.first}"), ("to", f"{window.last}")])
