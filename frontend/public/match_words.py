"""Why a search found a listing: where each of its words stands."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.search import Match
from directory.texts import without_ruby

_WHERE: dict[str, Promise] = {
    "title": gettext_lazy("題名"),
    "organization": gettext_lazy("団体の名前"),
    "place": gettext_lazy("場所"),
    "synonym": gettext_lazy("仕事のほかの呼び名"),
}
_AROUND = 16  # characters before and after a word that was found in a summary


def match_words(match: Match) -> str:
    """「病棟」：精神科病院・病棟. May hold ruby. Of a summary, which no card shows, the words around it."""
    if match.where in _WHERE:
        where = str(_WHERE[match.where])
    elif match.where == "summary":
        where = _("説明「%(text)s」") % {"text": excerpt(match.text, match.word)}
    else:
        where = match.text
    return _("「%(word)s」：%(where)s") % {"word": match.word, "where": where}


def excerpt(text: str, word: str) -> str:
    """The part of a text around a word; its beginning where the word is written another way there."""
    plain = without_ruby(text)
    at = max(plain.lower().find(word.lower()), 0)
    start, end = max(at - _AROUND, 0), at + len(word) + _AROUND
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")
