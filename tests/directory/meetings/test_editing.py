"""Changing when a group meets, and the dates that searches see."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from directory.meetings import editing, occurrences
from directory.meetings.editing import Plan, Reason
from directory.meetings.errors import BadSchedule
from directory.models import Listing, Meeting, Occurrence
from directory.texts import today
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Listing:
    return make_listing("group")


def plan(**fields: Any) -> Plan:
    values: dict[str, Any] = {"starts_on": today(), "starts_at": time(14), "duration": 120, "place": 0}
    return Plan(**{**values, "rrule": "FREQ=MONTHLY;BYDAY=2SA,4SA", **fields})


def dates(group: Listing) -> list[date]:
    return list(Occurrence.objects.filter(group=group).order_by("start").values_list("day", flat=True))


def test_a_new_meeting_has_its_dates_words_and_weekday(group: Listing) -> None:
    meeting = editing.add(group, plan())
    found = dates(group)
    assert 24 <= len(found) <= 28  # two a month for 400 days
    assert {day.weekday() for day in found} == {5}
    assert meeting.starts_on == found[0]  # the first day that the rule names
    group.group.refresh_from_db()
    assert group.group.weekday == ["sa"]
    assert group.group.schedule_text == "毎月 第2・第4土曜日 14:00–16:00"
    assert group.group.schedule_text_en == "2nd and 4th Saturday of each month, 14:00–16:00"


def test_a_cancelled_date_stays_marked_and_comes_back(group: Listing) -> None:
    meeting = editing.add(group, plan())
    day = dates(group)[1]
    before = Occurrence.objects.get(group=group, day=day).pk
    editing.cancel(meeting, day, Reason(ja="会場が使えません"))
    cancelled = Occurrence.objects.get(group=group, day=day)
    assert (cancelled.pk, cancelled.status) == (before, "cancelled")
    assert meeting.sequence == 1
    editing.restore(meeting, day)
    assert Occurrence.objects.get(group=group, day=day).status == "scheduled"


def test_a_moved_date_is_where_it_was_moved_to(group: Listing) -> None:
    meeting = editing.add(group, plan())
    day = dates(group)[0]
    editing.move(meeting, day, day + timedelta(days=1), time(10))
    moved = Occurrence.objects.get(group=group, day=day + timedelta(days=1))
    assert timezone.localtime(moved.start).time() == time(10)
    assert timezone.localtime(moved.original).date() == day
    assert day not in dates(group)


def test_what_is_no_date_of_it_cannot_be_cancelled(group: Listing) -> None:
    meeting = editing.add(group, plan())
    with pytest.raises(BadSchedule) as refused:
        editing.cancel(meeting, dates(group)[0] + timedelta(days=1))
    assert refused.value.field == "day"
    assert not meeting.changes.exists()


def test_a_new_rule_forgets_what_was_said_of_days_that_are_gone(group: Listing) -> None:
    meeting = editing.add(group, plan())
    editing.cancel(meeting, dates(group)[0])
    editing.change(meeting, plan(rrule="FREQ=WEEKLY;BYDAY=MO"))
    assert not meeting.changes.exists()
    assert {day.weekday() for day in dates(group)} == {0}


def test_an_added_date_is_among_them(group: Listing) -> None:
    meeting = editing.add(group, plan())
    day = dates(group)[0] + timedelta(days=2)
    editing.add_date(meeting, day, time(18))
    assert day in dates(group)
    with pytest.raises(BadSchedule):
        editing.add_date(meeting, dates(group)[0], time(18))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("place", {"place": 3}),
        ("place", {"place": None}),
        ("zone", {"zone": "Mars/Olympus"}),
        ("rrule", {"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}),
        ("duration", {"duration": 0}),
    ],
)
def test_a_wrong_plan_changes_nothing(group: Listing, field: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadSchedule) as refused:
        editing.add(group, plan(**wrong))
    assert refused.value.field == field
    assert not Meeting.objects.filter(group=group).exists()


def test_writing_again_writes_nothing(group: Listing) -> None:
    editing.add(group, plan())
    assert occurrences.write_all() == 0


def test_removing_a_meeting_takes_its_dates(group: Listing) -> None:
    meeting = editing.add(group, plan())
    editing.remove(meeting)
    assert dates(group) == []
