"""Making a bundled answer finer with the outside geocoders that the settings turn on."""

import re
import unicodedata
from dataclasses import replace

from geopy.distance import geodesic

from directory.geocoding.adapters import AdapterFailed, Source, sources
from directory.geocoding.answer import Answer, Candidate, Label, Notice

# An outside answer this far from the municipality in the text is about another place.
FARTHEST_KM = 50.0
# Block, lot and house number at the beginning of what the gazetteer did not understand. Only this much leaves
# the machine, behind the place's name: no name of a person or a building, no telephone number.
_TAIL = re.compile(
    r"(?:(?:大字|字)[^\s0-9、,]{1,10})?[0-9〇一二三四五六七八九十]+"
    r"(?:丁目|番地?|号|条|の|ノ|-|[‐‑–—―−ー－]|[0-9〇一二三四五六七八九十])*"
)
_TELEPHONE = re.compile(r"0[0-9]{1,4}[-(]?[0-9]{1,4}[-)]?[0-9]{4}")
_FAILED: dict[str, Notice] = {"gsi": "gsi_failed", "nominatim": "nominatim_failed"}
_REFUSED: dict[str, Notice] = {"gsi": "gsi_refused", "nominatim": "nominatim_refused"}


def refine(answer: Answer) -> Answer:
    """Ask the outside geocoders for an address whose municipality is known but whose number is not.

    The first good answer becomes the first candidate; a failure or an answer far away leaves the bundled one
    in place and adds a notice. Nothing is asked while the settings name no geocoder.
    """
    asked = sources()
    best = answer.best
    if not asked or best is None or best.municipality_code is None or best.precision == "address":
        return answer
    tail = address_tail(answer.unresolved)
    if not tail:
        return answer
    notices = list(answer.notices)
    for source in asked:
        found = _ask(source, best, tail, notices)
        if found:
            unresolved = (
                answer.unresolved.replace(tail, "", 1).strip()
                if found.precision == "address"
                else answer.unresolved
            )
            return replace(
                answer, candidates=[found, *answer.candidates], notices=notices, unresolved=unresolved
            )
    return replace(answer, notices=notices)


def address_tail(unresolved: str) -> str:
    """The block, lot and house number that an unresolved text begins with, as written; empty when there is
    none.
    """
    plain = unicodedata.normalize("NFKC", unresolved)
    match = _TAIL.match(plain)
    if not match or _TELEPHONE.match(plain):
        return ""
    # NFKC keeps the length of digits, dashes and kanji; where it did not, the tail is given in its plain
    # form.
    written = unresolved[: match.end()]
    return written if unicodedata.normalize("NFKC", written) == match[0] else match[0]


def _ask(source: Source, best: Candidate, tail: str, notices: list[Notice]) -> Candidate | None:
    name = re.sub(r"^〒[0-9-]+ |（旧.*?）", "", best.labels.ja)
    try:
        places = source.ask(name + unicodedata.normalize("NFKC", tail))
    except AdapterFailed:
        notices.append(_FAILED[source.name])
        return None
    near = [p for p in places if geodesic((p.lat, p.lng), (best.lat, best.lng)).km <= FARTHEST_KM]
    if not near:
        if places:
            notices.append(_REFUSED[source.name])
        return None
    place = near[0]
    labels = best.labels
    if place.precision == "address":
        labels = Label(f"{labels.ja}{tail}", f"{tail} {labels.en}", f"{labels.easy}{tail}")
    return replace(
        best,
        labels=labels,
        lat=round(place.lat, 6),
        lng=round(place.lng, 6),
        precision=place.precision,
        source=source.name,
        type="address" if place.precision == "address" else best.type,
    )
