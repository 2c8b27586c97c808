"""What may happen to a listing, and that it is recorded."""

from datetime import timedelta

import pghistory.models
import pytest
from django.utils import timezone

from directory import kinds, lifecycle
from directory.models import Listing, Person, Status
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


def test_publishing_dates_and_confirms() -> None:
    listing = make_listing("job", status=Status.DRAFT)
    lifecycle.publish(listing)
    assert listing.status == Status.PUBLISHED
    assert listing.expires_at is not None
    assert listing.confirmed_at is not None
    assert listing.expires_at - listing.confirmed_at == timedelta(days=90)


@pytest.mark.parametrize("kind", [kind.key for kind in kinds.all_kinds()])
def test_what_nobody_confirmed_retires_as_its_kind_says(kind: str) -> None:
    past = timezone.now() - timedelta(minutes=1)
    due, fresh = make_listing(kind, expires_at=past), make_listing(kind)
    assert lifecycle.expire_due() == 1
    due.refresh_from_db()
    fresh.refresh_from_db()
    assert due.status == (Status.CLOSED if kind == "job" else Status.NEEDS_CHECK)
    assert fresh.status == Status.PUBLISHED
    assert lifecycle.expire_due() == 0


def test_a_pause_is_not_threatened_by_expiry() -> None:
    group = make_listing("group", expires_at=timezone.now() - timedelta(days=1))
    lifecycle.pause(group)
    assert lifecycle.expire_due() == 0
    assert group.status == Status.PAUSED
    assert Listing.objects.findable().filter(pk=group.pk).exists()
    lifecycle.resume(group)
    assert group.status == Status.PUBLISHED
    assert group.expires_at is not None
    assert group.expires_at > timezone.now()


def test_more_than_one_statement_takes_are_retired_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lifecycle, "_AT_ONCE", 2)
    past = timezone.now() - timedelta(minutes=1)
    due = [make_listing(kind, expires_at=past) for kind in ("job", "group") for _ in range(5)]
    stays = make_listing("job")
    assert lifecycle.expire_due() == len(due)
    assert lifecycle.expire_due() == 0
    assert set(Listing.objects.filter(status=Status.PUBLISHED)) == {stays}


def test_steps_that_a_state_does_not_allow_are_refused_and_change_nothing() -> None:
    listing = make_listing("training", status=Status.WITHDRAWN)
    for step in (lifecycle.publish, lifecycle.confirm, lifecycle.resume, lifecycle.close, lifecycle.pause):
        with pytest.raises(lifecycle.NotAllowed):
            step(listing)
    listing.refresh_from_db()
    assert listing.status == Status.WITHDRAWN


def test_only_groups_pause() -> None:
    with pytest.raises(lifecycle.NotAllowed):
        lifecycle.pause(make_listing("job"))


def test_who_and_why_are_recorded() -> None:
    person = Person.objects.create_user("a@example.org")
    listing = make_listing("group")
    lifecycle.withdraw(listing, by=person, why="asked by the organiser")
    event = pghistory.models.Events.objects.tracks(listing).order_by("-pgh_created_at", "-pgh_id").first()
    assert event is not None
    assert event.pgh_context == {"step": "withdraw", "person": person.pk, "why": "asked by the organiser"}
    assert event.pgh_diff["status"] == ["published", "withdrawn"]


def test_a_deletion_is_recorded_too() -> None:
    listing = make_listing("group")
    listing_id = listing.pk
    listing.delete()
    events = Listing._meta.get_field("events").related_model._default_manager
    assert events.filter(pgh_obj_id=listing_id, pgh_label="delete").exists()
