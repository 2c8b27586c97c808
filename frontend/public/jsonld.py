"""JSON-LD on a page: a data block, which no browser executes, so that the strict CSP lets it stand."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Nothing inside can end the block or begin a comment.
_ESCAPES = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def jsonld_script(data: dict[str, Any]) -> SafeString:
    """`<script type="application/ld+json">` with this data."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
