"""Tiles that are none, and questions that no tile answers."""

import pytest
from django.test import Client

from tests.api.schemas import is_problem
from tests.bad_input.cases import UNREADABLE, cases, send

pytestmark = pytest.mark.django_db

LAYERS = pytest.mark.parametrize("layer", ["listings", "regions"])


@LAYERS
@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("19/0/0", {"z"}),
        ("-1/0/0", {"z"}),
        ("1e1/0/0", {"z"}),
        ("99999999999999999999/0/0", {"z"}),
        ("z/x/y", {"z", "x", "y"}),
        ("0/1/0", {"x"}),
        ("0/0/1", {"y"}),
        ("3/8/8", {"x", "y"}),
        ("3/-1/0", {"x"}),
        ("3/0/-1", {"y"}),
        ("3/0.5/0", {"x"}),
        ("3/٣/0", {"x"}),
        (f"3/{'9' * 1000}/0", {"x"}),
        ("18/262144/262143", {"x"}),
        ("3/%00/0", {"x"}),
        ("3/%20/0", {"x"}),
    ],
)
def test_out_of_range(client: Client, layer: str, address: str, names: set[str]) -> None:
    is_problem(send(client, f"/tiles/{layer}/{address}.mvt", ""), 400, *names)


@LAYERS
@pytest.mark.parametrize("address", ["0/0/0", "18/262143/262143", "18/0/0"])
def test_the_corners_of_the_world(client: Client, layer: str, address: str) -> None:
    assert send(client, f"/tiles/{layer}/{address}.mvt", "").status_code in (200, 204)


@LAYERS
@cases(UNREADABLE)
def test_unreadable(client: Client, layer: str, case: tuple[str, set[str]]) -> None:
    query, names = case
    is_problem(send(client, f"/tiles/{layer}/5/28/12.mvt", query), 400, *names)


@LAYERS
def test_unknown(client: Client, layer: str) -> None:
    is_problem(send(client, f"/tiles/{layer}/5/28/12.mvt", "foo=1&bar=2"), 400, "foo", "bar")
