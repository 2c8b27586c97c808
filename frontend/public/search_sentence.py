"""A query as one readable sentence that says all of its conditions, in the reader's language.

「島根県松江市から30 km以内の仕事、「病棟」をふくむ、働く場はデイケアか外来、締め切りが近い順」
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory import kinds
from directory.search import Query
from directory.vocabulary import Lang
from frontend.public.condition_words import SORTS, Places, places_of, switches
from frontend.public.filter_words import filters_in_words
from frontend.public.kind_words import KIND_WORDS


def sentence(query: Query, lang: Lang, places: Places | None = None) -> str:
    """The query in words; may hold ruby. `places`: the names of its regions, if they are at hand."""
    found = _what(query, lang)
    if at := where(query, lang, places or places_of(query, lang)):
        found = pgettext("sentence", "%(where)sの%(what)s") % {"where": at, "what": found}
    parts = [found]
    if query.q:
        parts.append(_("「%(words)s」をふくむ") % {"words": query.q})
    parts += filters_in_words(query, lang)
    parts += [str(words) for words, _without in switches(query)]
    parts.append(str(SORTS[query.sort]))
    return pgettext("sentence", "、").join(_in_line(parts, lang))


def _in_line(parts: list[str], lang: Lang) -> list[str]:
    """What begins a line elsewhere begins small within a sentence, in English."""
    return [part[:1].lower() + part[1:] if nth and lang == "en" else part for nth, part in enumerate(parts)]


def _what(query: Query, lang: Lang) -> str:
    chosen = [str(KIND_WORDS[kind.key].name) for kind in kinds.all_kinds() if kind.key in query.kinds]
    return pgettext("sentence", "と").join(_in_line(chosen, lang)) or _("すべて")


def where(query: Query, lang: Lang, places: Places) -> str:
    """Everything that says where: each must hold, any of the same sort."""
    found = []
    if query.near:
        found.append(
            pgettext("sentence", "%(place)sから%(km)s km以内")
            % {"place": query.near.label(lang), "km": f"{query.radius_km:f}"}
        )
    if query.bbox:
        found.append(pgettext("sentence", "地図で見ている範囲"))
    for names in (places.prefectures, places.areas, places.municipalities):
        if names:
            named = pgettext("sentence", "か").join(names.values())
            found.append(pgettext("sentence, where", "%(places)s") % {"places": named})
    return pgettext("sentence", "、").join(found)
