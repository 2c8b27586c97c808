"""Understanding a place written in Japanese: largest part first, each name as long as possible.

宮城県栗原市築館… is read as prefecture, municipality, town; any part may be missing, and what follows the
last name that is understood stays unresolved.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from directory.geocoding import lookup
from directory.geocoding.lookup import Form, Level, NameRow
from directory.geocoding.normalize import Normalized

_KANJI = re.compile("[\u3400-\u9fff]")
_OFFICIAL = re.compile("[\u3400-\u9fff].*[都道府県市区]$")
_KANA = re.compile("[ぁ-ゖー]+")
# What may follow a place's name directly without making it another word.
_AFTER_NAME = re.compile(
    r"[0-9]|の|駅|付近|周辺|近|あたり|辺|方面|内|から|まで|在住|県|市|ふきん|しゅうへん|えき|ちかく"
)
_FILLER = re.compile(r"(?:日本国?|住所|所在地|現住所|郵便番号|場所)+")
_KYOTO_CITY = "26100"
_MOST_STARTS = 6  # how many later beginnings are tried when a text does not begin with a place


@dataclass(frozen=True, slots=True)
class Reading:
    """A text understood as one place: characters `begin` to `end` name it."""

    row: NameRow
    begin: int
    end: int


def read(text: Normalized) -> tuple[list[Reading], str]:
    """The best readings of a text (all cover equally much of it), and what they leave unresolved, as it was
    written.
    """
    readings = _read_anywhere(text)
    loose = text.without_links()
    if loose.text != text.text and _left(text, readings) > 0:
        others = _read_anywhere(loose)
        if _left(loose, others) < _left(text, readings) - (len(text.text) - len(loose.text)):
            text, readings = loose, others
    if not readings:
        return [], text.source.strip()
    begin, end = readings[0].begin, readings[0].end
    before = text.written(0, begin) if begin and not _FILLER.fullmatch(text.text[:begin]) else ""
    return readings, " ".join(part for part in (before, text.written(end)) if part)


def _left(text: Normalized, readings: list[Reading]) -> int:
    """How many characters are not understood."""
    return len(text.text) - (readings[0].end - readings[0].begin if readings else 0)


def _read_anywhere(text: Normalized) -> list[Reading]:
    """From the beginning; else from after a filler or a separator; else from a full name somewhere inside."""
    filler = _FILLER.match(text.text)
    first = filler.end() if filler and filler.end() < len(text.text) else 0
    if readings := _read(text, first):
        return readings
    best: list[Reading] = []
    for begin in sorted(b for b in text.breaks if first < b < len(text.text))[:_MOST_STARTS]:
        readings = _read(text, begin)
        if readings and _left(text, readings) < _left(text, best):
            best = readings
    return best or _read_inside(text)


def _read_inside(text: Normalized) -> list[Reading]:
    """From the first full name of a prefecture or municipality that has at least three characters, kanji
    among them; else from a short name in kanji that follows kana and ends the text (ハローワーク松江,
    イオン松江駅)."""
    body = text.text[:60]
    begins: dict[str, int] = {}
    for begin in range(1, len(body)):
        for end in range(begin + 2, min(begin + 12, len(body)) + 1):
            if _KANJI.search(body[begin:end]):
                begins.setdefault(body[begin:end], begin)
    found = [row for row in lookup.regions(begins, latin=False) if row.level < Level.FORMER]
    full = [begins[row.key] for row in found if row.form == Form.FULL and len(row.key) > 2]
    short = [
        begins[row.key]
        for row in found
        if row.form == Form.SHORT
        and is_kana(body[begins[row.key] - 1])
        and not is_kana(row.key)
        and _at_the_end(text, begins[row.key] + len(row.key))
    ]
    starts = full or short
    return _read(text, min(starts)) if starts else []


def _at_the_end(text: Normalized, end: int) -> bool:
    return text.breaks_at(end) or (text.text[end] == "駅" and text.breaks_at(end + 1))


def _read(text: Normalized, begin: int) -> list[Reading]:
    """All readings from one position that cover most."""
    body = text.text[begin : begin + 80]
    if not body:
        return []
    regions = _regions(text, begin)
    # A shorter name is only good if it can be followed by what follows it; one with a town after it is.
    found = [*_towns(text, regions), *(r for r in regions if _may_end(text, r))]
    found += _turned_around(text, found)
    reach = max((r.end for r in found), default=begin)
    # Where a region and a block of one name cover the text alike (松江), both are offered. A block that is
    # only the beginning of the text has to cover more of it.
    whole = reach == begin + len(body)
    if any(r.end == reach and r.row.form == Form.FULL and _OFFICIAL.search(r.row.key) for r in found):
        return _once(r for r in found if r.end == reach)  # 松江市: no town block begins like this
    found += [
        r for r in _bare_towns(text, begin) if r.end > reach or (r.end == reach and (whole or not found))
    ]
    reach = max((r.end for r in found), default=begin)
    return _once(r for r in found if r.end == reach)


def _regions(text: Normalized, begin: int) -> list[Reading]:
    """Prefectures and municipalities at a position; municipalities after a prefecture too."""
    body = text.text[begin:]
    heads = [
        Reading(row, begin, begin + len(row.key))
        for row in lookup.regions(lookup.prefixes(body), latin=False)
    ]
    tails = {
        (head.row.prefecture_id, tail)
        for head in heads
        if head.row.level == Level.PREFECTURE
        for tail in _tails(text, head.end)
    }
    keys = {key for _, tail in tails for key in lookup.prefixes(text.text[tail:])}
    rows = lookup.regions(keys, latin=False) if keys else []
    for row in rows:
        for prefecture, tail in tails:
            if (
                row.prefecture_id == prefecture
                and row.level != Level.PREFECTURE
                and text.text.startswith(row.key, tail)
            ):
                heads.append(Reading(row, begin, tail + len(row.key)))
    return heads


def _tails(text: Normalized, end: int) -> list[int]:
    """Where the next name may begin: right here, or after の (島根の松江), 字 or 旧 (栗原市旧築館町)."""
    tails = [end] if end < len(text.text) else []
    if text.text[end : end + 1] in ("の", "字", "旧") and end + 1 < len(text.text):
        tails.append(end + 1)
    return tails


def _may_end(text: Normalized, reading: Reading) -> bool:
    """Whether a name that is followed by something not understood is a name at all.

    松江|しんじ湖温泉 may be 松江; まつえ|だ is a word of its own, あき|はばら and 津|軽 too.
    """
    if text.breaks_at(reading.end):
        return True
    key, after = reading.row.key, text.text[reading.end :]
    if _KANJI.search(key):
        return len(key) > 1 or bool(_AFTER_NAME.match(after))
    if reading.row.form == Form.FULL and len(key) > 3:
        return True
    followed = bool(_KANJI.match(after)) or bool(_AFTER_NAME.match(after))
    return len(key) > 2 and followed


def _may_end_town(text: Normalized, reading: Reading) -> bool:
    """The same for a town block whose municipality was not written: a separator or a number has to follow."""
    return text.breaks_at(reading.end) or text.text[reading.end].isdigit()


def _towns(text: Normalized, regions: list[Reading]) -> list[Reading]:
    """Town blocks, and former municipalities, that follow a region."""
    starts = [(region, tail) for region in regions for tail in _tails(text, region.end)]
    if not starts:
        return []
    keys = {key for _, tail in starts for key in lookup.prefixes(text.text[tail:], 30)}
    municipalities = {r.row.municipality_id for r, _ in starts if r.row.municipality_id}
    prefectures = {r.row.prefecture_id for r, _ in starts if r.row.level == Level.PREFECTURE}
    rows = lookup.inside(keys, latin=False, municipalities=municipalities, prefectures=prefectures)
    found = []
    for row in rows:
        for region, tail in starts:
            if not _contains(region.row, row) or not text.text.startswith(row.key, tail):
                continue
            reading = Reading(row, region.begin, tail + len(row.key))
            exact = region.row.level == Level.PREFECTURE or len(row.key) < 2
            if _may_end_town(text, reading) if exact else _may_end(text, reading):
                found.append(reading)
    return found or _after_street_names(text, regions)


def _contains(region: NameRow, row: NameRow) -> bool:
    """Whether a town block or former municipality belongs to a region."""
    if region.level == Level.PREFECTURE:
        return row.level == Level.TOWN and row.prefecture_id == region.prefecture_id
    if region.level == Level.FORMER and row.level == Level.FORMER:
        return False
    return region.municipality_id in (row.municipality_id, row.parent_id)


def _after_street_names(text: Normalized, regions: list[Reading]) -> list[Reading]:
    """Kyoto writes streets between ward and town block (寺町通御池上る上本能寺前町): the first block named
    after them.
    """
    wards = [
        r
        for r in regions
        if r.row.parent_id == _KYOTO_CITY and re.search("通|上る|下る|入", text.text[r.end :])
    ]
    if not wards:
        return []
    ward = max(wards, key=lambda r: r.end)
    body = text.text[: ward.end + 50]
    spans = {
        body[begin:end]: end
        for begin in range(ward.end + 2, len(body))
        if re.search("[るり入]$", body[:begin])
        for end in range(begin + 2, min(begin + 12, len(body)) + 1)
    }
    codes = [ward.row.municipality_id] if ward.row.municipality_id else []
    rows = lookup.inside(spans, latin=False, municipalities=codes, prefectures=[])
    return [Reading(row, ward.begin, spans[row.key]) for row in rows]


def _bare_towns(text: Normalized, begin: int) -> list[Reading]:
    """Town blocks whose municipality is not written."""
    # Two kana are as likely another word (ここ).
    keys = [
        key
        for key in lookup.prefixes(text.text[begin:], 30)
        if len(key) > 2 or (len(key) == 2 and not is_kana(key))
    ]
    if not keys:
        return []
    readings = (Reading(row, begin, begin + len(row.key)) for row in lookup.towns_anywhere(keys, latin=False))
    return [r for r in readings if _may_end_town(text, r)]


def _turned_around(text: Normalized, readings: list[Reading]) -> list[Reading]:
    """松江市（島根県）, 府中市 広島: a larger part that follows the smaller one counts, and decides between
    namesakes.
    """
    ends = {r.end for r in readings if r.end in text.breaks and r.end < len(text.text)}
    keys = {key for end in ends for key in lookup.prefixes(text.text[end:])}
    rows = [r for r in lookup.regions(keys, latin=False) if r.level < Level.FORMER] if keys else []
    return [
        replace(reading, end=reading.end + len(row.key))
        for reading in readings
        for row in rows
        if reading.end in ends
        and reading.row.municipality_id
        and text.text.startswith(row.key, reading.end)
        and text.breaks_at(reading.end + len(row.key))
        and _surrounds(row, reading.row)
    ]


def _surrounds(larger: NameRow, smaller: NameRow) -> bool:
    if larger.level == Level.PREFECTURE:
        return larger.prefecture_id == smaller.prefecture_id
    if larger.form == Form.COUNTY:
        return larger.municipality_id == smaller.municipality_id
    return larger.municipality_id == smaller.parent_id or (
        smaller.level == Level.TOWN and larger.municipality_id == smaller.municipality_id
    )


def _once(readings: Iterable[Reading]) -> list[Reading]:
    """One reading a place, by its best name. 隠岐 stands for 隠岐郡 only where nothing else has that name."""
    all_of = list(readings)
    named = [r for r in all_of if r.row.form != Form.COUNTY or r.row.key.endswith(("郡", "ぐん"))]
    best: dict[lookup.PlaceKey, Reading] = {}
    for reading in named or all_of:
        place = lookup.place_key(reading.row)
        if place not in best or reading.row.form < best[place].row.form:
            best[place] = reading
    return list(best.values())


def is_kana(text: str) -> bool:
    """True when a normalised text is kana alone."""
    return bool(_KANA.fullmatch(text))
