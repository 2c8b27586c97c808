"""The page and the API answer the same query with the same listings in the same order."""

import re

import pytest
from django.test import Client

from tests.factories import make_listing

pytestmark = pytest.mark.django_db

QUERIES = [
    "near=690-0887&radius_km=50",
    "near=690-0887&radius_km=50&limit=5",
    "near=松江市&kind=group",
    "near=35.5,133.1&radius_km=10&sort=newest",
    "prefecture=32",
    "prefecture=JP-32&outside_centres=true",
    "municipality=32201&online=exclude",
    "bbox=132.5,35.2,133.3,35.7&kind=job,training",
    "online=only",
    "employment=any&kind=job",
    "near=0,0",
]


@pytest.fixture
def listings() -> None:
    for kind in ("group", "job", "training", "consultation"):
        make_listing(kind, points=[(35.468, 133.048)])
        make_listing(kind, points=[(35.5, 133.1), (35.36, 132.75)])
        make_listing(kind, points=[(35.55, 133.2)], visibility="municipality")
        make_listing(kind, municipality="32203", visibility="area")
        make_listing(kind, points=[], online=True)
    make_listing("job", aside=True, detail={"is_employment": False, "employment_type": "volunteer"})


def pages(query: str) -> list[str]:
    """Ids of all pages' cards, in order, following the page's own link to the next one."""
    client, found = Client(), []
    address = f"/search/?{query}"
    while address:
        response = client.get(address)
        assert response.status_code == 200
        text = response.content.decode()
        found += re.findall(r'data-listing="([0-9a-f-]{36})"', text)
        link = re.search(r'<a[^>]*rel="next"[^>]*href="([^"]+)"|<a[^>]*href="([^"]+)"[^>]*rel="next"', text)
        address = (link[1] or link[2]).replace("&amp;", "&") if link else ""
    return found


def api(query: str) -> list[str]:
    client, found = Client(), []
    address = f"/api/v1/listings/?{query}"
    while address:
        answer = client.get(address).json()
        found += [result["id"] for result in answer["results"]]
        address = answer["next"]
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_both_faces_give_the_same(listings: None, query: str) -> None:
    expected = api(query)
    assert pages(query) == expected
    assert len(expected) == len(set(expected))


def test_a_group_that_agreed_to_the_site_only_is_on_the_page_alone() -> None:
    shared, kept = make_listing("group"), make_listing("group", consent_open_data=False)
    assert set(pages("near=松江市")) == {str(shared.pk), str(kept.pk)}
    assert api("near=松江市") == [str(shared.pk)]


@pytest.mark.parametrize("query", ["near=35.468,133.048", "near=35.4,133.0", "prefecture=32"])
def test_previous_leads_back_over_the_same_pages(query: str) -> None:
    for _ in range(12):
        make_listing("group", points=[(35.468, 133.048)])
    client, address, there = Client(), f"/api/v1/listings/?{query}&limit=5", []
    while address:
        answer = client.get(address).json()
        there.append([result["id"] for result in answer["results"]])
        address, last = answer["next"], answer
    back = [there[-1]]
    while last["previous"]:
        last = client.get(last["previous"]).json()
        back.insert(0, [result["id"] for result in last["results"]])
    assert back == there
