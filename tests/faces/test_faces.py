"""Every face answers a query with the same listings, and with those that plain Python finds.

`TONARI_FACES=500` asks as many random queries as that.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import pytest_django
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client

from directory.search import Query, counts, distance, ordered
from tests.faces import faces, queries, reference, world

pytestmark = pytest.mark.django_db

QUERIES = int(os.environ.get("TONARI_FACES", "40"))
SEED = 20


@pytest.fixture(scope="module")
def listings(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[list[reference.Known]]:
    """Everything there is to be found, for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.build(SEED, 240)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE directory_spot, directory_publicplace, directory_entry")
        yield reference.read()
        transaction.set_rollback(True)


@pytest.fixture(params=["as it is", "impatient"])
def everything(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    listings: list[reference.Known],
) -> list[reference.Known]:
    """The listings; searches walk as they do, or give up at once and find all that matches."""
    settings.RATE_ANON = 0
    if request.param == "impatient":
        monkeypatch.setattr(ordered, "_PATIENCE", 3)
        monkeypatch.setattr(ordered, "_PATIENCE_WITH_WORDS", 2)
        monkeypatch.setattr(distance, "_RANKS", (2, 5))
        monkeypatch.setattr(distance, "_PATIENCE", 3)
        monkeypatch.setattr(counts, "_PATIENCE", 3)
    return listings


def test_every_face_finds_what_plain_python_finds(client: Client, everything: list[reference.Known]) -> None:
    wrong, found_some = [], 0
    for number, text in enumerate(queries.draw(SEED, QUERIES)):
        if differs := _differences(client, text, everything):
            wrong.append((number, text, differs))
        found_some += bool(reference.finds(Query.parse(QueryDict(text)), everything, open_data=True))
    assert not wrong, "\n".join(map(str, wrong))
    assert found_some > QUERIES // 3, "most of these queries find nothing: they prove little"


def _differences(client: Client, text: str, everything: list[reference.Known]) -> dict[str, Any]:
    query = Query.parse(QueryDict(text))
    site, shared = (
        [str(each.listing.pk) for each in reference.finds(query, everything, open_data=machine)]
        for machine in (False, True)
    )
    drawn = reference.finds(query, everything, open_data=False, one_place=True)
    points = {place.point for known in everything for place in known.places if place.point}
    answers: dict[str, tuple[Any, Any]] = {
        "page": (faces.page(client, text), site),
        "api": (faces.api(client, text), shared),
        "geojson": (faces.geojson(client, text), shared),
        "csv": (faces.comma_separated(client, text), shared),
        "ndjson": (faces.ndjson(client, text), shared),
        "tiles": (faces.tiles(client, text, points), {str(each.listing.pk) for each in drawn}),
    }
    included = client.get(f"/api/v1/listings/?{text}&include=count,facets").json()
    found = reference.finds(query, everything, open_data=True)
    answers["count"] = included["count"], len(shared)
    answers["facets of kinds"] = (
        included["facets"]["kind"],
        dict(Counter(each.listing.kind for each in found)),
    )
    return {face: _said(given, expected) for face, (given, expected) in answers.items() if given != expected}


def _said(given: Any, expected: Any) -> Any:
    """What is too much and what is missing, or that the order differs."""
    if not isinstance(given, list | set):
        return given, expected
    more, fewer = set(given) - set(expected), set(expected) - set(given)
    return (sorted(more)[:3], sorted(fewer)[:3]) if more or fewer else "in another order, or twice"
