"""The check holds for the bundle, and notices each kind of damage."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.gis.geos import Point
from django.core.management import CommandError, call_command

from directory.gazetteer import bundle, checking
from directory.models import Municipality, PostalCode, Prefecture

pytestmark = pytest.mark.django_db


def test_the_bundle_is_whole() -> None:
    out = StringIO()
    call_command("check_gazetteer", stdout=out)
    assert "The geography is whole." in out.getvalue()
    assert "FAIL" not in out.getvalue()


def move_to_nara() -> None:
    Municipality.objects.filter(key="32201").update(point=Point(135.8, 34.5, srid=4326))


DAMAGE: dict[str, Callable[[], object]] = {
    "points lie in their prefecture": move_to_nara,
    "points state precision and source": lambda: Municipality.objects.filter(key="32201").update(
        point_source=""
    ),
    "codes and check digits": lambda: Municipality.objects.filter(key="32201").update(
        local_gov_code="322011"
    ),
    "wards and their cities": lambda: Municipality.objects.filter(key="34101").update(parent=None),
    "capitals": lambda: Prefecture.objects.filter(code="13").update(capital="13101"),
    "kanji, kana and romaji": lambda: Municipality.objects.filter(key="32201").update(name_kana="松江"),
    "postal codes": lambda: PostalCode.objects.filter(code="6900887").update(municipality="34100"),
    "former municipalities": lambda: Municipality.objects.get(key="32-玉湯町-2005").successors.clear(),
    "counts": lambda: PostalCode.objects.filter(code="6900887").delete(),
}


def test_every_check_has_its_damage() -> None:
    assert DAMAGE.keys() == checking.CHECKS.keys()


@pytest.mark.parametrize("title", DAMAGE)
def test_damage_is_noticed(title: str) -> None:
    assert list(checking.CHECKS[title](bundle.DATA)) == []
    DAMAGE[title]()
    assert list(checking.CHECKS[title](bundle.DATA))


def test_the_command_fails_on_damage_and_shows_it() -> None:
    move_to_nara()
    out = StringIO()
    with pytest.raises(CommandError, match="1 problems"):
        call_command("check_gazetteer", stdout=out)
    assert "32201 島根県松江市 lies" in out.getvalue()


def test_exceptions_are_needed_and_explained() -> None:
    outside = {place.key for place in checking.outside_prefecture()}
    reasons = checking.explained()
    assert outside == reasons.keys()
    assert all(len(reason) > 20 for reason in reasons.values())
