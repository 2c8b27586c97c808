"""Query parameters of addresses that are not searches. Searches have `directory.search.Query`."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory.search import FieldError, QueryError, values
from directory.vocabulary import LANGS

Pairs = list[tuple[str, str]]


def own_pairs(query: QueryDict, formats: Sequence[str] = ("json",)) -> Pairs:
    """The parameters as pairs, without `lang` and `format`, which mean the same everywhere.

    Raises QueryError when one of these two is repeated or has a value that is not known here.
    """
    errors = []
    once = {"lang": LANGS, "format": formats}
    for name, allowed in once.items():
        given = query.getlist(name)
        if len(given) > 1:
            errors.append(repeated(name))
        elif given and given[0] and given[0] not in allowed:
            errors.append(
                FieldError(
                    name, _("使える値は %(allowed)s です。") % {"allowed": ", ".join(allowed)}, given[0]
                )
            )
    if errors:
        raise QueryError(errors)
    return [(name, value) for name, given in query.lists() if name not in once for value in given]


def check(pairs: Pairs, known: Collection[str], *, several: Collection[str] = ()) -> None:
    """Raises QueryError naming every parameter that is unknown, or repeated and not in `several`."""
    errors = []
    for name, count in Counter(name for name, _value in pairs).items():
        if name not in known:
            errors.append(unknown(name))
        elif count > 1 and name not in several:
            errors.append(repeated(name))
    if errors:
        raise QueryError(errors)


def check_whole(pairs: Pairs) -> None:
    """Raises QueryError for what asks for a part of the results, where all are given."""
    message = _("この形式では、結果をぜんぶお渡しします。この条件は外してください。")
    errors = [
        FieldError(name, message, value[:100])
        for name, value in pairs
        if name in ("limit", "cursor") and value.strip()
    ]
    if errors:
        raise QueryError(errors)


def unknown(name: str) -> FieldError:
    return FieldError(name[:100], _("ここでは、この条件は使えません。外してください。"))


def repeated(name: str) -> FieldError:
    return FieldError(name, _("この条件は、1回だけ書いてください。"))


def text(pairs: Pairs, name: str, *, longest: int, ask: str) -> str:
    """A text that must be there, in NFKC. Raises QueryError when it is missing (`ask` says what to write),
    has more than `longest` characters, or holds what no text holds.
    """
    raw = dict(pairs).get(name, "")
    try:
        value = values.normalise(raw)
    except values.BadValue as bad:
        raise QueryError([FieldError(name, str(bad))]) from bad
    if not value:
        raise QueryError([FieldError(name, ask)])
    if len(value) > longest:
        message = _("%(longest)s文字までで書いてください。") % {"longest": longest}
        raise QueryError([FieldError(name, message, value[:longest])])
    return value
