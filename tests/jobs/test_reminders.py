"""Mails about checklists that end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Workplace
from jobs import reminders
from jobs.models import Assessment
from tests.actors import Actors
from tests.factories import PlaceFactory
from tests.mails import mails

pytestmark = pytest.mark.django_db


def test_only_the_newest_is_warned_of_and_each_mail_sent_once(actors: Actors) -> None:
    now = timezone.now()
    place = PlaceFactory.create(organization=actors.organization)
    workplace = Workplace.objects.create(organization=actors.organization, place=place, name="見本の病棟")
    for number, days in ((1, 2), (2, 19.9)):
        Assessment.objects.create(
            workplace=workplace,
            number=number,
            instrument="draft-2026-11-22",
            answered_on=timezone.localdate(),
            published_at=now,
            expires_at=now + timedelta(days=days),
        )
    sent = []
    for day in range(60):
        for _ in range(2):
            sent += [day] * reminders.remind_of_checklists(now + timedelta(days=day))
    assert sent == [6, 17, 20]
    first, _second, last = mails()
    assert first["subject"] == "「見本の病棟」のチェックリストを、見なおす時期です"
    assert last["subject"] == "「見本の病棟」のチェックリストは、1年たちました"
    assert f"/manage/organizations/{actors.organization.pk}/workplaces/{workplace.pk}/" in first["body"]
    assert "/confirm/" not in first["body"]
