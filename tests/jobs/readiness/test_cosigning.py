"""A co-signature: by a link that works once, on answers as they are worded, and gone when taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from directory import access
from directory.history import recorded
from directory.models import Workplace
from jobs.models import Assessment, CoSignature
from jobs.readiness import cosigning, versions
from jobs.readiness.shown import shown_version
from tests.actors import Actors
from tests.jobs.readiness.checklists import NOT_YET, YES, make_workplace, publish_version

pytestmark = pytest.mark.django_db

NICKNAME = "つゆくさ七八九"


@pytest.fixture
def workplace(actors: Actors) -> Workplace:
    return make_workplace(actors.organization)


@pytest.fixture
def version(workplace: Workplace) -> Assessment:
    return publish_version(workplace)


@pytest.fixture
def secret(workplace: Workplace, version: Assessment, actors: Actors) -> str:
    return cosigning.make_link(workplace, by=actors.owner)


def sign(secret: str, version: Assessment, **fields: Any) -> str:
    given = {"version": str(version.pk), "nickname": NICKNAME, "items": ["A1", "B1"], **fields}
    return cosigning.sign(secret, **given)


def everything_stored() -> list[str]:
    """Every row of every table of the database, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        rows = []
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {table} t WHERE t::text LIKE %s", [f"%{NICKNAME}%"])
            rows += [f"{table}: {row}" for (row,) in cursor.fetchall()]
    return rows


def test_a_signature_is_shown_with_the_items_that_were_signed(secret: str, version: Assessment) -> None:
    sign(secret, version)
    shown = cosigning.shown_on(version)
    assert [(each.nickname, each.items) for each in shown] == [(NICKNAME, ("A1", "B1"))]
    assert shown[0].signed_on == timezone.localdate()


def test_only_hashes_of_link_and_key_are_kept(secret: str, version: Assessment) -> None:
    key = sign(secret, version)
    row = CoSignature.objects.values().get()
    assert secret not in str(row)
    assert key not in str(row)


def test_opening_a_link_changes_nothing_however_often(secret: str, version: Assessment) -> None:
    before = CoSignature.objects.values().get()
    for _time in range(3):
        assert cosigning.invitation(secret)[1] == version
    assert CoSignature.objects.values().get() == before


def test_a_link_signs_once(secret: str, version: Assessment) -> None:
    sign(secret, version)
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.invitation(secret)
    with pytest.raises(cosigning.LinkIsDead):
        sign(secret, version, nickname="もう一人")
    assert CoSignature.objects.get().nickname == NICKNAME


def test_a_link_ends_after_thirty_days(secret: str, version: Assessment) -> None:
    ends = CoSignature.objects.get().expires_at
    assert timedelta(days=29, hours=23) < ends - timezone.now() <= timedelta(days=30)
    CoSignature.objects.update(expires_at=timezone.now())
    with pytest.raises(cosigning.LinkIsDead):
        sign(secret, version)
    assert cosigning.forget_old_links() == 1
    assert not CoSignature.objects.exists()


@pytest.mark.parametrize("change", [lambda text: text[:-1], lambda text: text + "x", lambda _text: ""])
def test_an_altered_link_opens_nothing(secret: str, version: Assessment, change: Any) -> None:
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.invitation(change(secret))
    with pytest.raises(cosigning.LinkIsDead):
        sign(change(secret), version)
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.take_back(change(sign(secret, version)))
    assert CoSignature.objects.filter(signed_at__isnull=False).count() == 1


def test_the_link_does_not_take_back_and_the_key_does_not_sign(secret: str, version: Assessment) -> None:
    key = sign(secret, version)
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.take_back(secret)
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.invitation(key)


@pytest.mark.parametrize("items", [[], ["C2", "C3"], ["Z9"]])
def test_only_items_of_the_version_are_signed(secret: str, version: Assessment, items: list[str]) -> None:
    with pytest.raises(cosigning.NothingSigned):
        sign(secret, version, items=items)
    assert cosigning.shown_on(version) == []


def test_answers_that_changed_meanwhile_are_read_first(
    secret: str, version: Assessment, workplace: Workplace
) -> None:
    newer = publish_version(workplace)
    with pytest.raises(cosigning.Changed):
        sign(secret, version)
    sign(secret, newer)
    assert cosigning.shown_on(version) == []  # nobody signed the older one


