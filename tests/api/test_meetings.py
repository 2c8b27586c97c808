"""`/api/v1/meetings/`: what is on."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest

from directory.meetings import editing
from directory.meetings.editing import Plan, Reason
from directory.models import Listing, ListingPlace, Status
from directory.texts import today
from tests.api.conftest import Ask
from tests.factories import PlaceFactory, make_listing

pytestmark = pytest.mark.django_db

MATSUE = (35.468, 133.048)
IZUMO = (35.367, 132.755)


Read = Callable[..., Any]


@pytest.fixture
def read(ask: Ask) -> Read:
    """`read("meetings/?...", status=400)`: the JSON of an address of the API."""

    def answer(path: str, *, status: int = 200) -> Any:
        response = ask(f"/api/v1/{path}")
        assert response.status_code == status, response.content[:300]
        return json.loads(response.content)

    return answer


def daily(group: Listing, **fields: Any) -> Any:
    values: dict[str, Any] = {"place": 0, "rrule": "FREQ=DAILY", **fields}
    return editing.add(group, Plan(starts_on=today(), starts_at=time(14), duration=90, **values))


def window(days: int = 7) -> str:
    return f"from={today()}&to={today() + timedelta(days=days - 1)}"


def test_a_week_of_dates_in_order(read: Read) -> None:
    group = make_listing("group", points=[MATSUE])
    daily(group)
    answer = read(f"meetings/?{window()}")
    assert [each["start"][:10] for each in answer["results"]] == [
        str(today() + timedelta(days=number)) for number in range(7)
    ]
    first = answer["results"][0]
    assert first["group"]["id"] == str(group.pk)
    assert first["group"]["url"].endswith(f"/groups/{group.pk}/")
    assert (first["status"], first["start"][11:], first["end"][11:]) == (
        "scheduled",
        "14:00:00+09:00",
        "15:30:00+09:00",
    )
    assert first["point"] == {"lat": 35.468, "lng": 133.048, "precision": "address"}
    assert answer["next"] is None


def test_each_meeting_is_where_it_takes_place(read: Read) -> None:
    group = make_listing("group", points=[MATSUE, IZUMO])
    daily(group, place=0)
    daily(group, place=1)
    near_izumo = read(f"meetings/?{window(1)}&near=35.367,132.755&radius_km=5")["results"]
    assert [each["point"]["lng"] for each in near_izumo] == [132.755]
    assert near_izumo[0]["distance_m"] < 100


def test_a_hidden_place_stays_hidden(read: Read) -> None:
    group = make_listing("group", points=[(35.4681, 133.0499)], visibility="municipality")
    daily(group)
    (found,) = read(f"meetings/?{window(1)}")["results"]
    assert found["point"]["precision"] == "municipality"
    assert (found["point"]["lat"], found["point"]["lng"]) != (35.4681, 133.0499)


def test_cancelled_and_moved_dates_say_why(read: Read) -> None:
    meeting = daily(make_listing("group"))
    editing.cancel(meeting, today(), Reason(ja="部屋が使えません", en="The room is taken"))
    editing.move(meeting, today() + timedelta(days=1), today() + timedelta(days=1), time(20))
    first, second = read(f"meetings/?{window(2)}&lang=en")["results"]
    assert (first["status"], first["reason"]) == ("cancelled", "The room is taken")
    assert second["start"][11:16] == "20:00"
    assert second["changed_from"][11:16] == "14:00"


def test_groups_that_pause_or_did_not_agree_are_left_out(read: Read) -> None:
    daily(make_listing("group", status=Status.PAUSED))
    daily(make_listing("group", consent_open_data=False))
    assert read(f"meetings/?{window()}")["results"] == []


def test_an_online_meeting_belongs_to_its_groups_region(read: Read) -> None:
    group = make_listing("group", points=[MATSUE], online=True)
    daily(group, place=None, online=True)
    (found,) = read(f"meetings/?{window(1)}&prefecture=32&online=only")["results"]
    assert found["point"] is None
    assert read(f"meetings/?{window(1)}&prefecture=13")["results"] == []
    assert read(f"meetings/?{window(1)}&online=exclude")["results"] == []


def test_pages_go_on_and_back_without_a_gap(read: Read) -> None:
    for number in range(3):
        daily(make_listing("group", points=[(35.4 + number / 100, 133.0)]))
    whole = [each["id"] for each in read(f"meetings/?{window()}&limit=100")["results"]]
    found: list[str] = []
    page = read(f"meetings/?{window()}&limit=4")
    while True:
        found += [each["id"] for each in page["results"]]
        if page["next"] is None:
            break
        last = page
        page = read(page["next"].partition("/api/v1/")[2])
    assert found == whole
    assert len(set(whole)) == 21
    back = read(page["previous"].partition("/api/v1/")[2])
    assert [each["id"] for each in back["results"]] == [each["id"] for each in last["results"]]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("from=yesterday", "from"),
        ("from=2026-02-30", "from"),
        ("from=2026-12-02&to=2026-12-01", "to"),
        ("from=2026-01-01&to=2126-01-01", "to"),
        ("from=2026-01-01&to=2026-12-31", "to"),
        ("from=2026-01-01&from=2026-01-02", "from"),
        ("kind=job", "kind"),
        ("colour=red", "colour"),
        ("cursor=abc", "cursor"),
    ],
)
def test_what_cannot_be_answered_is_named(read: Read, query: str, parameter: str) -> None:
    problem = read(f"meetings/?{query}", status=400)
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


def test_the_last_day_of_a_window_is_in_it(read: Read) -> None:
    group = make_listing("group")
    daily(group)
    ListingPlace.objects.create(
        listing=group, ordinal=1, place=PlaceFactory.create(organization=group.organization)
    )
    day: date = today() + timedelta(days=91)
    answer = read(f"meetings/?from={today()}&to={day}&limit=100")
    assert answer["results"][-1]["start"][:10] == str(day)
    assert len(answer["results"]) == 92
