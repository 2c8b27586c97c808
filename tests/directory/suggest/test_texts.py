"""Organisations and listing titles offered while somebody types."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import Listing, Organization
from directory.suggest import TextSuggestion, suggest
from tests.factories import OrganizationFactory, make_listing


def names(text: str, type_: str) -> list[str]:
    found = suggest(text, ("q",))
    assert all(isinstance(each, TextSuggestion) for each in found)
    return [each.name for each in found if isinstance(each, TextSuggestion) and each.type == type_]


@pytest.fixture
def organization() -> Organization:
    return OrganizationFactory.create(
        name="社会福祉法人ひだまり会 相談支援センター",
        name_kana="しゃかいふくしほうじん ひだまりかい そうだんしえんせんたー",
        name_en="Hidamari Welfare Corporation",
    )


def listing(organization: Organization, title: str, **more: Any) -> Listing:
    return make_listing(kind="consultation", organization=organization, title=title, **more)


@pytest.mark.parametrize(
    "text",
    [
        "社会",
        "社会福祉法人",
        "ひだ",
        "ヒダマ",
        "ﾋﾀﾞﾏ",
        "ひだm",
        "しゃかい",
        "相談支援",
        "hida",
        "hidam",
        "Welfare C",
        "社会福祉法人 ひだまり",
    ],
)
def test_an_organization_by_a_word_of_its_name(organization: Organization, text: str) -> None:
    listing(organization, "まちの相談室")

    assert names(text, "organization") == [organization.name]


@pytest.mark.parametrize(
    "text",
    [
        "ピア",
        "ぴあさ",
        "ﾋﾟｱ",
        "ピアサポータ",
        "pia",
        "pias",
        "見本",
        "急募",
        "weekend",
        "Peer",
        "【急",
        "ぴあs",
    ],
)
def test_a_listing_by_a_word_of_its_title(organization: Organization, text: str) -> None:
    title = "見本・【急募】ピアサポーター（土曜）"
    listing(organization, title, title_en="Weekend Peer supporter")

    assert names(text, "listing") == [title]


@pytest.mark.parametrize("text", ["サポーター", "%", "_", "%ピア", "ピ_ア", "' OR 1=1", "\\", "\0"])
def test_what_no_word_begins_with(organization: Organization, text: str) -> None:
    listing(organization, "ピアサポーター募集")

    assert names(text, "listing") == []


@pytest.mark.parametrize(
    "closed",
    [{"status": "closed"}, {"status": "draft"}, {"consent_site": False}, {"consent_open_data": False}],
)
def test_only_what_machines_may_be_told_of(organization: Organization, closed: dict[str, Any]) -> None:
    """And an organisation only when it offers such a listing."""
    one = listing(organization, "ピアの部屋")
    assert names("ピアの", "listing") == ["ピアの部屋"]

    Listing.objects.filter(pk=one.pk).update(**closed)

    assert names("ピアの", "listing") == []
    assert names("ひだまり", "organization") == []


def test_a_changed_name_is_found_at_once(organization: Organization) -> None:
    one = listing(organization, "ピアの部屋")

    Listing.objects.filter(pk=one.pk).update(title="みずたまの部屋")

    assert names("ピアの", "listing") == []
    assert names("みずたま", "listing") == ["みずたまの部屋"]


def test_each_name_once_however_many_bear_it(organization: Organization) -> None:
    for _ in range(30):
        listing(organization, "ピアサポーター募集")
    listing(organization, "ピアのつどい")

    assert names("ピア", "listing") == ["ピアサポーター募集", "ピアのつどい"]


def test_places_come_first_and_each_type_has_room(organization: Organization) -> None:
    for number in range(12):
        listing(OrganizationFactory.create(name=f"まつの会{number}"), f"まつぼっくり{number}")

    types = [each.type for each in suggest("まつ")]

    assert types == ["municipality"] * 6 + ["organization"] * 2 + ["listing"] * 2


def test_one_statement() -> None:
    with CaptureQueriesContext(connection) as queries:
        suggest("hida", ("q",))

    assert len(queries) == 1
