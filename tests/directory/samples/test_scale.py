"""Synthetic listings by COPY: the same rows every time, spread as people are."""

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from directory.models import Listing, Municipality, Organization, Place
from directory.projection import differences
from directory.samples import scale
from tests.database import create_database, drop_database, manage, url_of

_COUNT = 2000
_CHECKSUM = """
    SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM (
        SELECT l::text FROM directory_listing l UNION ALL SELECT p::text FROM directory_place p
        UNION ALL SELECT o::text FROM directory_organization o UNION ALL SELECT g::text FROM directory_group g
        UNION ALL SELECT j::text FROM jobs_job j UNION ALL SELECT t::text FROM directory_training t
        UNION ALL SELECT c::text FROM directory_consultation c
        UNION ALL SELECT (listing_id, place_id, ordinal)::text FROM directory_listingplace
    ) AS t(t)"""


def _one(query: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def _schema() -> list[tuple[str, ...]]:
    """Indexes, constraints and triggers, as they must be again after a load."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT pg_get_indexdef(indexrelid), '' FROM pg_index
            WHERE indrelid::regclass::text ~ '^(directory|jobs)'
            UNION ALL SELECT conrelid::regclass || conname, pg_get_constraintdef(oid) FROM pg_constraint
            UNION ALL SELECT tgrelid::regclass || tgname, tgenabled::text FROM pg_trigger
            WHERE NOT tgisinternal
            ORDER BY 1, 2"""
        )
        return cursor.fetchall()


@pytest.mark.django_db
def test_two_thousand_are_the_same_every_time_and_the_schema_is_as_before() -> None:
    schema = _schema()
    public = scale.load(_COUNT)
    first = _one(_CHECKSUM)
    assert Listing.objects.count() == _COUNT
    assert scale.load(_COUNT) == public
    assert _one(_CHECKSUM) == first
    assert _schema() == schema
    assert differences() == 0


@pytest.mark.django_db
def test_they_are_samples_spread_as_people_are() -> None:
    scale.load(_COUNT)
    assert not Listing.objects.filter(sample=False).exists()
    assert not Organization.objects.filter(sample=False).exists()
    assert set(Listing.objects.values_list("kind", flat=True)) == {"job", "group", "training", "consultation"}
    live = Listing.objects.filter(status__in=("published", "needs_check", "paused")).count()
    assert 0.49 < live / _COUNT < 0.59
    tokyo = Listing.objects.filter(municipality__prefecture="13").count()
    shimane = Listing.objects.filter(municipality__prefecture="32").count()
    assert 0.08 < tokyo / _COUNT < 0.15  # 11 of 100 people live there
    assert 0 < shimane < tokyo / 8
    assert Listing.objects.filter(places=None).count() < _COUNT * 0.08
    assert {"exact", "municipality", "area", "on_request"} == set(
        Place.objects.values_list("visibility", flat=True)
    )


@pytest.mark.django_db
def test_history_still_works_after_a_load() -> None:
    scale.load(50)
    listing = Listing.objects.all()[0]
    assert _one("SELECT count(*) FROM directory_listingevent") == 0
    listing.title = "another title"
    listing.save()
    assert _one("SELECT count(*) FROM directory_listingevent") == 1


@pytest.mark.django_db
def test_real_content_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE", "1")
    kept = Organization.objects.create(
        name="x", org_type="npo", municipality=Municipality.objects.get(pk="32201"), sample=False
    )
    with pytest.raises(CommandError, match="no samples"):
        call_command("seed_sample", scale=10)
    assert list(Organization.objects.all()) == [kept]


@pytest.mark.parametrize("count", [0, -1, 10_000_001])
def test_the_count_has_bounds(count: int) -> None:
    with pytest.raises(CommandError, match="--scale"):
        call_command("seed_sample", scale=count)


def test_the_command_leaves_a_database_ready_to_measure(template_database: str, worker_id: str) -> None:
    name = f"tonari_scale_{worker_id}"
    create_database(name, template=template_database)
    try:
        manage(name, "seed_sample", "--scale", "300", SAMPLE="1")
        with psycopg.connect(url_of(name)) as database:
            found = database.execute("SELECT count(*) FROM directory_listing").fetchone()
            analyzed = database.execute(
                "SELECT reltuples FROM pg_class WHERE relname = 'directory_listing'"
            ).fetchone()
    finally:
        drop_database(name)
    assert found == (300,)
    assert analyzed == (300.0,)
