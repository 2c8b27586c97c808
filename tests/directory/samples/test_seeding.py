"""seed_sample and remove_sample against the database."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from directory.models import Consent, Group, Listing, Organization, Place, PublicPlace
from directory.projection import differences
from directory.samples import seeding
from directory.texts import today
from jobs.models import Job


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE", "1")


def _run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_server_of_ones_own_gets_no_samples_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMPLE", raising=False)
    monkeypatch.delenv("TONARI_PRIVATE_CLUSTER", raising=False)
    Listing.objects.all().delete()  # the other tests of this module share one set of samples
    with pytest.raises(CommandError, match="SAMPLE=1"):
        _run("seed_sample")
    assert not Listing.objects.exists()
    monkeypatch.setenv("TONARI_PRIVATE_CLUSTER", "1")
    out = _run("seed_sample")
    count = Listing.objects.count()
    assert count > 0
    assert f"Samples: {count} listings ({count} new, 0 changed)" in out


@pytest.mark.usefixtures("db", "wanted", "seeded")
def test_a_second_run_changes_nothing() -> None:
    before = list(Listing.objects.order_by("pk").values()), list(Place.objects.order_by("pk").values())
    again = seeding.seed()
    assert all(done.created == done.changed == 0 for done in again.values())
    assert (
        list(Listing.objects.order_by("pk").values()),
        list(Place.objects.order_by("pk").values()),
    ) == before


@pytest.mark.usefixtures("db", "wanted", "seeded")
def test_what_was_altered_or_lost_is_put_right() -> None:
    altered = Listing.objects.filter(kind="group")[0]
    Listing.objects.filter(pk=altered.pk).update(title="altered")
    lost = Job.objects.all()[0]
    lost.delete()
    Consent.objects.filter(listing=altered).delete()
    written = seeding.seed()
    assert (written["listing"].changed, written["job"].created) == (1, 1)
    assert written["consent"].created >= 1
    assert Listing.objects.get(pk=altered.pk).title == altered.title


@pytest.mark.usefixtures("db", "wanted", "seeded")
def test_dates_stay_until_they_are_refreshed(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = Listing.objects.latest("confirmed_at").confirmed_at
    later = today().replace(year=today().year + 1, day=1)
    monkeypatch.setattr(seeding, "today", lambda: later)
    seeding.seed()
    assert Listing.objects.latest("confirmed_at").confirmed_at == newest
    seeding.seed(refresh_dates=True)
    refreshed = Listing.objects.latest("confirmed_at").confirmed_at
    assert newest is not None
    assert refreshed is not None
    assert (refreshed - newest).days > 300


@pytest.mark.usefixtures("db", "wanted", "seeded")
def test_searches_see_what_may_be_seen() -> None:
    assert differences() == 0
    assert PublicPlace.objects.filter(kind="job").exists()
    hidden = Group.objects.filter(listing__consent_site=False)
    assert not PublicPlace.objects.filter(listing__group__in=hidden).exists()


@pytest.mark.usefixtures("db", "wanted", "seeded")
def test_removal_counts_first_and_then_leaves_nothing_sample() -> None:
    count = Listing.objects.count()
    assert f"directory.Listing: {count}" in _run("remove_sample")
    assert Listing.objects.count() == count
    _run("remove_sample", "--apply")
    for model in (Listing, Organization, Place, Consent, PublicPlace, Job):
        assert not model._default_manager.exists(), model
    for model in (Listing, Organization, Place, Job, Consent):
        event = model._meta.apps.get_model(model._meta.app_label, f"{model.__name__}Event")
        assert not event._default_manager.exists(), event


@pytest.mark.usefixtures("db", "wanted", "seeded")
def test_removal_leaves_what_is_no_sample() -> None:
    taken_over = Listing.objects.filter(kind="group")[0]
    Listing.objects.filter(pk=taken_over.pk).update(sample=False, provenance="self")
    _run("remove_sample", "--apply")
    assert list(Listing.objects.values_list("pk", flat=True)) == [taken_over.pk]
    assert list(Organization.objects.values_list("pk", flat=True)) == [taken_over.organization_id]
    assert taken_over.places.count() == Place.objects.filter(organization=taken_over.organization).count()


@pytest.mark.django_db
@pytest.mark.parametrize("command", [["remove_sample", "--apply"], ["seed_sample", "--scale", "10"]])
def test_the_web_role_is_told_that_the_owner_must_do_it(command: list[str], wanted: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE tonari_test_reader")
        cursor.execute("GRANT tonari_test_reader TO CURRENT_USER")
        cursor.execute("GRANT SELECT ON directory_listing TO tonari_test_reader")
        cursor.execute("SET LOCAL ROLE tonari_test_reader")
    with pytest.raises(CommandError, match="owner"):
        _run(*command)
