"""Distances, ages and names of places, as they are said."""

import datetime

import pytest
from django.utils import timezone, translation

from directory.models import Municipality, Prefecture
from frontend.public import wording
from frontend.public.place_names import (
    municipality_name,
    prefecture_name,
    read,
    region_name,
    short_prefecture_name,
)


@pytest.mark.parametrize(
    ("metres", "text"),
    [
        (0, "直線で1 km以内"),
        (999.9, "直線で1 km以内"),
        (1000, "直線で約1.0 km"),
        (1049.9, "直線で約1.0 km"),
        (1050, "直線で約1.1 km"),
        (9949, "直線で約9.9 km"),
        (9950, "直線で約10 km"),
        (9999, "直線で約10 km"),
        (10499, "直線で約10 km"),
        (48500, "直線で約49 km"),
        (1_234_567, "直線で約1,235 km"),
    ],
)
def test_distance(metres: float, text: str) -> None:
    with translation.override("ja"):
        assert wording.distance(metres) == text


def test_distance_in_other_languages() -> None:
    with translation.override("en"):
        assert wording.distance(2100) == "about 2.1 km in a straight line"
    with translation.override("ja-simple"):
        assert wording.distance(2100) == "まっすぐで {約|やく} 2.1 km"


@pytest.mark.parametrize(
    ("days", "ja", "en"),
    [
        (0, "今日確かめました", "Confirmed today"),
        (1, "1日前に確かめました", "Confirmed yesterday"),
        (13, "13日前に確かめました", "Confirmed 13 days ago"),
        (14, "2週間前に確かめました", "Confirmed 2 weeks ago"),
        (21, "3週間前に確かめました", "Confirmed 3 weeks ago"),
        (59, "8週間前に確かめました", "Confirmed 8 weeks ago"),
        (60, "2か月前に確かめました", "Confirmed 2 months ago"),
        (364, "12か月前に確かめました", "Confirmed 12 months ago"),
        (365, "1年前に確かめました", "Confirmed 1 year ago"),
        (800, "2年前に確かめました", "Confirmed 2 years ago"),
    ],
)
def test_age(days: int, ja: str, en: str) -> None:
    moment = timezone.now() - datetime.timedelta(days=days)
    with translation.override("ja"):
        assert wording.age(moment) == ja
    with translation.override("en"):
        assert wording.age(moment) == en


def test_age_counts_days_of_tokyo(monkeypatch: pytest.MonkeyPatch) -> None:
    """23:30 and 00:30 in Tokyo are two days, though both are one day in UTC."""
    now = datetime.datetime(2026, 11, 21, 15, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    with translation.override("ja"):
        assert wording.age(now - datetime.timedelta(hours=1)) == "1日前に確かめました"


def test_age_of_what_was_never_confirmed() -> None:
    with translation.override("ja"):
        assert wording.age(None) == "まだ確かめていません"


def test_age_in_the_future_is_today() -> None:
    with translation.override("ja"):
        assert wording.age(timezone.now() + datetime.timedelta(days=2)) == "今日確かめました"


@pytest.mark.parametrize(
    ("text", "lang", "tag"),
    [
        ("ことばの会", "ja", ""),
        ("ことばの会", "en", "ja"),
        ("Coffee & words", "en", ""),
        ("ことばの会", "easy", "ja"),
        ("ことばの {会|かい}", "easy", ""),
    ],
)
def test_language_of(text: str, lang: str, tag: str) -> None:
    assert wording.language_of(text, lang) == tag  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kana", "shown"),
    [
        ("松江市", "まつえし", "{松江市|まつえし}"),
        ("さいたま市", "さいたまし", "さいたま{市|し}"),
        ("むつ市", "むつし", "むつ{市|し}"),
        ("つくばみらい市", "つくばみらいし", "つくばみらい{市|し}"),
        ("ニセコ町", "にせこちょう", "{ニセコ町|にせこちょう}"),
        ("かほく", "かほく", "かほく"),
    ],
)
def test_read(name: str, kana: str, shown: str) -> None:
    assert read(name, kana) == shown


@pytest.mark.django_db
def test_names_of_places() -> None:
    miyagi = Prefecture.objects.get(code="04")
    assert [prefecture_name(miyagi, lang) for lang in ("ja", "en", "easy")] == [
        "宮城県",
        "Miyagi",
        "{宮城県|みやぎけん}",
    ]
    assert [short_prefecture_name(miyagi, lang) for lang in ("ja", "en", "easy")] == [
        "宮城",
        "Miyagi",
        "{宮城|みやぎ}",
    ]
    hokkaido, tokyo, okinawa = (Prefecture.objects.get(code=code) for code in ("01", "13", "47"))
    assert short_prefecture_name(hokkaido, "easy") == "{北海道|ほっかいどう}"
    assert short_prefecture_name(tokyo, "easy") == "{東京|とうきょう}"
    assert region_name(okinawa, "easy") == "{九州|きゅうしゅう}・{沖縄|おきなわ}"
    shiwa = Municipality.objects.get(code="03321", valid_to=None)
    assert municipality_name(shiwa, "ja") == "紫波郡紫波町"
    assert municipality_name(shiwa, "ja", with_prefecture=True) == "岩手県紫波郡紫波町"
    assert municipality_name(shiwa, "en", with_prefecture=True) == "Shiwa, Iwate"
    assert municipality_name(shiwa, "easy") == "{紫波郡|しわぐん}{紫波町|しわちょう}"
