"""The language of an answer: `lang`, then Accept-Language, then Japanese."""

import re
from typing import cast

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from directory.vocabulary import LANGS, Lang

# Our names for the languages, and the tags that Django, HTML and Content-Language use.
TAGS: dict[Lang, str] = {"ja": "ja", "en": "en", "easy": "ja-simple"}

_ASKED = re.compile(rf"(?:^|&)lang=({'|'.join(LANGS)})(?=&|$)")


def preferred_lang(request: HttpRequest) -> Lang:
    """The language to answer in. Never fails: a wrong `lang` is refused later, in the language found here."""
    # Not from request.GET, which may itself refuse what was sent: errors are answered in a language too.
    if asked := _ASKED.search(request.META.get("QUERY_STRING", "")):
        return cast(Lang, asked[1])
    for tag, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if tag == TAGS["easy"]:
            return "easy"
        primary = tag.partition("-")[0]
        if primary == "ja":
            return "ja"
        if primary == "en":
            return "en"
    return "ja"
