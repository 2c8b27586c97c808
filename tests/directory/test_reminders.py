"""Mails about what ends soon: each once, none missed, and the link in them."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from directory import confirming, lifecycle, reminders
from directory.confirming import LinkState
from directory.models import Listing, Membership, Reminder, Status
from tests.actors import Actors, make_person
from tests.factories import make_listing
from tests.mails import mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def ends_in(actors: Actors, days: float, kind: str = "job", **fields: object) -> Listing:
    now = timezone.now()
    listing = make_listing(
        kind,
        organization=actors.organization,
        title="相談員",
        expires_at=now + timedelta(days=days),
        **fields,  # type: ignore[arg-type]
    )
    Listing.objects.filter(pk=listing.pk).update(confirmed_at=now - timedelta(days=60))
    listing.refresh_from_db()
    return listing


def test_each_mail_is_sent_once(actors: Actors, now: datetime) -> None:
    ends_in(actors, 19.9)
    sent = []
    for day in range(22):
        moment = now + timedelta(days=day)
        before = len(mails())
        reminders.remind_of_listings(moment)
        reminders.remind_of_listings(moment)
        reminders.retire_listings(moment)
        reminders.retire_listings(moment)
        sent += [day] * (len(mails()) - before)
    assert sent == [6, 17, 20]
    subjects = [mail["subject"] for mail in mails()]
    assert subjects == ["「相談員」は、まだこのとおりですか"] * 2 + ["「相談員」を閉じました"]


def test_after_a_break_the_nearest_mail_is_sent_and_no_stale_one(actors: Actors, now: datetime) -> None:
    ends_in(actors, 20)
    assert reminders.remind_of_listings(now + timedelta(days=18)) == 1
    assert reminders.remind_of_listings(now + timedelta(days=19)) == 0
    assert Reminder.objects.get().days == 3


def test_confirming_begins_anew(actors: Actors, now: datetime) -> None:
    listing = ends_in(actors, 10, "group")
    reminders.remind_of_listings(now)
    lifecycle.confirm(listing)
    assert reminders.remind_of_listings(now) == 0
    assert listing.expires_at is not None
    assert reminders.remind_of_listings(listing.expires_at - timedelta(days=13)) == 1
    assert len(mails()) == 2


def test_who_published_just_now_is_not_warned(actors: Actors, now: datetime) -> None:
    listing = ends_in(actors, 10)
    Listing.objects.filter(pk=listing.pk).update(confirmed_at=now)
    assert reminders.remind_of_listings(now) == 0
    assert reminders.remind_of_listings(now + timedelta(days=8)) == 1


@pytest.mark.parametrize("status", [Status.PAUSED, Status.DRAFT, Status.CLOSED, Status.WITHDRAWN])
def test_what_does_not_end_is_left_alone(actors: Actors, now: datetime, status: str) -> None:
    ends_in(actors, 2, "group", status=status)
    assert reminders.remind_of_listings(now) == 0
    assert reminders.retire_listings(now + timedelta(days=3)) == 0


def test_more_than_one_batch_takes(actors: Actors, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "_AT_ONCE", 2)
    for _ in range(5):
        ends_in(actors, 10)
    make_listing("job", expires_at=now + timedelta(days=10))  # nobody looks after it
    assert reminders.remind_of_listings(now) == 5
    assert len(mails()) == 5


def test_each_owner_reads_it_in_their_language(actors: Actors, now: datetime) -> None:
    for lang in ("en", "easy"):
        person = make_person(lang, language=lang)
        Membership.objects.create(organization=actors.organization, person=person, role="owner")
    ends_in(actors, 2, "training")
    reminders.remind_of_listings(now)
    sent = {mail["to"]: mail for mail in mails()}
    assert set(sent) == {"owner@example.com", "en@example.com", "easy@example.com"}
    assert sent["en@example.com"]["subject"] == "Is “相談員” still right?"
    assert "/en/confirm/" in sent["en@example.com"]["body"]
    assert "/easy/confirm/" in sent["easy@example.com"]["body"]
    assert "（お）" in sent["easy@example.com"]["body"]


def test_what_is_not_a_job_is_marked_and_can_still_be_confirmed(actors: Actors, now: datetime) -> None:
    listing = ends_in(actors, 1, "group")
    reminders.retire_listings(now + timedelta(days=2))
    listing.refresh_from_db()
    assert listing.status == Status.NEEDS_CHECK
    assert "/confirm/" in mails()[0]["body"]
    opened = confirming.read(confirming.token(listing, actors.owner))
    assert opened is not None
    confirming.confirm(opened)
    listing.refresh_from_db()
    assert listing.status == Status.PUBLISHED


def test_a_deadline_is_not_moved_by_a_button(actors: Actors) -> None:
    listing = make_listing(
        "job",
        organization=actors.organization,
        detail={"apply_until": timezone.localdate() + timedelta(days=5)},
    )
    lifecycle.confirm(listing)
    Listing.objects.filter(pk=listing.pk).update(confirmed_at=timezone.now() - timedelta(days=20))
    reminders.remind_of_listings(timezone.now() + timedelta(days=4))
    assert "締め切りの日だからです" in mails()[0]["body"]
    opened = confirming.read(confirming.token(listing, actors.owner))
    assert opened is not None
    assert confirming.state_of(opened) == LinkState.ENDS
    with pytest.raises(confirming.CannotConfirm):
        confirming.confirm(opened)


def test_a_link_is_used_up_by_confirming(actors: Actors) -> None:
    listing = ends_in(actors, 2)
    opened = confirming.read(confirming.token(listing, actors.owner))
    assert opened is not None
    confirming.confirm(opened)
    again = confirming.read(confirming.token(ends_in(actors, 2), actors.owner))
    assert again is not None
    assert confirming.state_of(opened) == LinkState.USED
    with pytest.raises(confirming.CannotConfirm):
        confirming.confirm(opened)
    with pytest.raises(confirming.CannotConfirm):
        confirming.close(opened)


def test_a_link_opens_nothing_for_who_has_left(actors: Actors) -> None:
    token = confirming.token(ends_in(actors, 2), actors.owner)
    assert confirming.read(token) is not None
    Membership.objects.filter(person=actors.owner).delete()
    assert confirming.read(token) is None


def test_altered_links_open_nothing(actors: Actors) -> None:
    token = confirming.token(ends_in(actors, 2), actors.owner)
    for wrong in (token[:-1], token + "x", "x" + token, token.swapcase(), "", "a:b:c", "％00"):
        assert confirming.read(wrong) is None


def test_old_links_and_closed_listings_say_so(actors: Actors, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = ends_in(actors, -200, "group", status=Status.NEEDS_CHECK)
    opened = confirming.read(confirming.token(listing, actors.owner))
    assert opened is not None
    assert confirming.state_of(opened) == LinkState.OLD
    closed = confirming.read(confirming.token(ends_in(actors, 2, status=Status.CLOSED), actors.owner))
    assert closed is not None
    assert confirming.state_of(closed) == LinkState.OVER


def test_confirming_answers_the_request_to_look_again(actors: Actors) -> None:
    listing = ends_in(actors, 50)
    Listing.objects.filter(pk=listing.pk).update(check_asked_at=timezone.now())
    opened = confirming.read(confirming.token(listing, actors.owner))
    assert opened is not None
    confirming.confirm(opened)
    listing.refresh_from_db()
    assert listing.check_asked_at is None
