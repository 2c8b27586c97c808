"""Tiles over HTTP: what is refused, and copies that are kept."""

import pytest
from django.db import connection
from django.test import Client

from directory.models import Listing, Place, Status
from directory.tiles import upkeep
from tests.api.schemas import is_problem
from tests.api.tiles.reading import at, tile
from tests.factories import make_listing

pytestmark = pytest.mark.django_db

HERE = (35.471234, 133.061234)
TILE = "/tiles/listings/{}/{}/{}.mvt"


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("19/0/0", {"z"}),
        ("-1/0/0", {"z"}),
        ("x/0/0", {"z"}),
        ("1/2/0", {"x"}),
        ("1/0/2", {"y"}),
        ("1/2/2", {"x", "y"}),
        ("0/0.5/0", {"x"}),
        ("18/262144/0", {"x"}),
        ("1/" + "9" * 5000 + "/0", {"x"}),
        ("１/0/١", {"z", "y"}),
    ],
)
@pytest.mark.parametrize("which", ["listings", "regions"])
def test_tiles_that_are_none(client: Client, which: str, path: str, names: set[str]) -> None:
    is_problem(client.get(f"/tiles/{which}/{path}.mvt"), 400, *names)


@pytest.mark.parametrize("z", range(19))
def test_the_last_tile_of_each_zoom_is_one(client: Client, z: int) -> None:
    assert tile(client, z, (1 << z) - 1, (1 << z) - 1) == {}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("strange=1", "strange"),
        ("kind=pub", "kind"),
        ("prefecture=48", "prefecture"),
        ("near=%zz", "near"),
        ("radius_km=5", "radius_km"),
        ("limit=0", "limit"),
        ("lang=fr", "lang"),
    ],
)
def test_a_query_that_cannot_be_answered(client: Client, query: str, name: str) -> None:
    is_problem(client.get(TILE.format(5, 28, 12), QUERY_STRING=query), 400, name)


def test_prefectures_are_not_asked_for_anything(client: Client) -> None:
    is_problem(client.get("/tiles/regions/5/28/12.mvt?kind=job"), 400, "kind")
    assert client.get("/tiles/regions/5/28/12.mvt?lang=en").status_code == 200


@pytest.mark.parametrize(
    "path", ["/tiles/", "/tiles/listings/", "/tiles/listings/0/0/0", "/tiles/x/0/0/0.mvt"]
)
def test_other_addresses_are_none(client: Client, path: str) -> None:
    is_problem(client.get(path), 404)


def test_only_reading(client: Client) -> None:
    response = client.post(TILE.format(0, 0, 0))
    is_problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert client.head(TILE.format(0, 0, 0)).status_code == 200


def test_pages_of_other_sites_may_not_read_them(client: Client) -> None:
    make_listing(points=[HERE])
    assert "Access-Control-Allow-Origin" not in client.get(TILE.format(0, 0, 0)).headers


def test_tiles_are_not_rated(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.RATE_ANON = 1  # type: ignore[attr-defined]
    assert {client.get(TILE.format(0, 0, 0)).status_code for _ in range(3)} == {200}


@pytest.mark.parametrize("query", ["", "kind=group&lang=en", "online=include&municipality=32201"])
@pytest.mark.parametrize("z", [0, 11, 12, 18])
def test_a_kept_copy_is_confirmed_until_something_changes(client: Client, z: int, query: str) -> None:
    listing = make_listing("group", points=[HERE])
    address = TILE.format(*at(z, *HERE)) + f"?{query}"
    first = client.get(address)
    assert first["Cache-Control"] == "no-cache"
    assert first["Vary"] == "Accept-Encoding"
    upkeep.fold()  # changes nothing that anybody sees
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again["ETag"], again.content) == (304, first["ETag"], b"")
    Listing.objects.filter(pk=listing.pk).update(status=Status.WITHDRAWN)
    after = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (after.status_code, after.content) == (200, b"")
    assert after["ETag"] != first["ETag"]


