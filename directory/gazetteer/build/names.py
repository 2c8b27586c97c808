"""Taking Japanese municipality names apart, and matching them with GeoNames."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from directory.gazetteer.build.distance import distance_km
from directory.gazetteer.build.sources import GeoName
from directory.gazetteer.romaji import fold_romaji, place_name, to_hiragana

MATCH_KM = 25.0
_COUNTY = re.compile(r"^(?P<county>.+?郡)(?P<name>.+[町村])$")
_COUNTY_KANA = re.compile(r"^(?P<county>.+?ぐん)(?P<name>.+(?:ちょう|まち|むら|そん))$")
# 三宅村 and 八丈町 have no county; the postal table writes their island before the name.
_ISLANDS = (("三宅島", "みやけじま"), ("八丈島", "はちじょうじま"))
_ENDING_KANA = {"市": ("し",), "区": ("く",), "町": ("ちょう", "まち"), "村": ("むら", "そん")}
# Written with n by the municipalities themselves, whatever GeoNames says.
_SPELLED_WITH_N = ("二本松市", "南部町")
# Counties whose reading holds ぐん before the 郡: the pattern would cut too early.
_COUNTIES_WITH_GUN = {"北群馬郡": "きたぐんまぐん"}


@dataclass(frozen=True)
class Name:
    """A municipality's own name and its county, in kanji and hiragana."""

    ja: str
    kana: str
    county_ja: str = ""
    county_kana: str = ""

    @property
    def base(self) -> tuple[str, str]:
        """Without 市, 区, 町, 村: (松江, まつえ)."""
        for ending in _ENDING_KANA[self.ja[-1]]:
            if self.kana.endswith(ending):
                return self.ja[:-1], self.kana[: -len(ending)]
        raise ValueError(f"{self.ja} does not end as {self.kana} does")

    @property
    def hepburn(self) -> str:
        """The base name in Latin letters."""
        ja, kana = self.base
        return place_name(kana, ja)

    @property
    def county_en(self) -> str:
        if not self.county_ja:
            return ""
        return (
            place_name(self.county_kana.removesuffix("ぐん"), self.county_ja.removesuffix("郡")) + " District"
        )


def split(city_ja: str, city_kana: str) -> Name:
    """`紫波郡紫波町`, `シワグンシワチョウ` -> name and county. Raises ValueError when kanji and reading do
    not split alike."""
    kana = to_hiragana(city_kana)
    for island, reading in _ISLANDS:
        if city_ja.startswith(island) and city_ja != island:
            return Name(city_ja.removeprefix(island), kana.removeprefix(reading))
    match = _COUNTY.fullmatch(city_ja)
    if not match:
        return Name(city_ja, kana)
    known = _COUNTIES_WITH_GUN.get(match["county"])
    if known:
        return Name(match["name"], kana.removeprefix(known), match["county"], known)
    reading_match = _COUNTY_KANA.fullmatch(kana)
    if not reading_match:
        raise ValueError(f"cannot split the reading {kana} as {city_ja}")
    return Name(match["name"], reading_match["name"], match["county"], reading_match["county"])


def without_marks(text: str) -> str:
    """`Ōshū` -> `Oshu`."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


class GeoNamesIndex:
    """Finds the GeoNames place of a municipality: same prefecture, same name, near its point."""

    def __init__(self, places: list[GeoName]) -> None:
        self._by_written: dict[tuple[str, str], list[GeoName]] = defaultdict(list)
        self._by_latin: dict[tuple[str, str], list[GeoName]] = defaultdict(list)
        for place in places:
            for name in {place.name, *place.names}:
                self._by_written[place.prefecture, name].append(place)
            for name in {place.name, *(n for n in place.names if n.isascii())}:
                self._by_latin[place.prefecture, fold_romaji(without_marks(name))].append(place)

    def find(
        self,
        prefecture: str,
        name: Name,
        near: tuple[float, float] | None,
        km: float = MATCH_KM,
        whole_name_only: bool = False,
    ) -> GeoName | None:
        """The place written like the name (with or without its ending), else the one that sounds like it; of
        several the most populous. `near` is (lat, lng), and limits the search to `km` around it.
        `whole_name_only`: with its ending only, for 釧路町 beside 釧路市."""
        ja, kana = name.base
        candidates = [self._by_written[prefecture, name.ja]]
        if not whole_name_only:
            candidates.append(self._by_written[prefecture, ja])
            candidates.append(self._by_latin[prefecture, fold_romaji(place_name(kana, ja))])
        for places in candidates:
            close = [p for p in places if near is None or distance_km((p.lat, p.lng), near) <= km]
            if close:
                return max(close, key=lambda place: (place.population, -place.geoname_id))
        return None


def spelling(name: Name, place: GeoName | None) -> str:
    """The English name: computed Hepburn, or GeoNames' spelling where it is the same reading.

    Reading and spelling are the same when they differ only in the length of vowels and n/m: kana alone
    cannot tell Matsuura (松浦) from a long u. Anything else (a different reading, an old or misspelt name)
    stays with the kana.
    """
    computed = name.hepburn
    if place is None or name.ja in _SPELLED_WITH_N:
        return computed
    theirs = re.sub(
        r"([ -](shi|cho|chō|machi|mura|son|ku)| City| Town)$", "", place.name, flags=re.IGNORECASE
    )
    theirs = re.sub(r"[^A-Za-z']", "", without_marks(theirs)).capitalize()
    if _sound(theirs) != _sound(computed) or _unmarked_long_vowels(theirs) > _unmarked_long_vowels(computed):
        return computed
    return theirs


def _unmarked_long_vowels(latin: str) -> int:
    """How often a text spells a vowel long with ou: a habit of some GeoNames authors (Hachirougata)."""
    return latin.lower().count("ou")


def _sound(latin: str) -> str:
    text = re.sub(r"[^a-z]", "", latin.lower())
    text = re.sub(r"m(?=[bmp])", "n", text)
    return re.sub(r"uu", "u", re.sub(r"o[ou]", "o", text))
