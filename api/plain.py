"""What views without REST framework have in common: which methods they answer, and what they say is wrong."""

import logging
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from api.language import TAGS, preferred_lang
from api.problems import RETRY_SECONDS, http_problem
from directory.search import QueryError

logger = logging.getLogger(__name__)

ALLOWED_METHODS = ("GET", "HEAD", "OPTIONS")

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def reading_only(view: View[P]) -> View[P]:
    """GET and HEAD as the view answers; OPTIONS says so; a problem detail (405) for every other method."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        response = HttpResponse(status=204) if request.method == "OPTIONS" else http_problem(request, 405)
        response["Allow"] = ", ".join(ALLOWED_METHODS)
        return response

    answer.access = "public"  # type: ignore[attr-defined]  # read by the permission table of the tests
    return csrf_exempt(answer)


def with_problems(view: View[P]) -> View[P]:
    """A view in the reader's language: 400 for a query that cannot be answered, 503 for a database that does
    not answer.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with override(TAGS[preferred_lang(request)]):
            try:
                return view(request, *args, **kwargs)
            except QueryError as error:
                return http_problem(request, 400, error.errors)
            except (OperationalError, InterfaceError) as error:
                number = uuid.uuid4().hex
                logger.error("database did not answer (%s) at %s", number, request.path, exc_info=error)
                response = http_problem(request, 503, id=number)
                response["Retry-After"] = str(RETRY_SECONDS)
                return response

    return answer
