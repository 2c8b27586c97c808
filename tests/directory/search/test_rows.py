"""Rows read straight into instances are what the ORM gives."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory import kinds
from directory.models import Listing, Municipality, Organization, Prefecture
from directory.search import rows
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

SHAPES = {
    Municipality: ("point",),
    Prefecture: ("point", "geometry", "outline"),
}
MODELS = [Listing, Organization, Municipality, Prefecture, *(kind.detail for kind in kinds.all_kinds())]


@pytest.fixture(autouse=True)
def _listings() -> None:
    now = timezone.now()
    for kind in kinds.all_kinds():
        make_listing(kind.key, themes=["work"], summary="駅から {歩|ある}けます", confirmed_at=now)
    make_listing("job", detail={"hours_week_min": "17.5", "apply_until": now.date(), "tasks": ["peer", "x"]})
    make_listing("training", confirmed_at=None, expires_at=None, detail={"days": 3, "starts_on": now.date()})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_what_the_orm_gives(model: type[Model]) -> None:
    expected = model._default_manager.defer(*SHAPES.get(model, ())).in_bulk()
    table = rows.Table.of(model, without=SHAPES.get(model, ()))
    found = table.by_key(list(expected))
    assert found.keys() == expected.keys()
    for key, item in found.items():
        other = expected[key]
        for field in table.attributes:
            assert getattr(item, field) == getattr(other, field), field
            assert type(getattr(item, field)) is type(getattr(other, field)), field
        assert item.get_deferred_fields() == other.get_deferred_fields()
        assert (item._state.adding, item._state.db) == (other._state.adding, other._state.db)
        assert item == other


def test_what_was_left_out_is_deferred_not_wrong() -> None:
    listing = Listing.objects.first()
    assert listing is not None
    found = rows.Table.of(Listing, without=("summary",)).by_key([listing.pk])[listing.pk]
    with CaptureQueriesContext(connection) as queries:
        assert found.summary == listing.summary
    assert len(queries) == 1


def test_an_instance_can_be_saved() -> None:
    listing = Listing.objects.first()
    assert listing is not None
    found = rows.Table.of(Listing, without=("summary", "created_at")).by_key([listing.pk])[listing.pk]
    found.title = "新しい題"
    found.save()
    again = Listing.objects.get(pk=listing.pk)
    assert (again.title, again.summary) == ("新しい題", listing.summary)


def test_a_column_that_is_not_its_value_must_be_left_out() -> None:
    with pytest.raises(ValueError, match="point"):
        rows.Table.of(Municipality)


def test_tables_side_by_side_give_each_its_own_keys() -> None:
    details = [kind.detail for kind in kinds.all_kinds()]
    wanted: list[Any] = [
        (rows.Table.of(model), list(model._default_manager.values_list("pk", flat=True))) for model in details
    ]
    with CaptureQueriesContext(connection) as queries:
        found = rows.side_by_side(wanted)
    assert len(queries) == 1
    assert found == [model._default_manager.in_bulk() for model in details]


def test_nothing_is_asked_for_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert rows.Table.of(Listing).by_key([]) == {}
        assert rows.side_by_side([]) == []
    assert not queries.captured_queries


def test_a_key_that_nobody_has_is_not_there() -> None:
    assert rows.Table.of(Prefecture, without=SHAPES[Prefecture]).by_key(["32", "99"]).keys() == {"32"}
