"""Calendars of meetings: of one group, and of every group that a query finds."""

from hashlib import blake2b
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _

from api.feeds.entries import entries_of, entries_of_query
from api.formats.calendar import Entry, calendar
from api.formats.links import Links
from api.language import preferred_lang
from api.plain import reading_only, with_problems
from api.problems import http_problem
from directory.meetings.search import query_of_groups
from directory.models import Status
from directory.search import Audience, listing_by_id
from directory.texts import owner_text, today, without_ruby

CONTENT_TYPE = "text/calendar; charset=utf-8"


@reading_only
@with_problems
def group_calendar(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """The meetings of one group that is listed on this site. A group that pauses has an empty calendar."""
    found = listing_by_id(group_id, Audience.SITE)
    if found is None or found.listing.kind != "group":
        raise Http404
    if found.listing.status == Status.WITHDRAWN:
        return http_problem(request, 410)
    links = _links(request)
    name = without_ruby(owner_text(found.listing, "title", links.lang)[0])
    return _answer(request, entries_of([found], links), name, links, filename=f"{group_id}.ics")


@reading_only
@with_problems
def groups_calendar(request: HttpRequest) -> HttpResponse:
    """The meetings of every group that the query finds and that agreed to be passed on."""
    links = _links(request)
    query = query_of_groups(_pairs(request), links.lang)
    entries = entries_of_query(query, Audience.OPEN_DATA, links)
    return _answer(request, entries, _("となり：集まり"), links, filename="tonari-groups.ics")


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]


def _links(request: HttpRequest) -> Links:
    return Links(base=request.build_absolute_uri("/")[:-1], lang=preferred_lang(request))


def _answer(
    request: HttpRequest, entries: list[Entry], name: str, links: Links, *, filename: str
) -> HttpResponse:
    content = calendar(entries, name=name, lang=links.lang, today=today())
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    tag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    answer = get_conditional_response(request, etag=tag, response=response) or response
    answer["ETag"] = tag
    answer["Cache-Control"] = "no-cache"
    answer["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(answer, ["Accept-Language"])
    return answer
