"""How many statements an address sends does not depend on how much it shows."""

from typing import Any

import pytest
from django.test import Client

from directory import kinds
from directory.models import Organization
from tests.factories import OrganizationFactory, make_listing
from tests.sql.addresses import MATSUE, NEAR, WORLD
from tests.sql.statements import sent_for

pytestmark = pytest.mark.django_db

SHIMANE = [MATSUE, "32202", "32203", "32204", "32205"]
KINDS = [kind.key for kind in kinds.all_kinds()]
ORGANIZATION = f"/organizations/{WORLD['organization']}/"
# What these show grows with what there is; where a limit is known, it is the highest.
GROWING = [
    "/",
    f"/search/?{NEAR}&limit=100",
    "/search/?q=見本&limit=100",
    f"/api/v1/listings/?{NEAR}&limit=100",
    "/api/v1/listings/?include=count,facets&limit=100",
    "/api/v1/listings/?format=geojson&limit=100",
    "/api/v1/listings/?format=csv",
    "/api/v1/listings/?format=ndjson",
    "/api/v1/suggest/?q=見本",
    "/api/v1/prefectures/32/",
    f"/api/v1/municipalities/{MATSUE}/",
    "/tiles/listings/5/27/12.mvt",
    "/tiles/listings/10/890/404.mvt",
    "/tiles/listings/10/890/404.mvt?q=見本",
    "/prefectures/32/",
    f"/prefectures/32/{MATSUE}/",
    ORGANIZATION,
]
LIMITED = [
    f"/search/?{NEAR}",
    "/search/?q=見本",
    "/search/?sort=newest",
    f"/api/v1/listings/?{NEAR}",
    "/api/v1/listings/?q=見本",
    "/api/v1/listings/?sort=newest&format=geojson",
]


@pytest.fixture(autouse=True)
def _no_rate(settings: Any) -> None:
    settings.RATE_ANON = 0


def publish(times: int, *, organization: Organization | None = None) -> None:
    """So many listings of every kind all over 島根県, of that organisation or each of one of its own."""
    for number in range(times):
        for kind in KINDS:
            make_listing(kind, municipality=SHIMANE[number % len(SHIMANE)], organization=organization)


def counts(client: Client, addresses: list[str]) -> dict[str, int]:
    return {address: len(sent_for(client, address)) for address in addresses}


def test_the_number_of_listings_does_not_matter(client: Client) -> None:
    organization = OrganizationFactory.create(id=WORLD["organization"])
    publish(1, organization=organization)
    few = counts(client, GROWING)
    publish(4, organization=organization)
    publish(4)
    assert counts(client, GROWING) == few


def test_the_limit_does_not_matter(client: Client) -> None:
    # More than a page holds: words that fill no page along the index of their order are looked for once
    # more among all that has them, which is one statement, whatever the limit.
    publish(104 // len(KINDS))
    # Enough that each has a job in it, whose fields stand in more tables.
    few = counts(client, [f"{address}&limit=20" for address in LIMITED])
    many = counts(client, [f"{address}&limit=100" for address in LIMITED])
    assert list(many.values()) == list(few.values()), (few, many)
