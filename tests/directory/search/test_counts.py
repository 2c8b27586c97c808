"""Counts and facets are of exactly what is found."""

import pytest

from directory.search import Audience, Query, counts, search
from tests.factories import make_listing

pytestmark = pytest.mark.django_db


def both(text: list[tuple[str, str]]) -> tuple[int, int]:
    """How many are listed, and how many are counted."""
    query = Query.parse([*text, ("limit", "100")])
    return len(search(query, Audience.SITE).results), counts.count(query, Audience.SITE).value


@pytest.mark.parametrize(
    "where", [("bbox", "133.5,35.5,133.7,35.7"), ("municipality", "32201"), ("prefecture", "32")]
)
def test_one_place_may_be_near_and_another_in_the_region(where: tuple[str, str]) -> None:
    make_listing("group", points=[(35.0, 133.0), (35.6, 133.6)])
    assert both([("near", "35.0,133.0"), ("radius_km", "1"), where]) == (1, 1)


def test_a_listing_with_many_places_counts_once() -> None:
    make_listing("group", points=[(35.0, 133.0 + step / 1000) for step in range(9)])
    assert both([("near", "35.0,133.0")]) == (1, 1)
    assert both([("bbox", "132,34,134,36")]) == (1, 1)


def test_facets_beyond_what_is_counted_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        make_listing("group")
    query = Query.parse([("near", "松江市")])
    assert counts.facets(query, Audience.SITE) == counts.Facets(
        {"kind": {"group": 3}, "prefecture": {"32": 3}}
    )
    monkeypatch.setattr(counts, "MOST_FOR_FACETS", 2)
    assert counts.facets(query, Audience.SITE).capped


def test_a_count_stops_at_its_most(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        make_listing("group")
    monkeypatch.setattr(counts, "MOST", 2)
    for given in (
        [],
        [("near", "松江市")],
        [("q", "見本")],
        [("outside_centres", "false"), ("bbox", "132,34,134,36")],
    ):
        assert counts.count(Query.parse(given), Audience.SITE) == counts.Count(2, capped=True)
