"""Connections read and write geometries, and are prepared for that once."""

import pytest
from django.contrib.gis.db.backends.postgis import base
from django.contrib.gis.geos import Point
from django.db import connection

from directory.models import Municipality

pytestmark = pytest.mark.django_db


def test_the_site_uses_this_backend() -> None:
    assert connection.settings_dict["ENGINE"] == "config.postgis"


def test_geometries_go_there_and_back() -> None:
    town = Municipality.objects.get(pk="32201")
    Municipality.objects.filter(pk=town.pk).update(point=Point(133.05, 35.47, srid=4326))
    town.refresh_from_db()
    assert (town.point.x, town.point.y) == (133.05, 35.47)


def test_a_connection_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    monkeypatch.setattr(
        base.DatabaseWrapper,
        "register_geometry_adapters",
        lambda self, given, clear=False: calls.append(given),
    )

    class Connection:
        """Stands for one of the driver's."""

    first, second = Connection(), Connection()
    for taken in (first, second, first, first):
        connection.register_geometry_adapters(taken)  # type: ignore[attr-defined]
    assert calls == [first, second]
    connection.register_geometry_adapters(first, True)  # type: ignore[attr-defined]
    assert calls == [first, second, first]
