"""Calendars: what a phone sees of them, read by recurring-ical-events, which we use nowhere else."""

from datetime import datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from django.test import Client
from hypothesis import given, settings

from api.formats.calendar import Entry, calendar
from directory.meetings import editing
from directory.meetings.editing import Plan, Reason
from directory.meetings.rule import TOKYO
from directory.meetings.schedule import Schedule
from directory.models import Listing, Meeting, Occurrence, Status
from directory.texts import today
from tests.directory.meetings.schedules import schedules
from tests.factories import make_listing


def second_and_fourth_saturday(group: Listing, **fields: Any) -> Meeting:
    values: dict[str, Any] = {"rrule": "FREQ=MONTHLY;BYDAY=2SA,4SA", "place": 0, **fields}
    return editing.add(group, Plan(starts_on=today(), starts_at=time(14), duration=120, **values))


def seen(content: bytes, days: int = 300) -> list[tuple[datetime, str]]:
    """Starts and states of what a calendar program shows."""
    book = icalendar.Calendar.from_ical(content)
    first = today()
    events = recurring_ical_events.of(book, keep_recurrence_attributes=True).between(
        first, first + timedelta(days=days)
    )
    return sorted((each["dtstart"].dt, str(each.get("status", ""))) for each in events)


@pytest.mark.django_db
def test_a_phone_sees_the_dates_that_the_site_shows(client: Client) -> None:
    group = make_listing("group", title="見本の長い名前の会" * 12)
    meeting = second_and_fourth_saturday(group, skip_holidays=True)
    days = list(Occurrence.objects.filter(group=group).order_by("start").values_list("day", flat=True))
    editing.cancel(meeting, days[0], Reason(ja="会場が使えません"))
    editing.move(meeting, days[1], days[1] + timedelta(days=1), time(10))
    editing.leave_out(meeting, days[2])
    editing.add_date(meeting, days[3] + timedelta(days=3), time(18))
    response = client.get(f"/groups/{group.pk}/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    wanted = [
        (each.start.astimezone(TOKYO), "CANCELLED" if each.status == "cancelled" else "")
        for each in Occurrence.objects.filter(group=group)
        if today() <= each.day < today() + timedelta(days=300)
    ]
    assert seen(response.content) == sorted(wanted)
    lines = response.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    text = response.content.decode()
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo" in text
    assert "BYDAY=2SA,4SA" not in text  # Outlook takes one ordinal a rule
    # What a lock screen shows names no group.
    summaries = {str(event["summary"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert summaries == {"見本の予定", "中止：見本の予定"}


@pytest.mark.django_db
def test_a_calendar_that_did_not_change_is_not_sent_again(client: Client) -> None:
    group = make_listing("group")
    meeting = second_and_fourth_saturday(group)
    address = f"/groups/{group.pk}/calendar.ics"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    editing.cancel(meeting, meeting.starts_on)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.django_db
def test_consent_decides_which_calendar_shows_a_group(client: Client) -> None:
    group = make_listing("group", consent_open_data=False)
    second_and_fourth_saturday(group)
    assert seen(client.get(f"/groups/{group.pk}/calendar.ics").content)
    assert not seen(client.get("/feeds/groups.ics").content)


@pytest.mark.django_db
def test_a_query_and_a_pause_are_honoured(client: Client) -> None:
    near = make_listing("group", points=[(35.468, 133.048)])
    far = make_listing("group", points=[(38.26, 140.87)], municipality="04100")
    resting = make_listing("group", status=Status.PAUSED)
    for group in (near, far, resting):
        second_and_fourth_saturday(group)
    everything = len(seen(client.get("/feeds/groups.ics").content))
    around = client.get("/feeds/groups.ics?near=35.468,133.048&radius_km=10")
    assert len(seen(around.content)) * 2 == everything
    assert not seen(client.get(f"/groups/{resting.pk}/calendar.ics").content)
    assert client.get("/feeds/groups.ics?near=").status_code == 200
    wrong = client.get("/feeds/groups.ics?radius_km=x")
    assert (wrong.status_code, wrong["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.django_db
def test_a_hidden_place_is_not_in_a_calendar(client: Client) -> None:
    group = make_listing("group", visibility="area")
    place = group.places.get()
    place.address, place.name = "松江市末次町86", "ひみつの家"
    place.save()
    second_and_fourth_saturday(group)
    text = client.get(f"/groups/{group.pk}/calendar.ics").content.decode()
    assert "島根県" in text
    assert not any(word in text for word in ("松江", "末次", "ひみつ"))


@given(schedules())
@settings(max_examples=60)
def test_any_schedule_reads_back_the_same(schedule: Schedule) -> None:
    meeting = Meeting(
        group=Listing(kind="group"),
        starts_on=schedule.start.date(),
        starts_at=schedule.start.time(),
        duration=int(schedule.duration.total_seconds() // 60),
        rrule=str(schedule.rule),
        skip_holidays=schedule.skip_holidays,
        updated_at=datetime(2026, 1, 1, tzinfo=TOKYO),
    )
    meeting._prefetched_objects_cache = {"changes": []}
    first = schedule.start.date()
    content = calendar([Entry(meeting, "見本", "", "http://localhost/")], name="見本", lang="ja", today=first)
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(
        first, first + timedelta(days=500)
    )
    assert sorted(each["dtstart"].dt for each in events) == schedule.between(
        first, first + timedelta(days=499)
    )
