"""Problem details (RFC 9457): how every face for machines says what is wrong.

`type` is always `about:blank`: the status says what kind of error it is, `title` is its standard phrase,
`detail` a sentence for people in the language of the request, and `errors` names each parameter (`parameter`)
or part of a body (`pointer`) that is wrong. A 500 and a 503 carry an `id` that stands in the log beside what
happened.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from api.formats.places import candidate
from api.formats.values import plain
from api.language import TAGS, preferred_lang
from directory.search import FieldError
from directory.texts import current_lang

CONTENT_TYPE = "application/problem+json"
RETRY_SECONDS = 5

_DETAILS: dict[int, str | Promise] = {
    400: _("このままでは、お答えできません。errors にあるところを直して、もう一度お試しください。"),
    401: _("このキーでは入れません。キーを確かめてください。"),
    403: _("これをする許しがありません。"),
    404: _("ここには何もありません。URL を確かめてください。"),
    405: _("ここでは使えないメソッドです。使えるものは Allow ヘッダーにあります。"),
    406: _("お求めの形式では返せません。JSON（application/json）でお答えします。"),
    410: _("この掲載は取り下げられました。"),
    412: _("If-Match が、いまの内容の ETag と合いません。もう一度読んでください。"),
    413: _("送られたものが大きすぎます。"),
    414: _("URL が長すぎます。条件を減らしてください。"),
    415: _("この形式は受け取れません。JSON（application/json）で送ってください。"),
    429: _("短いあいだに多くのお尋ねがありました。Retry-After の秒数だけ待って、もう一度お試しください。"),
    500: _("こちらの不具合でお答えできませんでした。id を添えてお知らせくだされば、調べます。"),
    503: _("いま、お答えに時間がかかっています。少し待って、もう一度お試しください。"),
}


def body(status: int, errors: Sequence[Mapping[str, Any]] = (), **members: Any) -> dict[str, Any]:
    """A problem detail in the active language. Raises ValueError when `status` is no HTTP status."""
    detail = _DETAILS.get(status, _DETAILS[500 if status >= 500 else 400])
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": plain(str(detail)),
        "errors": list(errors),
        **members,
    }


def field_error(error: FieldError) -> dict[str, Any]:
    """One wrong parameter: its name, what to do, and places that may have been meant."""
    answer: dict[str, Any] = {"parameter": error.parameter, "detail": plain(str(error.detail))}
    if error.suggestions:
        lang = current_lang()
        answer["suggestions"] = [candidate(each, lang) for each in error.suggestions]
    return answer


def http_problem(
    request: HttpRequest, status: int, errors: Sequence[FieldError] = (), **members: Any
) -> HttpResponse:
    """The same for errors outside a view of REST framework: unknown addresses, refused requests."""
    lang = preferred_lang(request)
    with override(TAGS[lang]):
        problem = body(status, [field_error(error) for error in errors], **members)
    response = HttpResponse(orjson.dumps(problem), status=status, content_type=CONTENT_TYPE)
    response["Content-Language"] = TAGS[lang]
    response["Cache-Control"] = "no-store"
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response
