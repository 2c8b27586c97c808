"""What searches look for is written down in the transaction of whoever changes a listing."""

from datetime import date

import pytest
from django.db import connection

from directory import entries, kinds, lifecycle
from directory.folding import fold_sql
from directory.models import Entry, Listing, Municipality, Organization, Place
from directory.vocabulary import enum_names
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


def fold(text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT directory_fold(%s)", [text])
        (folded,) = cursor.fetchone()
        return str(folded)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("ピアサポーター", "ﾋﾟｱｻﾎﾟｰﾀｰ"),
        ("ピアサポーター", "ぴあさぽーたー"),
        ("ピアサポーター", "ピア・サポータ"),
        ("ピアサポーター", "ピア サポーター"),
        ("障害者", "障がい者"),
        ("障害者", "障碍者"),
        ("佐々木", "佐佐木"),
        ("渡辺", "渡邊"),
        ("Peer  Support", "ＰＥＥＲ\u3000ｓｕｐｐｏｒｔ"),
        ("Ōsaka", "osaka"),
        ("C-1", "ｃ‐１"),
        ("「集い」の場", "集いの場"),
    ],
)
def test_these_fold_to_the_same(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("100%", "100%"), ("a_b", "a_b"), ("🌸", "🌸"), ("・・・", ""), ("peer work", "peer work")],
)
def test_signs_stay_and_separators_go(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_installed_rule_is_the_one_in_the_source() -> None:
    """Whoever changes how texts fold adds a migration that installs it and rebuilds the entries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'directory_fold'")
        (installed,) = cursor.fetchone()
    assert installed.strip() in fold_sql()


def test_a_new_listing_has_an_entry() -> None:
    listing = make_listing(
        "job",
        title="ピアスタッフ募集",
        summary="週3日から",
        themes=["work"],
        detail={"work_setting": ["day_care"], "apply_until": date(2027, 1, 31)},
    )
    entry = Entry.objects.get(listing=listing)
    assert (entry.kind, entry.located, entry.prefectures) == ("job", True, ["32"])
    assert entry.deadline == date(2027, 1, 31)
    assert {
        "work_setting:day_care",
        "employment_type:part_time",
        "theme:work",
        "prefecture:32",
        "municipality:32201",
        "synonym:peer_worker",
    } <= set(entry.tags)
    assert entry.body.split("\n")[0].startswith("ぴあすたっふ募集|")
    assert entries.entry_differences() == 0


def test_it_follows_texts_details_organisations_and_places() -> None:
    listing = make_listing("group")
    listing.title = "木曜の集い"
    listing.save()
    Organization.objects.filter(pk=listing.organization_id).update(name="あさひ会", name_kana="アサヒカイ")
    listing.group.attendance = ["open"]
    listing.group.save()
    Place.objects.filter(listings=listing).update(
        municipality_id="04213", point=Municipality.objects.get(pk="04213").point
    )
    entry = Entry.objects.get(listing=listing)
    title, _summary, organization = entry.body.split("\n")
    assert title.startswith("木曜の集い")
    assert organization == "あさひ会|あさひかい||"
    assert {"attendance:open", "municipality:04213"} <= set(entry.tags)
    assert "municipality:32201" not in entry.tags
    assert entries.entry_differences() == 0


def test_a_ward_is_tagged_with_its_city() -> None:
    entry = Entry.objects.get(listing=make_listing("group", municipality="14104"))
    assert {"municipality:14104", "municipality:14100"} <= set(entry.tags)


def test_a_place_shown_by_prefecture_only_names_no_municipality() -> None:
    entry = Entry.objects.get(listing=make_listing("group", visibility="area"))
    assert [tag for tag in entry.tags if tag.startswith("municipality:")] == []
    assert entry.prefectures == ["32"]


@pytest.mark.parametrize("step", [lifecycle.close, lifecycle.withdraw])
def test_what_is_over_has_no_entry(step: object) -> None:
    listing = make_listing("group")
    step(listing)  # type: ignore[operator]
    assert not Entry.objects.exists()


def test_deleting_takes_the_entry_along() -> None:
    listing = make_listing("group")
    Listing.objects.filter(pk=listing.pk).delete()
    assert not Entry.objects.exists()


def test_rebuilding_changes_nothing() -> None:
    for kind in kinds.all_kinds():
        make_listing(kind.key)
        make_listing(kind.key, points=[], online=True)
    before = sorted(Entry.objects.values_list())
    assert entries.rebuild_entries() == len(before) == 8
    assert sorted(Entry.objects.values_list()) == before


def test_every_tag_is_a_key_of_the_vocabulary_or_a_region() -> None:
    for kind in kinds.all_kinds():
        make_listing(kind.key)
    names = {tag.partition(":")[0] for tags in Entry.objects.values_list("tags", flat=True) for tag in tags}
    assert names <= {*enum_names(), "prefecture", "municipality", "synonym"}
