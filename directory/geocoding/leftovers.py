"""What a text says beyond the name of a place: "the north of", "station", "around".

Words that add nothing to a search nearby (付近, の近く) are dropped. A part of a prefecture (宮城の北,
県南部) becomes the operator's areas of that name and, since few are kept, the larger municipalities on that
side. What is still not understood stays in `unresolved`, to be said plainly.
"""

import re
from dataclasses import replace

from django.db import connection

from directory.geocoding.answer import Answer, Label, MatchedArea
from directory.geocoding.lookup import PlaceKey, candidates
from directory.geocoding.normalize import key

_MOST_ON_A_SIDE = 5
_NEARBY = re.compile(
    r"(?:(?:の|^)?(?:市内|町内|村内|区内|県内|周辺|近辺|近郊|付近|近く|近所|辺り|辺|方面|界隈|方|内|から|まで|在住"
    r"|しゅうへん|きんぺん|きんじょ|ふきん|ちかく|あたり|ほう|ほうめん)(?:の|で|に)?)+$"
)
_NEARBY_EN = re.compile(
    r"(?:(?:near|nearby|around|close|to|in|from|vicinity|the|of|area)\s*)+", re.IGNORECASE
)
_STATION = re.compile(r"(?:の|^)(?:駅前|駅|えきまえ|えき)$|\bstation\b", re.IGNORECASE)
# A side of a prefecture -> its direction to the east and to the north.
_SIDES = {
    "北": (0, 1), "南": (0, -1), "東": (1, 0), "西": (-1, 0),
    "北東": (1, 1), "東北": (1, 1), "北西": (-1, 1), "西北": (-1, 1),
    "南東": (1, -1), "東南": (1, -1), "南西": (-1, -1), "西南": (-1, -1),
}  # fmt: skip
_READINGS = {"きた": "北", "みなみ": "南", "ひがし": "東", "にし": "西", "ほくぶ": "北", "なんぶ": "南",
             "とうぶ": "東", "せいぶ": "西", "けんほく": "北", "けんなん": "南", "けんとう": "東",
             "けんせい": "西"}  # fmt: skip
_ENGLISH = {"north": "北", "south": "南", "east": "東", "west": "西"}
_PART = re.compile(r"の?(?:[都道府県]の?)?(?P<side>[東西南北]{1,2})(?:部|側|地方|地域|寄り)?")
_PART_EN = re.compile(
    r"(?P<first>north|south)?[\s-]?(?P<second>east|west)?(?:ern)?(?: part)?(?: of)?", re.IGNORECASE
)
# A side that `の` sets off from the name: 松江の北 is not the town block 松江北.
_SET_OFF = re.compile(
    r"(?P<name>.+?)(?P<side>の(?:[東西南北]{1,2}|きた|みなみ|ひがし|にし)(?:部|側|の?ほう|の?方)?)"
)

_AREAS_SQL = """
    SELECT a.prefecture_id, a.code, a.name_ja, a.name_kana, a.name_en, a.name_easy,
        ARRAY(
            SELECT m.key FROM directory_area_municipalities am
            JOIN directory_municipality m ON m.key = am.municipality_id
            WHERE am.area_id = a.id AND m.parent_id IS NULL ORDER BY m.population DESC NULLS LAST, m.key
        )
    FROM directory_area a WHERE %s = '' OR a.prefecture_id = %s
    ORDER BY a.prefecture_id, a.code
"""
# The third of a prefecture's municipalities that lies farthest on that side.
_SIDE_SQL = """
    SELECT key FROM (
        SELECT m.key, m.population, ntile(3) OVER (
            ORDER BY %s * ST_X(point::geometry) * cos(radians(36)) + %s * ST_Y(point::geometry) DESC, m.key
        ) AS third
        FROM directory_municipality m
        WHERE m.prefecture_id = %s AND m.valid_to IS NULL AND m.parent_id IS NULL
    ) AS found
    WHERE third = 1 ORDER BY population DESC NULLS LAST, key LIMIT %s
"""


