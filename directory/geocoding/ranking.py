"""Which of several places of one name comes first."""

from directory.geocoding.lookup import NameRow
from directory.models import GazetteerName


def order(name: NameRow) -> tuple[int, int, int, int, str]:
    """The sort key of a place among those whose names cover equally much of the text; smaller is better.

    How much of the text a name covers was decided before: a name that is the whole text always comes before
    one that is only its beginning. Then:

    1. kind of place: prefecture, designated city, city; ward; town; village; former municipality; town block;
    2. an official name first. Where endings are left out, of a prefecture and the
       cities that share its short name: the **capital**, then the prefecture, then any other city. Who asks
       what is near "広島" means the city, and a prefecture's point lies somewhere in its hills; but "沖縄"
       and "山梨" are the prefectures, 沖縄市 and 山梨市 are not their capitals. All of them are offered;
    3. the official name or its short form before another usual reading (of town blocks: all alike);
    4. the larger population (a ward counts for an equal part of its city, a town block by how many postal
       codes it has, then by its municipality; unknown is 0);
    5. the smaller code, so that the order never changes.
    """
    return (
        name.rank,
        _among_namesakes(name),
        0 if name.rank == GazetteerName.Rank.TOWN_BLOCK else name.form,
        -name.population,
        name.municipality_id or name.prefecture_id,
    )


def _among_namesakes(name: NameRow) -> int:
    if name.rank != GazetteerName.Rank.CITY or name.form == GazetteerName.Form.FULL:
        return 0
    if name.is_capital:
        return 1
    return 2 if name.level == GazetteerName.Level.PREFECTURE else 3
