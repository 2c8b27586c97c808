"""What geocoding gives back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from directory.vocabulary import Lang

Precision = Literal["address", "town", "municipality", "city", "prefecture"]
PlaceType = Literal["postal_code", "prefecture", "municipality", "town", "address"]
Notice = Literal[
    "gsi_failed",  # GSI did not answer; the bundled answer stands
    "nominatim_failed",
    "gsi_refused",  # GSI's answer lay far from the municipality in the text
    "nominatim_refused",
    "postal_code_differs",  # the text holds a postal code of another municipality than the one it names
    "postal_code_unknown",  # the text holds a postal code that does not exist here; its words were used
    "station_unknown",  # the text names a station; the place whose name it bears was used
    "part_unknown",  # the text means a part of a prefecture that no area is kept for; the whole was used
]

_HAS_KANJI = re.compile("[\u3400-\u9fff々]")


@dataclass(frozen=True, slots=True)
class Label:
    """A place's name in the three languages; `easy` carries its reading as `{漢字|かな}`."""

    ja: str
    en: str
    easy: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a text may mean.

    `lat`, `lng`: WGS 84 degrees, 6 decimals. `precision` says what the point stands for: `town` when the town
    block has a point of its own, else what its municipality's point stands for; a ward without one has its
    city's (`city`). `source` names where the point comes from. `municipality_code` is today's, also for a
    former municipality (whose name is then in `former`); None for a prefecture.
    """

    labels: Label
    lat: float
    lng: float
    precision: Precision
    source: str
    type: PlaceType
    prefecture_code: str
    municipality_code: str | None
    postal_code: str | None = None
    former: str | None = None

    def label(self, lang: Lang) -> str:
        """What the place is called, largest part first in Japanese and last in English."""
        return str(getattr(self.labels, lang))


@dataclass(frozen=True, slots=True)
class MatchedArea:
    """An operator's area (`Area`) that a text names. `code` is unique within its prefecture."""

    prefecture_code: str
    code: str
    labels: Label
    kana: str

    @property
    def name(self) -> str:
        """Its name in queries: `04-kenpoku`."""
        return f"{self.prefecture_code}-{self.code}"

    def label(self, lang: Lang) -> str:
        """What the area is called."""
        return str(getattr(self.labels, lang))


@dataclass(frozen=True, slots=True)
class Answer:
    """All places a text may mean, best first.

    `suggestions`: near misses, only when there is no candidate. `unresolved`: what of the text was not
    understood, as it was written; empty when everything was. It belongs to the best candidate:
    `松江市殿町1番地` gives 殿町 and `1番地`. `areas`: parts of a prefecture that the text names (宮城の北).
    """

    candidates: Sequence[Candidate] = ()
    suggestions: Sequence[Candidate] = ()
    notices: Sequence[Notice] = ()
    unresolved: str = ""
    areas: Sequence[MatchedArea] = ()

    @property
    def best(self) -> Candidate | None:
        """The first candidate."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A name in three scripts, for composing labels."""

    ja: str
    kana: str
    en: str

    @property
    def easy(self) -> str:
        """With its reading, where it has kanji."""
        return f"{{{self.ja}|{self.kana}}}" if _HAS_KANJI.search(self.ja) and self.kana else self.ja


@dataclass(frozen=True, slots=True)
class LabelParts:
    """The parts of a place's name, largest first."""

    prefecture: NamedPart
    municipality: Sequence[
        NamedPart
    ] = ()  # county or city, then the municipality; `en` of the last one counts
    town: NamedPart | None = None
    postal_code: str = ""
    former: NamedPart | None = field(default=None)

    def label(self) -> Label:
        """The whole name in three languages."""
        parts = [self.prefecture, *self.municipality, *([self.town] if self.town else [])]
        ja = "".join(part.ja for part in parts)
        easy = "".join(part.easy for part in parts)
        english = [part.en for part in (self.town, *self.municipality[-1:]) if part and part.en]
        en = ", ".join([*english, _prefecture_en(self.prefecture, alone=not english)])
        if self.former:
            ja += f"（旧{self.former.ja}）"
            easy += f"（{{旧|きゅう}}{self.former.easy}）"
            en += f" (formerly {self.former.en})"
        if self.postal_code:
            code = f"{self.postal_code[:3]}-{self.postal_code[3:]}"
            return Label(f"〒{code} {ja}", f"{en} {code}", f"〒{code} {easy}")
        return Label(ja, en, easy)


def _prefecture_en(prefecture: NamedPart, *, alone: bool) -> str:
    whole = alone and prefecture.ja[-1] in "府県"
    return f"{prefecture.en} Prefecture" if whole else prefecture.en