def settle(answer: Answer) -> Answer:
    """The answer with what is left of the text understood as far as it can be."""
    if not answer.unresolved:
        return answer
    if not answer.candidates:
        return _area_alone(answer)
    rest = _without_nearby(answer.unresolved)
    without_station = _STATION.sub("", rest).strip()
    if without_station != rest:
        rest = _without_nearby(without_station)
        answer = replace(answer, notices=[*answer.notices, "station_unknown"])
    prefecture = next((each.prefecture_code for each in answer.candidates if each.type == "prefecture"), None)
    if rest and prefecture:
        return _part(answer, prefecture, rest)
    return replace(answer, unresolved=rest)


def set_off(text: str) -> tuple[str, str]:
    """A text without the side that `の` sets off at its end, and that side; empty when there is none."""
    match = _SET_OFF.fullmatch(text.strip())
    return (match["name"], match["side"]) if match else (text, "")


def _without_nearby(text: str) -> str:
    text = _NEARBY.sub("", text).strip()
    return "" if _NEARBY_EN.fullmatch(text) else text


def _part(answer: Answer, prefecture: str, rest: str) -> Answer:
    """A part of a prefecture: its areas of that name, and the municipalities on that side."""
    side = _side(rest)
    areas = tuple(area for area, _members in _areas(prefecture) if _named(area, rest, side))
    if side is None:
        return replace(answer, areas=areas, unresolved="" if areas else rest)
    # Who says a side of it means the prefecture (or its capital) and no town block of that name.
    meant = [each for each in answer.candidates if each.prefecture_code == prefecture and each.type != "town"]
    known = {each.municipality_code for each in meant}
    there = [each for each in candidates(_on_side(prefecture, side)) if each.municipality_code not in known]
    return replace(
        answer,
        candidates=[*meant, *there],
        areas=areas,
        notices=answer.notices if areas else [*answer.notices, "part_unknown"],
        unresolved="",
    )


def _area_alone(answer: Answer) -> Answer:
    """An area's name without its prefecture (仙南). One that only says a side (県北) has no near misses."""
    side = _side(answer.unresolved)
    found = [(area, members) for area, members in _areas() if _named(area, answer.unresolved, side)]
    areas = tuple(area for area, _members in found)
    if len(found) == 1:
        area, members = found[0]
        return Answer(candidates(PlaceKey(area.prefecture_code, member) for member in members), areas=areas)
    return replace(answer, areas=areas, suggestions=() if side else answer.suggestions)


def _side(text: str) -> str | None:
    """Which side a text says: `北` for の北, 北部, 県北, けんほく, north, northern part."""
    written = key(text)
    written = _READINGS.get(written.removeprefix("の"), written)
    if (match := _PART.fullmatch(written)) and match["side"] in _SIDES:
        return match["side"]
    match = _PART_EN.fullmatch(text.strip())
    if match and (match["first"] or match["second"]):
        return "".join(_ENGLISH[part.lower()] for part in match.groups() if part)
    return None


def _named(area: MatchedArea, text: str, side: str | None) -> bool:
    """Whether a text names this area, by its name or by the side that its name says."""
    wanted = key(text).removeprefix("の")
    names = {key(area.labels.ja), key(area.kana), key(area.labels.en)}
    return wanted in names or (side is not None and _side(area.labels.ja) == side)


def _areas(prefecture: str = "") -> list[tuple[MatchedArea, list[str]]]:
    """The operator's areas (of one prefecture), each with the codes of its municipalities, largest first."""
    with connection.cursor() as cursor:
        cursor.execute(_AREAS_SQL, [prefecture, prefecture])
        return [
            (MatchedArea(code, slug, Label(ja, en, easy), kana), members)
            for code, slug, ja, kana, en, easy, members in cursor.fetchall()
        ]


def _on_side(prefecture: str, side: str) -> list[PlaceKey]:
    with connection.cursor() as cursor:
        cursor.execute(_SIDE_SQL, [*_SIDES[side], prefecture, _MOST_ON_A_SIDE])
        return [PlaceKey(prefecture, code) for (code,) in cursor.fetchall()]
