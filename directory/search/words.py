"""Words of a query: what each may mean, and the SQL that looks for it.

Every word must match somewhere: in titles, summaries and the organisation's names as written (folded, see
`directory/folding.py`), as a label of the vocabulary that the listing carries, or as the name of a place it
is in. A name of peer work finds every other such name. A word of Latin letters matches from the beginning of
a word; one that can be read as romaji is looked for in kana as well.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import jaconv

from directory.entries import SYNONYM_TAG, title_synonyms
from directory.geocoding import latin, lookup, normalize
from directory.search import database
from directory.texts import RUBY, without_ruby
from directory.vocabulary import enum_names, terms

_LATIN = re.compile(r"[a-z0-9][a-z0-9 ]*")
_ROMAJI = re.compile(r"[a-zA-Zāīūēōâîûêô'’-]{3,}")
_KANA = re.compile("[ぁ-ゖー]+")
_LONGEST_NAME = 3  # words in a name of peer work: "peer support worker"


@dataclass(frozen=True)
class Word:
    """A word of a query.

    text: as it was written. forms: folded texts, any of which may stand in a listing's texts. pairs: the
    neighbours in each form, as the index knows them. tags: any of which a listing may carry.
    """

    text: str
    forms: tuple[str, ...]
    pairs: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]

    def condition(self, entry: str, *, indexed: bool) -> tuple[str, list[Any]]:
        """SQL over an entry, with its parameters.

        indexed: for the planner to begin with, by the indexes of pairs and tags; otherwise for rows that are
        looked at one by one.
        """
        found = [_stands_in(f"{entry}.body", form) for form in self.forms]
        tags = (f"{entry}.tags && %s::text[]", list(self.tags))
        sql, params = _any([*found, tags] if self.tags else found)
        if indexed and self.forms and all(self.pairs):
            # Apart, because only what an index answers whole is not asked of each row again.
            pairs = [(f"directory_bigrams({entry}.body) @> %s::text[]", list(each)) for each in self.pairs]
            begin, first = _any([*pairs, tags] if self.tags else pairs)
            return f"{begin} AND {sql}", [*first, *params]
        return sql, params


def _any(conditions: list[tuple[str, Any]]) -> tuple[str, list[Any]]:
    """Conditions, each with its one parameter, joined by OR; none: nothing matches."""
    sql = " OR ".join(clause for clause, _param in conditions) or "false"
    return f"({sql})", [param for _clause, param in conditions]


def _stands_in(text: str, form: str) -> tuple[str, str]:
    """SQL that is true when a folded text holds a form, and its parameter."""
    if _LATIN.fullmatch(form):
        return f"{text} ~ %s", f"(?<![a-z0-9]){form}"
    return f"strpos({text}, %s) > 0", form


def understand(q: str) -> tuple[Word, ...]:
    """The words of a query, each once. Words without a letter or sign (・) are left out; when no other is
    left, one that matches nothing stands for them.
    """
    written = list(dict.fromkeys(q.split()))
    if not written:
        return ()
    heard = {word: kana for word in written if (kana := _kana(word))}
    folded = _folded([*written, *heard.values()])
    regions = _regions(written)
    found = []
    for text, form in _names_of_work(written, folded):
        if not form:
            continue
        if form in _work_names():
            tags: Iterable[str] = [SYNONYM_TAG]
        else:
            tags = [*regions.get(text, ()), *_labels(form)]
        forms = [form]
        kana = folded.get(heard.get(text, ""), "")
        if kana:
            forms.append(kana)
        found.append(Word(text, tuple(forms), tuple(map(_pairs, forms)), tuple(dict.fromkeys(tags))))
    return tuple(found) or (Word(q, (), (), ()),)


def _pairs(form: str) -> tuple[str, ...]:
    """Neighbours, or the one ideograph, as `directory_bigrams` has them."""
    if len(form) == 1 and "一" <= form <= "鿿":
        return (form,)
    pairs = (form[at : at + 2] for at in range(len(form) - 1))
    return tuple(dict.fromkeys(pair for pair in pairs if " " not in pair and "|" not in pair))


def _kana(word: str) -> str:
    """A word of Latin letters in hiragana, when all of it can be read as romaji."""
    if not _ROMAJI.fullmatch(word):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if "a" <= c <= "z")
    kana = jaconv.alphabet2kana(plain)
    return kana if _KANA.fullmatch(kana) and "っっ" not in kana and not kana.endswith("っ") else ""


def _folded(texts: list[str]) -> dict[str, str]:
    with database.cursor() as cursor:
        cursor.execute("SELECT given, directory_fold(given) FROM unnest(%s::text[]) AS given", [texts])
        return dict(cursor.fetchall())


def _names_of_work(written: list[str], folded: dict[str, str]) -> list[tuple[str, str]]:
    """Words with their folded forms; several that together name peer work are taken as one."""
    found, at = [], 0
    while at < len(written):
        for end in range(min(at + _LONGEST_NAME, len(written)), at, -1):
            form = " ".join(folded[word] for word in written[at:end])
            singular = form.removesuffix("s")
            if end == at + 1 or singular in _work_names():
                named = singular if singular in _work_names() else form
                found.append((" ".join(written[at:end]), named))
                at = end
                break
    return found


@cache
def _work_names() -> frozenset[str]:
    return frozenset(_folded(list(title_synonyms())).values())


@cache
def _vocabulary() -> tuple[tuple[str, str], ...]:
    """Tags with the folded labels of their key, in every language and with readings as with kanji."""
    labels: dict[str, set[str]] = {}
    for enum in enum_names():
        for term in terms(enum):
            labels[f"{enum}:{term.key}"] = {
                *(term.ja, term.en, without_ruby(term.easy)),
                RUBY.sub(r"\2", term.easy),
            }
    folded = _folded(sorted({label for each in labels.values() for label in each}))
    return tuple((tag, folded[label]) for tag, each in labels.items() for label in sorted(each))


def _labels(form: str) -> list[str]:
    """Tags whose label holds a folded word: from the beginning of a word for Latin letters."""
    if len(form) < 2:
        return []
    if _LATIN.fullmatch(form):
        begins = re.compile(rf"(?<![a-z0-9]){form}")
        return [tag for tag, label in _vocabulary() if begins.search(label)]
    return [tag for tag, label in _vocabulary() if form in label]


def _regions(written: list[str]) -> dict[str, list[str]]:
    """For each word that names prefectures or municipalities of today, their tags."""
    found: dict[str, list[str]] = {}
    for is_latin in (False, True):
        keys = {word: latin.Words(word).keys() if is_latin else {normalize.key(word)} for word in written}
        asked = {key for each in keys.values() for key in each if key}
        rows = lookup.regions(asked, latin=is_latin) if asked else []
        for word, each in keys.items():
            found.setdefault(word, []).extend(
                f"municipality:{row.municipality_id}"
                if row.municipality_id
                else f"prefecture:{row.prefecture_id}"
                for row in rows
                if row.key in each and row.level != lookup.Level.FORMER
            )
    return found
