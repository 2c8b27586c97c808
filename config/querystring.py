"""Refuses query strings that cannot be read, before anything tries to.

Django reads what is not UTF-8 as question marks and `%zz` as it stands: a person would get an answer to
something they did not ask. And PostgreSQL takes no NUL in a text. One rule for every face: such a request is
refused, and the parameter named.
"""

import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from config.errors import reader_language, refuse
from directory.search import FieldError

# Every code of a prefecture's municipalities fits in a quarter of it. Servers and proxies cut from 8,000 on.
LONGEST = 4096  # bytes, as sent
MOST = 200  # parameters
_BROKEN_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")


class QueryStringMiddleware:
    """414 for a query string over `LONGEST` bytes or `MOST` parameters; 400 for one that is no UTF-8, holds a
    NUL, or has a `%` without two hexadecimal digits.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        text: str = request.META.get("QUERY_STRING", "")
        if text:
            raw = text.encode("latin-1")  # WSGI's way to carry bytes
            if len(raw) > LONGEST or raw.count(b"&") >= MOST:
                with override(reader_language(request)):
                    return refuse(request, 414, [too_long(raw)])
            if must_look(raw):
                with override(reader_language(request)):
                    if errors := unreadable(raw):
                        return refuse(request, 400, errors)
        return self.get_response(request)


def must_look(raw: bytes) -> bool:
    """Whether anything in a query string could be unreadable: a cheap question, asked of every one."""
    return b"%" in raw or b"\0" in raw or not raw.isascii()


def too_long(raw: bytes) -> FieldError:
    """Names the longest part of a query string that is too long."""
    longest = max(raw.split(b"&"), key=len)
    return FieldError(
        _name(longest),
        _("URL の ? より後ろは、%(longest)d バイト、条件 %(most)d 個までです。条件を減らしてください。")
        % {"longest": LONGEST, "most": MOST},
    )


def unreadable(raw: bytes) -> list[FieldError]:
    """What cannot be read in a query string, one error a parameter."""
    errors = []
    for pair in raw.split(b"&"):
        parameter = _name(pair)
        if _BROKEN_PERCENT.search(pair):
            errors.append(
                FieldError(
                    parameter, _("% の後ろには16進数が2けた要ります。% そのものは %25 と書いてください。")
                )
            )
            continue
        decoded = unquote_to_bytes(pair)
        try:
            decoded.decode("utf-8")
        except UnicodeDecodeError:
            errors.append(FieldError(parameter, _("文字コードが UTF-8 ではないので、読めません。")))
            continue
        if b"\0" in decoded:
            errors.append(FieldError(parameter, _("読めない文字が入っています。")))
    return errors


def _name(pair: bytes) -> str:
    """The name of a parameter, as far as it can be read."""
    name = unquote_to_bytes(pair.partition(b"=")[0]).decode("utf-8", "replace")
    return name.replace("\0", "\N{REPLACEMENT CHARACTER}")[:100]
