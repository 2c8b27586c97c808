"""Sessions that have run out are forgotten."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from directory.tasks import forget_sessions

pytestmark = pytest.mark.django_db


def test_sessions_that_have_run_out_are_forgotten() -> None:
    for key, days in (("over", -1), ("open", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days)
        )
    assert forget_sessions(timestamp=0) == 1
    assert Session.objects.get().session_key == "open"
