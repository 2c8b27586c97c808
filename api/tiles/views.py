"""`/tiles/`: what a query finds, and the prefectures, as Mapbox vector tiles.

Plain views: a map asks for dozens of tiles at once. They are part of the site's pages (groups that have not
agreed to be passed on are in them), so pages of other sites may not read them.
"""

from functools import lru_cache
from hashlib import blake2b
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from api.plain import reading_only, with_problems
from api.problems import http_problem
from directory.search import FieldError, Query, QueryError, values
from directory.tiles import live, regions, sums
from directory.tiles.grid import DEEPEST_ZOOM, Tile
from directory.tiles.statement import Statement

CONTENT_TYPE = "application/vnd.mapbox-vector-tile"
_HEADERS = {
    # Kept copies are asked about each time: what is withdrawn is gone at once, in caches too.
    "Cache-Control": "no-cache",
    "Vary": "Accept-Encoding",
}


@reading_only
@with_problems
def listing_tile(request: HttpRequest, z: str, x: str, y: str) -> HttpResponse:
    """Layers `clusters` and `listings`. 304 without drawing anything when the sums' version says so."""
    tile, query = read_tile(z, x, y), _read_query(request)
    if not sums.suffice(query):
        (content,) = live.draw(tile, query).first_row()
        return _answer(request, content, _content_tag(content))
    statement = sums.draw(tile, query)
    if "If-None-Match" in request.headers:
        tag = _version_tag(statement, sums.version(tile))
        if (unchanged := get_conditional_response(request, etag=tag)) is not None:
            return _with_headers(request, unchanged, tag)
    version, content = statement.first_row()
    return _answer(request, content, _version_tag(statement, version))


@reading_only
@with_problems
def prefecture_tile(request: HttpRequest, z: str, x: str, y: str) -> HttpResponse:
    """Layer `prefectures`."""
    tile = read_tile(z, x, y)
    if strange := sorted(set(request.GET) - sums.NO_MATTER):
        detail = _("ここでは、この条件は使えません。外してください。")
        raise QueryError([FieldError(name[:100], detail) for name in strange])
    (content,) = regions.draw(tile).first_row()
    return _answer(request, content, _content_tag(content))


def read_tile(z: str, x: str, y: str) -> Tile:
    """The tile of an address. Raises QueryError naming each number that is out of range."""
    errors: list[FieldError] = []

    def number(name: str, text: str, highest: int) -> int:
        try:
            return values.whole_number(text, 0, highest)
        except values.BadValue as bad:
            errors.append(FieldError(name, str(bad), text[:100]))
            return 0

    zoom = number("z", z, DEEPEST_ZOOM)
    last = (1 << (DEEPEST_ZOOM if errors else zoom)) - 1
    tile = Tile(zoom, number("x", x, last), number("y", y, last))
    if errors:
        raise QueryError(errors)
    return tile


def _read_query(request: HttpRequest) -> Query:
    """What is asked for. Raises QueryError."""
    if request.GET.keys() <= sums.KNOWN | sums.NO_MATTER:
        return _read_known(tuple((name, value) for name, given in request.GET.lists() for value in given))
    return Query.parse(request.GET)


@lru_cache(maxsize=1024)
def _read_known(pairs: tuple[tuple[str, str], ...]) -> Query:
    """The query of pairs that mean the same whatever the database holds. Raises QueryError; that is not kept:
    its messages are in the reader's language.
    """
    return Query.parse(pairs)


def _version_tag(statement: Statement, version: int) -> str:
    """Equal statements on equal data draw equal tiles: a new rule of drawing changes it, too."""
    return _content_tag(statement.digest + str(version).encode())


def _content_tag(content: bytes) -> str:
    return f'"{blake2b(content, digest_size=12).hexdigest()}"'


def _answer(request: HttpRequest, content: bytes, tag: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    answer = get_conditional_response(request, etag=tag, response=response)
    return _with_headers(request, answer or response, tag)


def _with_headers(request: HttpRequest, answer: HttpResponse, tag: str) -> HttpResponse:
    if answer.status_code == HTTPStatus.PRECONDITION_FAILED:
        return http_problem(request, answer.status_code)
    answer["ETag"] = tag
    for name, value in _HEADERS.items():
        answer[name] = value
    return answer