def test_a_new_version_shows_it_on_answers_that_stayed_the_same(
    secret: str, version: Assessment, workplace: Workplace
) -> None:
    sign(secret, version, items=["A1", "B1", "C2"])
    reworded = {**YES, "evidence": "毎月、主任と30分ふりかえりをしています。"}
    newer = publish_version(workplace, {"A1": YES, "B1": YES, "C2": reworded, "G1": NOT_YET})
    assert [each.items for each in cosigning.shown_on(newer)] == [("A1",)]
    assert [each.items for each in cosigning.shown_on(version)] == [("A1", "B1", "C2")]

    nothing_left = publish_version(workplace, dict.fromkeys(("A1", "C2"), NOT_YET))
    assert cosigning.shown_on(nothing_left) == []


def test_what_every_face_shows_follows_it(
    secret: str, version: Assessment, workplace: Workplace, django_assert_num_queries: Any
) -> None:
    key = sign(secret, version, items=["A1", "B1"])
    publish_version(workplace, {"A1": YES, "B1": YES})
    newest = versions.newest(workplace.pk)
    assert newest is not None
    with django_assert_num_queries(0):
        shown = shown_version(newest, "ja")
    assert {item.id: item.signed_by for item in shown.items if item.signed_by} == {"A1": (NICKNAME,)}
    cosigning.take_back(key)
    gone = versions.newest(workplace.pk)
    assert gone is not None
    assert not any(item.signed_by for item in shown_version(gone, "ja").items)


def test_a_statement_that_asks_something_else_is_not_signed(
    secret: str, version: Assessment, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobs.readiness.instruments import current

    sign(secret, version)
    newer = publish_version(workplace, instrument="another")
    monkeypatch.setattr(cosigning, "instrument", lambda _version: current())
    assert [each.items for each in cosigning.shown_on(newer)] == [("A1", "B1")]
    monkeypatch.setattr("jobs.readiness.instruments.Item.asks_the_same", lambda *_items: False)
    assert cosigning.shown_on(newer) == []


def test_taking_it_back_leaves_the_nickname_nowhere(
    secret: str, version: Assessment, workplace: Workplace, actors: Actors
) -> None:
    """In old versions, in tables of changes, in sessions and tasks neither."""
    with recorded("test", actors.owner, "so that tables of changes are written"):
        key = sign(secret, version)
        publish_version(workplace)
        workplace.assessments.update(key_person_left_at=timezone.localdate())
    assert [row.split(":")[0] for row in everything_stored()] == ["public.jobs_cosignature"]

    cosigning.take_back(key)
    assert everything_stored() == []
    assert [cosigning.shown_on(each) for each in workplace.assessments.all()] == [[], []]
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.take_back(key)


def test_no_table_of_changes_knows_co_signatures() -> None:
    tables = connection.introspection.table_names()
    assert [name for name in tables if "cosign" in name] == ["jobs_cosignature"]


def test_owners_alone_make_links(workplace: Workplace, version: Assessment, actors: Actors) -> None:
    refused = {"editor": access.OwnersOnly, "outsider": access.NotYours, "moderator": access.NotYours}
    for name, reason in refused.items():
        with pytest.raises(reason):
            cosigning.make_link(workplace, by=getattr(actors, name))
    assert not CoSignature.objects.exists()


def test_without_a_valid_checklist_there_is_nothing_to_sign(workplace: Workplace, actors: Actors) -> None:
    with pytest.raises(cosigning.NoChecklist):
        cosigning.make_link(workplace, by=actors.owner)
    publish_version(workplace)
    secret = cosigning.make_link(workplace, by=actors.owner)
    workplace.assessments.update(expires_at=timezone.now())
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.invitation(secret)
    with pytest.raises(cosigning.NoChecklist):
        cosigning.make_link(workplace, by=actors.owner)


def test_several_links_are_open_at_a_time_but_not_any_number(
    workplace: Workplace, version: Assessment, actors: Actors
) -> None:
    signed = sign(cosigning.make_link(workplace, by=actors.owner), version)
    secrets = [cosigning.make_link(workplace, by=actors.owner) for _link in range(cosigning.OPEN_LINKS + 1)]
    with pytest.raises(cosigning.LinkIsDead):
        cosigning.invitation(secrets[0])
    for secret in secrets[1:]:
        cosigning.invitation(secret)
    cosigning.signed_with(signed)


def test_what_owners_see_of_links_is_the_same_whatever_became_of_them(
    workplace: Workplace, version: Assessment, actors: Actors
) -> None:
    assert cosigning.last_link_made(workplace) is None
    secret = cosigning.make_link(workplace, by=actors.owner)
    before = cosigning.last_link_made(workplace)
    cosigning.invitation(secret)
    sign(secret, version)
    assert cosigning.last_link_made(workplace) == before


def test_the_sample_mark_follows_the_version(secret: str, version: Assessment) -> None:
    sign(secret, version)
    assert CoSignature.objects.get().sample is True
