"""What people type is found, whatever script it is in; what is not words is plain text."""

from datetime import date

import pytest

from directory.models import Area
from directory.search import Audience, Query, search
from directory.search.words import understand
from tests.factories import OrganizationFactory, make_listing

pytestmark = pytest.mark.django_db


def found(q: str, **more: str) -> set[str]:
    page = search(Query.parse([("q", q), *more.items()]), Audience.SITE)
    return {result.listing.title for result in page.results}


def proposed(q: str, **more: str) -> list[tuple[str, str]]:
    page = search(Query.parse([("q", q), *more.items()]), Audience.SITE)
    return [(each.reason, each.label) for each in page.proposals]


@pytest.fixture(autouse=True)
def listings() -> None:
    bear = OrganizationFactory.create(
        name="見本こぐま会",
        name_kana="ミホンコグマカイ",
        name_en="Sample Little Bears",
        municipality_id="04213",
    )
    make_listing(
        "group",
        title="木曜の夜の集い",
        organization=bear,
        municipality="04213",
        detail={"attendance": ["open"]},
    )
    make_listing(
        "job",
        title="ピアスタッフ募集",
        title_en="Peer staff wanted",
        summary="デイケアではたらきます。100%在宅もできます",
        municipality="13104",
        detail={"work_setting": ["hospital_ward"]},
    )
    make_listing(
        "training",
        title="障がい者ピアサポート研修",
        title_easy="{障害|しょうがい}の ある {人|ひと}の {研修|けんしゅう}",
    )
    make_listing("group", title="隠れた集い", municipality="04213", visibility="area")


GROUP, JOB, TRAINING = "木曜の夜の集い", "ピアスタッフ募集", "障がい者ピアサポート研修"


@pytest.mark.parametrize(
    ("q", "title"),
    [
        ("木曜", GROUP),
        ("夜", GROUP),
        ("夜　木曜", GROUP),
        ("こぐま", GROUP),
        ("コグマ会", GROUP),
        ("ｺｸﾞﾏ", GROUP),
        ("koguma", GROUP),
        ("little bears", GROUP),
        ("BEAR", GROUP),
        ("栗原市", GROUP),
        ("くりはら", GROUP),
        ("Kurihara", GROUP),
        ("宮城 集い", GROUP),
        ("オープン", GROUP),
        ("病棟", JOB),
        ("psychiatric ward", JOB),
        ("ピアサポーター", JOB),
        ("ぴあさぽーとわーかー", JOB),
        ("peer support workers", JOB),
        ("新宿区 ピア", JOB),
        ("100%", JOB),
        ("%", JOB),
        ("障害者", TRAINING),
        ("障碍者", TRAINING),
        ("しょうがい", TRAINING),
        ("けんしゅう", TRAINING),
        ("島根", TRAINING),
    ],
)
def test_it_is_found(q: str, title: str) -> None:
    assert title in found(q)


@pytest.mark.parametrize(
    "q",
    [
        "PSW",
        "木曜 病棟",
        "ears",
        "_",
        "木_の",
        ".*",
        "木.の",
        "(?",
        "🌸",
        "・・・",
        "' OR 1=1 --",
        "a & !b:*",
        "z",
    ],
)
def test_it_is_plain_text_and_finds_nothing(q: str) -> None:
    assert found(q) == set()


def test_a_hidden_municipality_is_no_word() -> None:
    assert "隠れた集い" not in found("栗原市")
    assert "隠れた集い" in found("宮城県")


def test_what_matched_is_said() -> None:
    page = search(Query.parse([("q", "木曜 こぐま 栗原市 オープン")]), Audience.SITE)
    (result,) = page.results
    assert [(match.word, match.where) for match in result.matched] == [
        ("木曜", "title"),
        ("こぐま", "organization"),
        ("栗原市", "place"),
        ("オープン", "label"),
    ]


def test_another_name_of_the_work_is_said_to_be_one() -> None:
    (result,) = search(Query.parse([("q", "ピアサポーター"), ("kind", "job")]), Audience.SITE).results
    assert [(match.where, match.text) for match in result.matched] == [("synonym", JOB)]


@pytest.mark.parametrize("q", ["栗原市", "くりはら", "Kurihara", "987-2252", "９８７２２５２", "宮城の北"])
def test_words_that_name_a_place_lead_near_it(q: str) -> None:
    page = search(Query.parse([("q", q)]), Audience.SITE)
    (proposal,) = [each for each in page.proposals if each.reason == "place"]
    assert "宮城県" in proposal.label
    assert proposal.query.near is not None
    assert proposal.query.sort == "distance"


def test_a_place_and_other_words_are_told_apart() -> None:
    (proposal,) = search(Query.parse([("q", "松江市 編み物")]), Audience.SITE).proposals[:1]
    assert (proposal.reason, proposal.query.q) == ("place", "編み物")


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("木曜 病棟", ("fewer_words", "病棟")),
        ("木曜の夜の集いの会", ("shorter_word", "木曜の夜の集い")),
        ("ピアサッポーター", ("spelling", "ピアサポーター")),
    ],
)
def test_what_finds_nothing_is_answered_with_what_would(q: str, expected: tuple[str, str]) -> None:
    assert expected in proposed(q)


def test_every_proposal_for_words_finds_something() -> None:
    for q in ("木曜 病棟 金魚", "木曜の夜だけの集い", "ピアサッポーター"):
        page = search(Query.parse([("q", q)]), Audience.SITE)
        for proposal in page.proposals:
            if proposal.reason != "place":
                assert search(proposal.query, Audience.SITE).results, proposal


def test_the_nearest_that_fulfil_the_words_are_offered() -> None:
    page = search(Query.parse([("q", "木曜"), ("near", "松江市")]), Audience.SITE)
    assert page.results == []
    assert [result.listing.title for result in page.nearest["group"]] == [GROUP]


def test_a_word_without_letters_counts_for_nothing_beside_others() -> None:
    assert found("木曜 ・ 夜") == {GROUP}


def test_romaji_is_also_heard_as_kana() -> None:
    (word,) = understand("koguma")
    assert word.forms == ("koguma", "こぐま")


@pytest.fixture
def north() -> Area:
    """An area that the operator keeps."""
    area = Area.objects.create(
        prefecture_id="04",
        code="kenpoku",
        name_ja="県北",
        name_kana="ケンポク",
        name_en="northern Miyagi",
        name_easy="{県北|けんぽく}",
        source="test",
        as_of=date(2026, 11, 1),
    )
    area.municipalities.add("04213")
    return area


@pytest.mark.parametrize("given", [("q", "宮城県北"), ("near", "宮城県北"), ("near", "宮城の北")])
def test_an_area_is_offered_where_its_name_is_typed(north: Area, given: tuple[str, str]) -> None:
    page = search(Query.parse([given]), Audience.SITE)
    (proposal,) = [each for each in page.proposals if each.reason == "area"]
    assert proposal.query.areas == ("04-kenpoku",)
    assert [result.listing.title for result in search(proposal.query, Audience.SITE).results] == [GROUP]
