"""What somebody has typed so far, as the keys that names may begin with.

The text may stop anywhere: inside a word, inside a kana (`まつえs`, where an input method still waits for
the vowel), inside a Latin syllable (`sh`). Keys are in the form that names are kept in
(`directory.geocoding.names`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from directory.gazetteer.romaji import fold_romaji, romaji
from directory.geocoding.japanese import is_kana
from directory.geocoding.normalize import key

LONGEST = 40  # characters of a key; no name is longer
_LATIN_LETTER = re.compile("[a-z]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff々]")
# Latin letters behind Japanese ones are the beginning of the next kana.
_WAITING = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff々\uff66-\uff9f])[A-Za-zＡ-Ｚａ-ｚ]+$")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_SEPARATORS = re.compile(r"[\s,、，;:()/|\"]+")
_ENDINGS = ("city", "town", "village", "ward", "district", "prefecture")
# The end of a text in Latin letters -> how the folded key of a name may go on there. Folding is made for
# whole syllables: `shi` folds to `si`, while `sh` alone could still become `sha` (`sya`).
_OPEN_ENDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tch", ("tt",)),
    ("tc", ("tt",)),
    ("ch", ("ti", "ty")),
    ("c", ("ti", "ty")),
    ("sh", ("si", "sy")),
    ("j", ("zi", "zy")),
    ("ts", ("tu",)),
    ("f", ("hu",)),
    ("m", ("m", "n")),  # Shimbashi is kept as Shinbashi
)


class Key(NamedTuple):
    """The beginning of a name, and whether it is made of Latin letters."""

    text: str
    latin: bool

    @property
    def tells_a_town(self) -> bool:
        """Whether it is long enough for town blocks, of which thousands begin with the same two kana."""
        if self.latin:
            return len(self.text) >= 4
        return len(self.text) >= (3 if is_kana(self.text) else 2)


class Cut(NamedTuple):
    """A text taken as larger places and the beginning of a smaller one: 島根県 | 松江市 | 殿.

    before: a whole prefecture, or empty. name: a whole municipality, or empty (then `before` is not).
    """

    before: str
    name: str
    rest: str
    latin: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """keys: what one name may begin with. cuts: what several names may be. text: for names that are no
    places, in NFKC, without what an input method has not made a kana yet.
    """

    text: str
    keys: tuple[Key, ...]
    cuts: tuple[Cut, ...]

    @classmethod
    def of(cls, written: str) -> "Typed":
        """Read what was typed; never fails, whatever the characters."""
        written = _WAITING.sub("", _NO_TEXT.sub("", written).strip())
        plain = " ".join(unicodedata.normalize("NFKC", written).split())
        return cls(plain, *(_japanese(key(written)) if _CJK.search(plain) else _latin(without_marks(plain))))


def _japanese(text: str) -> tuple[tuple[Key, ...], tuple[Cut, ...]]:
    if not 0 < len(text) <= LONGEST:
        return (), ()
    keys = [Key(text, False)]
    if text[-1] in "ゖゕけか" and len(text) > 1 and not is_kana(text[-2]):
        keys.append(Key(text[:-1] + "が", False))  # 鰺ヶ of 鰺ヶ沢: the rule waits for the next kanji
    if "ー" in text and is_kana(text):
        keys += _keys(fold_romaji(romaji(text)))  # とーきょ, as it sounds
    return tuple(keys), tuple(_japanese_cuts(text))


def _japanese_cuts(text: str) -> Iterator[Cut]:
    for end in range(2, len(text)):
        if not _is_name(text[:end]):
            continue
        yield from (Cut("", text[:end], rest, False) for rest in _rests(text[end:]))
        if end > 7:  # no prefecture's name is longer (かごしまけん)
            continue
        for rest in _rests(text[end:]):
            yield Cut(text[:end], "", rest, False)
            for inner in range(1, len(rest)):
                if _is_name(rest[:inner]):
                    yield Cut(text[:end], rest[:inner], rest[inner:], False)


def _is_name(text: str) -> bool:
    """Two kana are as likely the beginning of another word."""
    return len(text) >= (3 if is_kana(text) else 2)


def _rests(text: str) -> tuple[str, ...]:
    """島根の松 goes on with の松 or with 松."""
    return (text, text[1:]) if text[0] == "の" and len(text) > 1 else (text,)


def without_marks(text: str) -> str:
    """`Ōsaka` -> `osaka`."""
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _latin(text: str) -> tuple[tuple[Key, ...], tuple[Cut, ...]]:
    if not _LATIN_LETTER.search(text) or len(text) > LONGEST:
        return (), ()
    words = [word for word in _SEPARATORS.split(text) if word]
    if len(words) > 1 and any(ending.startswith(words[-1]) for ending in _ENDINGS):
        keys = [*_open_keys(words), *_keys(fold_romaji(" ".join(words[:-1])))]
    else:
        keys = _open_keys(words)
    cuts = []
    for end in range(1, len(words)):
        first = fold_romaji(" ".join(words[:end]))
        for rest in _open_keys(words[end:]):
            cuts += [Cut("", first, rest.text, True), Cut(first, "", rest.text, True)]
        for inner in range(end + 1, len(words)):
            name = fold_romaji(" ".join(words[end:inner]))
            cuts += [Cut(first, name, rest.text, True) for rest in _open_keys(words[inner:])]
    return tuple(dict.fromkeys(keys)), tuple(cut for cut in cuts if cut.before or cut.name)


def _open_keys(words: list[str]) -> list[Key]:
    """The keys with which a name may begin that has been typed as far as these words."""
    text = " ".join(words)
    for end, ways in _OPEN_ENDS:
        if text.endswith(end):
            stem = fold_romaji(text.removesuffix(end))
            return [Key(stem + way, True) for way in ways]
    return _keys(fold_romaji(text))


def _keys(folded: str) -> list[Key]:
    return [Key(folded, True)] if folded else []
