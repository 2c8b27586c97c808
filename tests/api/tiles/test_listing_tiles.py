"""A tile shows what the query finds, where it stands, and nothing else."""

import random
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Listing, Municipality, Prefecture, PublicPlace
from directory.search import Audience, Query
from directory.search.conditions import listing_conditions, place_conditions
from directory.tiles import live, statement, sums, upkeep
from directory.tiles.grid import Tile
from tests.api.tiles.reading import at, counted, grid, ids, tile
from tests.factories import MATSUE, make_listing

pytestmark = pytest.mark.django_db

EXACT = (35.471234, 133.061234)
ELSEWHERE = (38.261234, 140.881234)  # Sendai


def test_far_away_there_are_clusters_with_counts_by_kind(client: Client) -> None:
    make_listing("group", points=[EXACT])
    make_listing("job", points=[(EXACT[0], EXACT[1] + 0.001)])
    make_listing("job", points=[ELSEWHERE], municipality="04101")
    layers = tile(client, 0, 0, 0)
    assert set(layers) == {"clusters"}
    here = tile(client, *at(7, *EXACT))["clusters"]
    assert [each["properties"] for each in here] == [
        {"count": 2, "group": 1, "job": 1, "training": 0, "consultation": 0}
    ]
    assert counted(layers) == 3


def test_near_by_there_are_listings_where_they_stand(client: Client) -> None:
    listing = make_listing("group", points=[EXACT], title="見本の会", title_en="Sample group")
    for z in range(12, 19):
        layers = tile(client, *at(z, *EXACT))
        assert set(layers) == {"listings"}
        (feature,) = layers["listings"]
        assert feature["properties"] == {"id": str(listing.pk), "kind": "group", "title": "見本の会"}
        x, y = grid(*EXACT)
        inside = (1 << (30 - z)) - 1
        expected = ((x & inside) >> (18 - z), (y & inside) >> (18 - z))
        assert feature["geometry"] == {"type": "Point", "coordinates": list(expected)}


@pytest.mark.parametrize(
    ("lang", "title"),
    [("", "見本会"), ("en", "Sample group"), ("easy", "やさしい会"), ("ja", "見本会")],
)
def test_titles_are_in_the_language_asked_for(client: Client, lang: str, title: str) -> None:
    make_listing(points=[EXACT], title="見本会", title_en="Sample group", title_easy="やさしい{会|かい}")
    (feature,) = tile(client, *at(15, *EXACT), f"lang={lang}")["listings"]
    assert feature["properties"]["title"] == title


def test_a_title_that_the_owner_did_not_translate_stays(client: Client) -> None:
    make_listing(points=[EXACT], title="見本の会")
    (feature,) = tile(client, *at(15, *EXACT), "lang=en")["listings"]
    assert feature["properties"]["title"] == "見本の会"


def test_what_has_no_effect_has_none(client: Client) -> None:
    make_listing(points=[EXACT])
    plain = tile(client, *at(15, *EXACT))
    for query in ("sort=newest&limit=1", "cursor=x", "include=count", "fields=id", "format=json"):
        assert tile(client, *at(15, *EXACT), query) == plain


@pytest.mark.parametrize(
    ("visibility", "shown"),
    [
        ("municipality", lambda: Municipality.objects.get(pk=MATSUE).point),
        ("on_request", lambda: Municipality.objects.get(pk=MATSUE).point),
        ("area", lambda: Prefecture.objects.get(pk="32").point),
    ],
)
def test_a_hidden_place_never_gives_its_point(client: Client, visibility: str, shown: Any) -> None:
    listing = make_listing(points=[EXACT], visibility=visibility)
    point = shown()
    assert tile(client, *at(18, *EXACT)) == {}
    assert ids(tile(client, *at(18, point.y, point.x))) == [str(listing.pk)]
    upkeep.fold()
    assert tile(client, *at(18, *EXACT)) == {}
    x, y = grid(point.y, point.x)
    for z in range(12):  # a cluster of one stands where that one may be shown
        (feature,) = tile(client, *at(z, point.y, point.x))["clusters"]
        there = [(x & ((1 << (30 - z)) - 1)) >> (18 - z), (y & ((1 << (30 - z)) - 1)) >> (18 - z)]
        assert feature["geometry"]["coordinates"] == pytest.approx(there, abs=1)


def test_groups_that_agreed_to_the_site_alone_are_on_its_map(client: Client) -> None:
    make_listing(points=[EXACT], consent_open_data=False)
    assert counted(tile(client, 0, 0, 0)) == 1


def test_a_listing_without_a_point_is_in_no_tile(client: Client) -> None:
    make_listing(points=[], online=True)
    assert tile(client, 0, 0, 0) == {}
    assert tile(client, 0, 0, 0, "online=only") == {}


