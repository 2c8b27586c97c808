"""What waits of checklists for the people of an organisation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.attention import waiting_for
from directory.models import Workplace
from directory.texts import today
from frontend.manage.attention import lines_for
from jobs.readiness import drafting
from tests.actors import Actors
from tests.jobs.readiness.making import make_version, make_workplace

pytestmark = pytest.mark.django_db


@pytest.fixture
def workplace(actors: Actors) -> Workplace:
    return make_workplace(actors.organization)


def subjects(actors: Actors) -> list[str]:
    return [each.subject for each in waiting_for(actors.editor)]


def test_nothing_waits_of_a_checklist_that_holds(actors: Actors, workplace: Workplace) -> None:
    make_version(workplace, {"A1": {}})
    assert subjects(actors) == []


@pytest.mark.parametrize(
    ("days", "expected"), [(15, []), (13, ["readiness_ends"]), (-1, ["readiness_ended"])]
)
def test_it_waits_when_it_ends_soon_or_has_ended(
    actors: Actors, workplace: Workplace, days: int, expected: list[str]
) -> None:
    make_version(workplace, {"A1": {}}, expires_at=timezone.now() - timedelta(days=400))
    make_version(workplace, {"A1": {}}, expires_at=timezone.now() + timedelta(days=days))
    assert subjects(actors) == expected


def test_a_draft_and_a_key_person_who_left_wait(actors: Actors, workplace: Workplace) -> None:
    make_version(workplace, {"A1": {}}, key_person_left_at=today())
    drafting.begin(workplace, actors.editor)
    assert subjects(actors) == ["readiness_key_person_left", "readiness_draft"]
    lines = lines_for(actors.editor, "ja")
    assert {line.url for line in lines} == {
        f"/manage/organizations/{actors.organization.pk}/workplaces/{workplace.pk}/readiness/"
    }


def test_a_workplace_that_is_put_away_waits_for_nobody(actors: Actors, workplace: Workplace) -> None:
    make_version(workplace, {"A1": {}}, expires_at=timezone.now())
    drafting.begin(workplace, actors.editor)
    workplace.archived_at = timezone.now()
    workplace.save()
    assert subjects(actors) == []
