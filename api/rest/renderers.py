"""JSON out, and which form a request gets."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class JSONRenderer(BaseRenderer):
    """JSON by orjson, which writes a page of results several times faster than the standard library."""

    media_type = "application/json"
    format = "json"
    charset = None
    render_style = "binary"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else orjson.dumps(data)


class Negotiation(DefaultContentNegotiation):
    """REST framework's, except that the answer never repeats parameters of the Accept header."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        if request.headers.get("Accept", "*/*") == "*/*":  # nearly every request
            chosen = next(iter(renderers))
        else:
            chosen, _media_type = super().select_renderer(request, renderers, format_suffix)
        return chosen, chosen.media_type
