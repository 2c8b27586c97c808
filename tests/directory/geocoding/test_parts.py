"""The parts of geocoding on their own: normal form, suggestions, the table of names, the geopy class."""

import pytest
from django.db import connection
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from directory.geocoding import geocode
from directory.geocoding.gazetteer import GazetteerGeocoder
from directory.geocoding.index import fingerprint, rebuild
from directory.geocoding.normalize import Normalized, key, without_links
from directory.geocoding.suggestions import distance
from directory.models import GazetteerIndex, GazetteerName, Municipality, PostalCode


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鰺ヶ沢町", "鯵が沢町"),
        ("龍ケ崎", "竜ヶ崎"),
        ("檜原", "桧原"),
        ("髙﨑", "高崎"),
        ("渡邊", "渡辺"),
        ("ﾆｾｺ", "にせこ"),
        ("か゛", "が"),
        ("ｶﾞ", "が"),
        ("三丁目", "3丁目"),
        ("二十三条", "２３条"),
        ("百二十丁目", "120丁目"),
        ("代々木", "代代木"),
        ("一ノ関", "一之関"),
        ("大字殿町", "殿町"),
        ("松江 市", "松江市"),
    ],
)
def test_spellings_of_one_normal_form(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("萩", "荻"), ("大阪", "大坂"), ("船橋", "舟橋"), ("十文字", "十文"), ("刈田", "苅田")]
)
def test_names_that_must_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_links_can_be_left_out() -> None:
    assert without_links(key("市ヶ谷本村町")) == key("市谷本村町")
    assert without_links(key("かすみがうら市")) == key("かすみがうら市")


def test_normalized_gives_back_what_was_written() -> None:
    text = Normalized.of("島根県　松江市殿町１番地 ○○ビル３F")

    assert text.text == "島根県松江市殿町1番地びる3f"
    assert text.written(8) == "１番地 ○○ビル３F"
    assert text.written(3, 6) == "松江市"
    assert text.breaks_at(3)
    assert text.breaks_at(11)
    assert not text.breaks_at(4)


def test_normalized_keeps_places_through_replacements() -> None:
    text = Normalized.of("北二十三条 大字西、松江")

    assert text.text == "北23条西松江"
    assert text.written(4) == "大字西、松江"
    assert text.written(5) == "松江"
    assert text.breaks_at(5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mastue", "32201"), ("Matsui-shi", "32201"), ("Kuriharra", "04213"), ("まつへ", "32201"),
        ("松絵市", "32201"),        ("栗腹市", "04213"), ("Shinjku-ku", "13104"),
    ],
)  # fmt: skip
def test_suggestions(text: str, code: str) -> None:
    answer = geocode(text)

    assert not answer.candidates
    assert code in {c.municipality_code for c in answer.suggestions}


def test_no_suggestion_for_what_is_like_nothing() -> None:
    assert not geocode("qqqqqqqq").suggestions


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abcd", 1), ("abc", "axc", 1), ("abc", "xyz", 3)],
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == min(expected, 3)


def test_rebuild_changes_nothing_twice() -> None:
    rebuild()
    before = GazetteerName.objects.count()

    assert rebuild() == 0
    assert GazetteerName.objects.count() == before > 300_000


def test_first_build_leaves_all_indexes_behind() -> None:
    rebuild()
    count = GazetteerName.objects.count()
    GazetteerName.objects.all().delete()
    GazetteerIndex.objects.all().delete()

    assert rebuild() == count == GazetteerName.objects.count()
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, GazetteerName._meta.db_table)
    assert {index.name for index in GazetteerName._meta.indexes} <= constraints.keys()


def test_rebuild_follows_the_gazetteer() -> None:
    rebuild()
    before = fingerprint()
    Municipality.objects.filter(key="32201").update(name_ja="松湖市", name_kana="まつこし", name_en="Matsuko")

    assert fingerprint() != before
    assert rebuild() > 300_000
    assert GazetteerIndex.objects.count() == 1
    assert "32201" not in {c.municipality_code for c in geocode("松江市").candidates}
    best = geocode("松湖市").best
    assert best is not None
    assert best.municipality_code == "32201"


def test_a_town_with_a_point_of_its_own_says_so() -> None:
    PostalCode.objects.filter(code="6900887").update(
        point="SRID=4326;POINT(133.05 35.47)", point_source="test"
    )

    best = geocode("松江市殿町").best

    assert best is not None
    assert (best.precision, best.source, best.lat, best.lng) == ("town", "test", 35.47, 133.05)


def test_a_lookup_reads_the_index_and_not_the_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN SELECT * FROM directory_gazetteername"
            " WHERE level < 3 AND key = ANY(%s) AND latin = false",
            [["島根県", "島根県松江市"]],
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Seq Scan" not in plan


class TestGeopy:
    """The class that other software built on geopy can use."""

    def test_geocode(self) -> None:
        geocoder = GazetteerGeocoder()
        assert isinstance(geocoder, Geocoder)

        location = geocoder.geocode("島根県松江市殿町1番地")

        assert isinstance(location, Location)
        assert location.address == "島根県松江市殿町"
        assert location.latitude == pytest.approx(35.468, abs=0.01)
        assert location.raw["precision"] == "municipality"
        assert location.raw["source"] == "jpgeocode"
        assert location.raw["unresolved"] == "1番地"

    def test_geocode_several_and_none(self) -> None:
        geocoder = GazetteerGeocoder(language="en")

        locations = geocoder.geocode("府中市", exactly_one=False)

        assert isinstance(locations, list)
        assert [each.address for each in locations] == ["Fuchu City, Tokyo", "Fuchu City, Hiroshima"]
        assert geocoder.geocode("zzzz") is None
        assert geocoder.geocode("zzzz", exactly_one=False) is None

    def test_reverse(self) -> None:
        location = GazetteerGeocoder().reverse((35.47, 133.05))

        assert isinstance(location, Location)
        assert location.address == "島根県松江市"
        assert location.raw["municipality_code"] == "32201"
        assert 0 < location.raw["distance_m"] < 2000

    def test_reverse_several(self) -> None:
        locations = GazetteerGeocoder().reverse("38.73, 141.02", exactly_one=False)

        assert isinstance(locations, list)
        assert len(locations) == 5
        distances = [each.raw["distance_m"] for each in locations]
        assert distances == sorted(distances)
        assert locations[0].raw["municipality_code"] == "04213"

    def test_reverse_far_from_japan(self) -> None:
        assert GazetteerGeocoder().reverse((0, 0)) is None
        assert GazetteerGeocoder().reverse((0, 0), exactly_one=False) is None