def hide(listing: Listing) -> None:
    Place.objects.filter(listings=listing).update(visibility="municipality")


def move(listing: Listing) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_place SET point = 'SRID=4326;POINT(133.0613 35.4713)'::geography")


def change(**fields: str) -> object:
    return lambda listing: Listing.objects.filter(pk=listing.pk).update(**fields)


@pytest.mark.parametrize(
    "write",
    [
        hide,
        move,
        change(status=Status.CLOSED),
        change(title="別の名前"),
        change(title_en="Another name"),
        change(language="en"),
        lambda listing: make_listing("group", points=[HERE]),
        lambda listing: listing.delete(),
        lambda listing: upkeep.rebuild(),
    ],
    ids=["hide", "move", "close", "title", "title_en", "language", "another", "delete", "rebuild"],
)
def test_every_change_that_a_tile_may_show_makes_a_new_version(client: Client, write: object) -> None:
    listing = make_listing("group", points=[HERE])
    for fold in (False, True):
        if fold:
            upkeep.fold()
        address = TILE.format(*at(17, *HERE))
        before = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": before}).status_code == 304
    write(listing)  # type: ignore[operator]
    assert client.get(address)["ETag"] != before


def test_a_change_elsewhere_leaves_a_kept_copy_as_it_is(client: Client) -> None:
    make_listing("group", points=[HERE])
    address = TILE.format(*at(12, *HERE))
    before = client.get(address)["ETag"]
    make_listing("group", points=[(38.26, 140.87)], municipality="04101")
    assert client.get(address, headers={"if-none-match": before}).status_code == 304
    assert client.get(TILE.format(0, 0, 0), headers={"if-none-match": before}).status_code == 200


def test_a_confirmation_takes_one_statement_and_a_tile_one(client: Client) -> None:
    make_listing("group", points=[HERE])
    address = TILE.format(*at(12, *HERE))
    sent: list[str] = []

    def note(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        tag = client.get(address)["ETag"]
        assert len(sent) == 1
        client.get(address, headers={"if-none-match": tag})
    assert len(sent) == 2
    assert "ST_AsMVT" not in sent[1]


def test_another_version_than_wanted_is_refused(client: Client) -> None:
    is_problem(client.get(TILE.format(0, 0, 0), headers={"if-match": '"x"'}), 412)


def test_prefectures_are_drawn(client: Client) -> None:
    layers = tile(client, *at(7, *HERE), which="regions")
    codes = {each["properties"]["code"] for each in layers["prefectures"]}
    assert {"32", "31"} <= codes
    shimane = next(each for each in layers["prefectures"] if each["properties"]["code"] == "32")
    assert shimane["properties"]["name_en"] == "Shimane"
    assert "Polygon" in shimane["geometry"]["type"]
    assert len(tile(client, 0, 0, 0, which="regions")["prefectures"]) == 47


def test_a_kept_copy_of_prefectures_is_confirmed(client: Client) -> None:
    first = client.get("/tiles/regions/7/111/50.mvt")
    again = client.get("/tiles/regions/7/111/50.mvt", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_what_is_wrong_is_said_in_the_language_of_each_reader(client: Client) -> None:
    """Queries that were read are kept; refusals are not."""
    said = {
        client.get("/tiles/listings/0/0/0.mvt?prefecture=99", headers={"Accept-Language": lang}).content
        for lang in ("ja", "en", "ja", "en")
    }
    assert len(said) == 2


def test_a_query_that_was_read_once_is_not_taken_for_another(client: Client) -> None:
    queries = ("", "kind=job", "kind=group", "kind=job&employment=any", "prefecture=32", "kind=job,group")
    etags = [client.get(f"/tiles/listings/0/0/0.mvt?{query}")["ETag"] for query in queries * 2]
    assert etags[: len(queries)] == etags[len(queries) :]
    assert len(set(etags)) == len(queries)
