"""One spelling for the many ways in which people write a Japanese place.

`key` gives the form that names are compared in; `Normalized` the same form of what somebody typed,
remembering where each character stood, so that what was not understood can be given back as it was written.

What becomes equal: full and half width, katakana and hiragana, old and new character forms
(`directory/data/kanji_variants.txt`), ヶ/ケ/が/ガ and ノ/の/之 between kanji, 々 and the character repeated,
kanji and Arabic numbers before 丁目, 条, 番, 号..., 大字 written or left out, spaces and punctuation
anywhere.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_VARIANTS_FILE = Path(__file__).resolve().parent.parent / "data" / "kanji_variants.txt"

_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_VOICING = {"\u309b": "\u3099", "\u309c": "\u309a"}  # spacing ゛゜ -> combining, so that か゛ becomes が
_HALF_WIDTH_VOICING = "\uff9e\uff9f"
_DIGITS = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}

_NUMBER = re.compile(r"[〇一二三四五六七八九十百千]+(?=丁|条|番|号|線|区|地割|軒)")
_REPEATED = re.compile(r"(.)々")
_GA = re.compile(rf"(?<=[{_KANJI}])[がけゖゕか](?=[{_KANJI}])")
_NO = re.compile(rf"(?<=[{_KANJI}])[の之乃](?=[{_KANJI}])")
_SECTION = re.compile("大字|小字")
# The linking sound that some write and some leave out: 市ヶ谷 and 市谷, 一ノ関 and 一関.
_LINK = re.compile(rf"(?<=[{_KANJI}])[がの](?=[{_KANJI}])")
_DASH_AFTER_DIGIT = re.compile(r"(?<=[0-9])ー")
_MARKS = re.compile("[\u309b\u309c\u3099\u309a\uff9e\uff9f]")
_HIRAGANA = re.compile("[ぁ-ゖ]+")
_SEPARATORS = re.compile(r"[\W_]+")


def variant_forms() -> dict[str, str]:
    """Every old or other form of a character -> the form that stands for its group."""
    return {
        other: line[0]
        for line in _VARIANTS_FILE.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for other in line[1:]
    }


@cache
def _table() -> dict[int, str]:
    """Character -> the form that stands for its group; katakana -> hiragana."""
    katakana = {code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)}
    return katakana | {ord(other): first for other, first in variant_forms().items()}


def _number(kanji: str) -> str:
    """`二十三` -> `23`, `一〇` -> `10`. Any sequence gives some number; the same one gives the same."""
    total = current = 0
    for char in kanji:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        else:
            current = current * 10 + _DIGITS[char]
    return str(total + current)


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_RULES: tuple[_Rule, ...] = (
    (_REPEATED, lambda match: match[1] * 2),
    (_DASH_AFTER_DIGIT, lambda match: ""),
    (_NUMBER, lambda match: _number(match[0])),
    (_SECTION, lambda match: ""),
    (_GA, lambda match: "が"),
    (_NO, lambda match: "の"),
)


def _clusters(text: str) -> list[tuple[str, int]]:
    """Characters together with the combining marks after them, and where each begins."""
    clusters: list[tuple[str, int]] = []
    for index, char in enumerate(text):
        char = _VOICING.get(char, char)
        if clusters and (unicodedata.combining(char) or char in _HALF_WIDTH_VOICING):
            clusters[-1] = (clusters[-1][0] + char, clusters[-1][1])
        else:
            clusters.append((char, index))
    return clusters


def _fold(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster).lower().translate(_table())


@dataclass(frozen=True)
class Normalized:
    """What somebody typed, in the form for comparing.

    `starts[i]` is where character `i` of `text` began in `source`; `breaks` are positions in `text` before
    which the person put a space or punctuation (the end is always one).
    """

    source: str
    text: str
    starts: tuple[int, ...]
    breaks: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def of(cls, source: str) -> "Normalized":
        """Normalise anything; never fails, whatever the characters."""
        chars: list[str] = []
        starts: list[int] = []
        breaks: set[int] = set()
        for cluster, start in _clusters(source):
            for char in _fold(cluster):
                if char.isalnum():
                    chars.append(char)
                    starts.append(start)
                elif not unicodedata.combining(char):
                    breaks.add(len(chars))
        result = cls(source, "".join(chars), tuple(starts), frozenset(breaks))
        for pattern, replacement in _RULES:
            result = result._replace(pattern, replacement)
        return result

    def _replace(self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> "Normalized":
        parts: list[str] = []
        starts: list[int] = []
        moved: dict[int, int] = {}  # old position -> new one
        length = last = 0
        kept = list(self.starts)
        for match in pattern.finditer(self.text):
            begin, end = match.span()
            for old in range(last, begin):
                moved[old] = length + old - last
            length += begin - last
            new = replacement(match)
            if not new and end < len(kept):
                kept[end] = kept[begin]  # what is dropped is written with what follows it: 大字|西
            for old in range(begin, end):
                moved[old] = length + min(old - begin, len(new))
            parts += [self.text[last:begin], new]
            starts += [*kept[last:begin], *_spread(kept[begin:end], len(new))]
            length += len(new)
            last = end
        if not last:
            return self
        for old in range(last, len(self.text) + 1):
            moved[old] = length + old - last
        text = "".join([*parts, self.text[last:]])
        return Normalized(
            self.source,
            text,
            (*starts, *kept[last:]),
            frozenset(moved[position] for position in self.breaks),
        )

    def without_links(self) -> "Normalized":
        """Without ヶ, が, ノ, の between kanji: 市ヶ谷本村町 -> 市谷本村町."""
        return self._replace(_LINK, lambda match: "")

    def breaks_at(self, position: int) -> bool:
        """True at the end and where the person separated."""
        return position >= len(self.text) or position in self.breaks

    def written(self, begin: int, end: int | None = None) -> str:
        """What stood in the source from normalised position `begin` to `end`, without outer separators."""
        if begin >= len(self.text):
            return ""
        last = len(self.source) if end is None or end >= len(self.text) else self.starts[end]
        first = 0 if begin == 0 else self.starts[begin]
        return self.source[first:last].strip(" \t\r\n\u3000,、。．.・/／-")


def _spread(starts: Sequence[int], length: int) -> list[int]:
    """Starts for `length` new characters that replace those with `starts`."""
    return [starts[min(i, len(starts) - 1)] for i in range(length)]


def key(text: str) -> str:
    """The form for comparing, equal to `Normalized.of(text).text`, without the bookkeeping: for building the
    index.
    """
    if _MARKS.search(text):
        return Normalized.of(text).text
    folded = _SEPARATORS.sub("", _fold(text))
    if _HIRAGANA.fullmatch(folded):
        return folded  # no rule is about kana alone; half of all names are
    for pattern, replacement in _RULES:
        folded = pattern.sub(replacement, folded)
    return folded


def without_links(normalized: str) -> str:
    """A key without ヶ, が, ノ, の between kanji; the key itself when there is none."""
    return _LINK.sub("", normalized)
