"""The filters of the kinds, on a page of their own: a form for each kind, as those of two never go together.

It leads back to the search with all that was asked before.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory import kinds
from directory.filters import COMMON, AllOf, Filter, Number, Terms, implied_kinds
from directory.search import Query, QueryError
from directory.vocabulary import Lang
from frontend.public.filter_words import filter_label
from frontend.public.kind_words import KIND_WORDS
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.search_form import LEFT
from frontend.public.search_sentence import sentence
from frontend.public.sections import search_url

_ANY_KIND: Promise = _("どの種類でも")


@dataclass(frozen=True)
class Box:
    """One value that may be ticked; its label may hold ruby."""

    value: str
    label: str
    checked: bool


@dataclass(frozen=True)
class Field:
    """A filter in a form: boxes to tick, or a number with its unit and bounds (both included)."""

    name: str
    label: str
    boxes: list[Box]
    chosen: int
    number: str = ""
    unit: str | Promise = ""
    lowest: int = 0
    highest: int = 0


@dataclass(frozen=True)
class KindForm:
    """The filters of one kind; `kind` is empty for those of every kind. It asks for `kinds` (by commas)."""

    kind: str
    kinds: str
    name: str | Promise
    fields: list[Field]
    open: bool


@page(any_query=True)
def filters_page(request: HttpRequest) -> HttpResponse:
    """What can be asked of the kinds a query is about. A wrong query goes to the search, which says so."""
    lang = of_request(request).lang
    try:
        query = Query.parse(request.GET, lang=lang)
    except QueryError:
        return HttpResponseRedirect(f"{reverse('search')}?{request.GET.urlencode()}")
    kept = query.replace(kinds=(), filters=())
    return render(
        request,
        "pages/search_filters.html",
        {
            "forms": forms_of(query, lang),
            "carried": [pair for pair in kept.to_pairs() if pair[0] not in LEFT],
            "sentence": sentence(query, lang),
            "back": search_url(query),
        },
    )


def forms_of(query: Query, lang: Lang) -> list[KindForm]:
    """A form for each kind the query may be about; what all kinds have stands in it, or in one of its own."""
    chosen = dict(query.filters)
    possible = implied_kinds(chosen)
    asked = [
        kind
        for kind in kinds.all_kinds()
        if kind.key in possible and (not query.kinds or kind.key in query.kinds)
    ]
    # Once on the page: two hundred boxes are enough.
    shared = COMMON if len(asked) == 1 else ()
    forms = [
        KindForm(
            kind.key,
            kind.key,
            KIND_WORDS[kind.key].name,
            [_field(each, chosen.get(each.name, ()), lang) for each in (*kind.filters, *shared)],
            open=len(asked) == 1,
        )
        for kind in asked
    ]
    if len(asked) > 1:
        common = [_field(each, chosen.get(each.name, ()), lang) for each in COMMON]
        forms.append(KindForm("", ",".join(query.kinds), _ANY_KIND, common, open=bool(chosen)))
    return forms


def _field(asked: Filter, chosen: tuple[str, ...], lang: Lang) -> Field:
    name, words = asked.name, filter_label(asked)
    if isinstance(asked, Terms | AllOf):
        boxes = [Box(key, asked.said(key, lang), key in chosen) for key in asked.keys]
        return Field(name, words, boxes, len(chosen))
    if isinstance(asked, Number):
        return Field(name, words, [], len(chosen), "".join(chosen), asked.unit, asked.lowest, asked.highest)
    return Field(name, words, [Box("true", words, bool(chosen))], len(chosen))
