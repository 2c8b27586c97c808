"""A page's address begins with its language: nothing is Japanese, `/en/` English, `/easy/` plain Japanese.

Django's own prefix resolver knows language codes only, and `easy` is none. Here the prefix is taken off
before addresses are resolved and put back in front of every address that `reverse` makes, so that no view,
template or URL pattern needs to know about it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.http import escape_leading_slashes

from directory.vocabulary import Lang


@dataclass(frozen=True)
class PageLanguage:
    """A language pages are written in.

    code: what Django calls it (names the catalogue). lang: what our own code and the API call it.
    prefix: first part of the address, empty for Japanese. tag: for `<html lang>` and `hreflang`.
    name: what its readers call it; short: where space is short; easy_name: with its reading, for plain
    Japanese pages.
    """

    code: str
    lang: Lang
    prefix: str
    tag: str
    name: str
    short: str
    easy_name: str


LANGUAGES = (
    PageLanguage("ja", "ja", "", "ja", "日本語", "日本語", "{日本語|にほんご}"),
    PageLanguage(
        "ja-simple", "easy", "easy", "ja-simple", "やさしい日本語", "やさしい", "やさしい{日本語|にほんご}"
    ),
    PageLanguage("en", "en", "en", "en", "English", "English", "English"),
)
_BY_PREFIX = {language.prefix: language for language in LANGUAGES if language.prefix}
_BY_LANG = {language.lang: language for language in LANGUAGES}

# First parts of addresses that are no pages in several languages: one in front of them leads nowhere.
NO_PAGES = ("admin", "api", "dev", "feeds", "healthz", "readyz", "static", "tiles")


def by_lang(lang: Lang) -> PageLanguage:
    """The page language of one of our codes (`ja`, `en`, `easy`)."""
    return _BY_LANG[lang]


def of_request(request: HttpRequest) -> PageLanguage:
    """The language a request is answered in; Japanese before the middleware has seen it."""
    return getattr(request, "page_language", LANGUAGES[0])


def address_in(request: HttpRequest, language: PageLanguage) -> str:
    """This page in another language, with its query."""
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    return path_in(request, language) + (f"?{query}" if query else "")


def path_in(request: HttpRequest, language: PageLanguage) -> str:
    """This page's path in another language, without its query."""
    root = request.META.get("SCRIPT_NAME", "").rstrip("/")
    prefix = f"/{language.prefix}" if language.prefix else ""
    # Two leading slashes would name another host.
    return escape_leading_slashes(f"{root}{prefix}{escape_uri_path(request.path_info)}")


class LanguagePrefixMiddleware:
    """Takes the language off the address, and answers in it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first, slash, rest = request.path_info[1:].partition("/")
        language = _BY_PREFIX.get(first)
        if language and not slash:
            query = iri_to_uri(request.META.get("QUERY_STRING", ""))
            return HttpResponseRedirect(f"{request.path}/" + (f"?{query}" if query else ""))
        if language and rest.partition("/")[0] not in NO_PAGES:
            request.path_info = f"/{rest}"
            return self._answer(request, language, f"{get_script_prefix()}{language.prefix}/")
        return self._answer(request, language or LANGUAGES[0], get_script_prefix())

    def _answer(self, request: HttpRequest, language: PageLanguage, script_prefix: str) -> HttpResponse:
        request.page_language = language  # type: ignore[attr-defined]
        before = get_script_prefix()
        set_script_prefix(script_prefix)
        try:
            with translation.override(language.code):
                response = self.get_response(request)
        finally:
            set_script_prefix(before)
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", language.tag)
        return response
