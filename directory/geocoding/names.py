"""Under which spellings a place is found: every key of a prefecture, a municipality and a town block."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from directory.gazetteer.romaji import fold_romaji, romaji
from directory.geocoding.normalize import key, without_links
from directory.models import GazetteerName

FULL, SHORT, OTHER, COUNTY = GazetteerName.Form

# Written ending -> its readings. 北海道 keeps its 道: nobody says 北海 for it.
_ENDINGS = {
    "都": ("と",),
    "府": ("ふ",),
    "県": ("けん",),
    "郡": ("ぐん",),
    "市": ("し",),
    "区": ("く",),
    "町": ("ちょう", "まち"),
    "村": ("むら", "そん"),
}
# How a name of foreign words is written abroad, which its kana do not tell.
_ALSO_EN = {"南アルプス市": "Minami Alps"}
_WARD_OF = re.compile(r" Ward, .*$")


class Spelling(NamedTuple):
    """A key, whether it is made of Latin letters, and how it relates to the official name."""

    key: str
    latin: bool
    form: GazetteerName.Form


class Written(NamedTuple):
    """A name in kanji, kana and English. `en` may lack its ending (Matsue)."""

    ja: str
    kana: str
    en: str = ""

    def short(self) -> "Written":
        """Without the ending 県, 市, 町...; the name itself when it has none."""
        for reading in _ENDINGS.get(self.ja[-1:], ()):
            if self.kana.endswith(reading) and len(self.ja) > 1:
                return Written(self.ja[:-1], self.kana[: -len(reading)], self.en)
        return self

    def other_reading(self) -> str:
        """The kana with the ending's other reading (しわまち for しわちょう), or an empty string."""
        readings = _ENDINGS.get(self.ja[-1:], ())
        for reading in readings:
            if len(readings) == 2 and self.kana.endswith(reading):
                other = readings[1 - readings.index(reading)]
                return self.kana[: -len(reading)] + other
        return ""


def _japanese(text: str, form: GazetteerName.Form) -> Iterator[Spelling]:
    full = key(text)
    yield Spelling(full, False, form)
    if (loose := without_links(full)) != full:
        yield Spelling(loose, False, form)


def _latin(text: str, form: GazetteerName.Form) -> Iterator[Spelling]:
    yield Spelling(fold_romaji(text), True, form)


def _plain(name: Written) -> Iterator[Spelling]:
    """A name on its own: with and without its ending, in all scripts."""
    short = name.short()
    for part in (name.ja, name.kana):
        yield from _japanese(part, FULL)
    for part in (short.ja, short.kana):
        # 津 for 津市 is what people write; one kana (つ) would stand for too much.
        if part != short.kana or len(part) > 1:
            yield from _japanese(part, SHORT)
    # まつえ市, 松江し: half typed in kana.
    for mixed in (short.kana + name.ja[len(short.ja) :], short.ja + name.kana[len(short.kana) :]):
        if mixed not in (name.ja, name.kana):
            yield from _japanese(mixed, OTHER)
    if other := name.other_reading():
        yield from _japanese(other, OTHER)
        yield from _latin(romaji(other, name.ja), OTHER)
    yield from _latin(romaji(name.kana, name.ja), FULL)
    yield from _latin(romaji(short.kana, short.ja), SHORT)
    for english in (name.en, _ALSO_EN.get(name.ja, "")):
        if english:
            yield from _latin(_WARD_OF.sub("", english), SHORT)


def prefecture_spellings(name: Written) -> set[Spelling]:
    """島根県, 島根, しまねけん, しまね, shimaneken, shimane."""
    return _best(_plain(name))


def municipality_spellings(name: Written, county: Written | None, city: Written | None) -> set[Spelling]:
    """All spellings of a municipality. A ward (`city` given) has its city's name in front of its own, as is
    official.

    紫波郡紫波町, 紫波町, 紫波, 紫波郡; 広島市中区, 広島中区, 中区. A ward's own name goes without 区 only
    from two characters on: 中 or 北 alone names nothing.
    """
    if city:
        return _best([*_ward(name, city)])
    spellings = list(_plain(name))
    if county:
        short = name.short()
        for inside, form in ((name, FULL), (short, SHORT)):
            spellings += _japanese(county.ja + inside.ja, form)
            spellings += _japanese(county.kana + inside.kana, form)
        for part in (county.ja, county.kana, county.short().ja, county.short().kana):
            if len(part) > 1:
                spellings += _japanese(part, COUNTY)
        spellings += _latin(romaji(county.short().kana, county.short().ja), COUNTY)
        spellings += _latin(romaji(county.kana, county.ja), COUNTY)
    return _best(spellings)


def _ward(name: Written, city: Written) -> Iterator[Spelling]:
    own = Written(name.ja.removeprefix(city.ja), name.kana.removeprefix(city.kana), name.en)
    parts = [own]
    if len(own.short().ja) > 1:
        parts.append(own.short())
    for part in parts:
        for front in (city, city.short()):
            form = FULL if front is city and part is own else SHORT
            yield from _japanese(front.ja + part.ja, form)
            yield from _japanese(front.kana + part.kana, form)
            yield from _latin(romaji(front.kana, front.ja) + romaji(part.kana, part.ja), form)
    for spelling in _plain(own):
        if spelling.form is not SHORT or spelling.latin or len(own.short().ja) > 1:
            # Without its city no ward's name is official; that of a special ward of Tokyo is, and comes
            # first.
            yield spelling._replace(form=max(spelling.form, SHORT))


def town_spellings(name: Written) -> set[Spelling]:
    """A town block in kanji, kana and Latin letters, and without its 町 (三宮 for 三宮町) where two kanji
    stay.

    大字 and spaces are already left out by the key.
    """
    spellings = list(_japanese(name.ja, FULL))
    spellings += _japanese(name.kana, FULL)
    spellings += _latin(name.en, FULL)
    short = name.short()
    if name.ja.endswith("町") and len(short.ja) > 1 and short is not name:
        spellings += _japanese(short.ja, SHORT)
        spellings += _japanese(short.kana, SHORT)
        spellings += _latin(romaji(short.kana, short.ja), SHORT)
    return _best(spellings)


def _best(spellings: Iterator[Spelling] | list[Spelling]) -> set[Spelling]:
    """Each key once, in the form nearest to the official name; empty keys left out."""
    best: dict[tuple[str, bool], Spelling] = {}
    for spelling in spellings:
        known = best.get(spelling[:2])
        if spelling.key and (known is None or spelling.form < known.form):
            best[spelling[:2]] = spelling
    return set(best.values())