def test_a_crowded_point_is_a_cluster_and_its_neighbours_stay_single(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement, "MOST_SINGLE", 4)
    monkeypatch.setattr(sums, "draw", sums.draw.__wrapped__)  # statements are kept
    for _ in range(5):
        make_listing("group", points=[EXACT])
    alone = make_listing("job", points=[(EXACT[0] + 0.0003, EXACT[1])])
    for query in ("", "municipality=32201"):
        layers = tile(client, *at(18, *EXACT), query)
        assert [each["properties"]["count"] for each in layers["clusters"]] == [5]
        same = tile(client, *at(18, EXACT[0] + 0.0003, EXACT[1]), query)
        assert ids(same) == [str(alone.pk)]
    both = tile(client, *at(14, *EXACT))
    assert counted(both) == 6


def test_more_places_than_are_looked_at_are_estimated_and_say_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    for _ in range(60):
        make_listing(points=[EXACT], id=UUID(int=chance.getrandbits(128)), online=True)
    exact = tile(client, *at(12, *EXACT), "online=only")
    assert counted(exact) == 60
    assert "approximate" not in exact["listings"][0]["properties"]
    monkeypatch.setattr(live, "MOST_PLACES", 30)
    layers = tile(client, *at(12, *EXACT), "online=only")
    assert set(layers) == {"clusters"}
    assert all(each["properties"]["approximate"] is True for each in layers["clusters"])
    assert 30 <= counted(layers) <= 90


@pytest.mark.parametrize("query", ["q=灯台", "theme=depression", "municipality=32202", "near=35.37,132.75"])
def test_what_an_index_finds_is_exact_among_however_many(
    client: Client, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    for _ in range(4):
        make_listing(points=[EXACT])
    rare = make_listing(
        points=[(35.37, 132.75)], municipality="32202", title="灯台の会", themes=["depression"]
    )
    monkeypatch.setattr(live, "MOST_PLACES", 2)
    layers = tile(client, *at(12, 35.37, 132.75), query)
    assert ids(layers) == [str(rare.pk)]
    (cluster,) = tile(client, 0, 0, 0, query)["clusters"]
    assert cluster["properties"]["count"] == 1
    assert "approximate" not in cluster["properties"]


_TOWNS = [("32201", (35.46, 133.05)), ("04101", (38.26, 140.87)), ("13101", (35.69, 139.75))]
_QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["job", "group", "job,training"]),
        "prefecture": st.sampled_from(["32", "04,13", "47"]),
        "employment": st.sampled_from(["true", "false", "any"]),
        "online": st.sampled_from(["include", "only", "exclude"]),
        "municipality": st.sampled_from(["32201", "04100"]),
        "outside_centres": st.just("true"),
        "bbox": st.just("132,35,134,36"),
        "near": st.just("35.46,133.05"),
    },
)


@pytest.fixture
def listings() -> None:
    """Sixty around three towns, some hidden, aside, online; half of them folded into the sums."""
    chance = random.Random(11)
    for number in range(60):
        town, (lat, lng) = chance.choice(_TOWNS)
        make_listing(
            chance.choice(["job", "group", "training", "consultation"]),
            points=[
                (round(lat + chance.uniform(-0.05, 0.05), 6), round(lng + chance.uniform(-0.05, 0.05), 6))
                for _ in range(chance.choice([1, 1, 2]))
            ],
            municipality=town,
            visibility=chance.choice(["exact", "exact", "municipality", "area"]),
            aside=chance.random() < 0.2,
            online=chance.random() < 0.3,
        )
        if number == 30:
            upkeep.fold()


@pytest.mark.usefixtures("listings")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=_QUERIES, z=st.integers(0, 18), town=st.sampled_from(_TOWNS), offset=st.integers(-1, 1))
def test_every_tile_shows_exactly_what_the_query_finds_there(
    client: Client, asked: dict[str, str], z: int, town: tuple[str, tuple[float, float]], offset: int
) -> None:
    _z, x, y = at(z, *town[1])
    x = min(max(x + offset, 0), (1 << z) - 1)
    text = "&".join(f"{name}={value}" for name, value in asked.items())
    layers = tile(client, z, x, y, text)
    found = _found(Query.parse(list(asked.items())), Tile(z, x, y))
    assert counted(layers) == len(found)
    if z >= 12:
        assert ids(layers) == sorted(found)


def _found(query: Query, where: Tile) -> list[str]:
    """The truth, from the tables: the listing of each public place that fulfils the query in the tile."""
    asked = listing_conditions(query, Audience.SITE) & place_conditions(query, "pp")
    places = PublicPlace.objects.raw(
        f"SELECT pp.* FROM directory_publicplace pp WHERE {asked.sql}", asked.params
    )
    found = []
    for place in places:
        if place.spot is None:
            continue
        point = place.spot.point
        x, y = grid(point.y, point.x)
        near = not query.near or point.distance(_origin(query)) * 111 <= 30
        if near and (x >> (30 - where.z), y >> (30 - where.z)) == (where.x, where.y):
            found.append(str(place.listing_id))
    return found


def _origin(query: Query) -> Any:
    from django.contrib.gis.geos import Point

    assert query.near
    return Point(query.near.lng, query.near.lat, srid=4326)


def test_a_tile_between_places_is_empty(client: Client) -> None:
    make_listing(points=[EXACT])
    assert Listing.objects.count() == 1
    assert tile(client, 5, 0, 0) == {}
