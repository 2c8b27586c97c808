"""What benches ask for."""

from uuid import UUID

from bench.addresses import public_addresses
from bench.client import encoded
from bench.world import Origin

KNOWN = {
    "listing_id": UUID(int=1), "group_id": UUID(int=1), "kind_path": "groups",
    "organization_id": UUID(int=2), "code": "32",
    "municipality_code": "32201", "z": 12, "x": 3561, "y": 1616, "version": "1.0.0",
    # Synthetic listings have neither: the report names these addresses as not asked for.
    "workplace_id": UUID(int=3), "assessment_id": UUID(int=4),
}  # fmt: skip


def test_a_tile_is_where_web_maps_have_it() -> None:
    tokyo = Origin(35.681236, 139.767125)
    assert [tokyo.tile(zoom) for zoom in (0, 1, 10, 18)] == [(0, 0), (1, 0), (909, 403), (232847, 103226)]


def test_addresses_are_encoded_once() -> None:
    assert encoded("/search/?q=ピア&near=35.1,133.2") == "/search/?q=%E3%83%94%E3%82%A2&near=35.1,133.2"
    assert encoded("/search/?q=%E3%83%94") == "/search/?q=%E3%83%94"


def test_every_public_address_has_an_example() -> None:
    """One that is new and cannot be asked for would go unmeasured."""
    examples = {address.route: address.examples([KNOWN]) for address in public_addresses()}
    jobs_or_the_like = ("jobs/", "training/", "consultations/")
    without = [
        route for route, paths in examples.items()
        if not paths and not any(path in route for path in jobs_or_the_like)
    ]  # fmt: skip
    assert not without


def test_examples_take_what_their_address_asks() -> None:
    examples = {address.route: address.examples([KNOWN]) for address in public_addresses()}
    assert examples["api/v1/municipalities/<code>/"] == ["/api/v1/municipalities/32201/"]
    assert examples["api/v1/prefectures/<code>/"] == ["/api/v1/prefectures/32/"]
    assert examples["prefectures/<code>/<municipality_code>/"] == ["/prefectures/32/32201/"]
    assert examples["api/v1/groups/<listing_id>/"] == [f"/api/v1/groups/{UUID(int=1)}/"]
    assert examples["api/v1/jobs/<listing_id>/"] == []
    assert "healthz" not in examples
