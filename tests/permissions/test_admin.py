"""`/admin/` as one: for operators with their second factor, and not there for anybody else."""

from collections.abc import Iterator

import pytest
from django.test import Client

from frontend.operators.site import site
from tests.actors import ACTORS, Actors, sign_in
from tests.permissions.rules import METHODS


def addresses() -> Iterator[str]:
    """An example of every address of the tree."""
    yield "/admin/"
    for model, admin in site._registry.items():
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        yield from (base, f"{base}add/", f"{base}1/change/", f"{base}1/delete/", f"{base}1/history/")
        assert admin.admin_site is site
    yield from ("/admin/jsi18n/", "/admin/autocomplete/", "/admin/r/1/1/", "/admin/nothing/", "/admin/login/")


def test_no_address_of_it_is_there_for_the_public(client: Client, db: None) -> None:
    there = {address: client.get(address).status_code for address in addresses()}
    assert {address: status for address, status in there.items() if status != 404} == {}


@pytest.mark.parametrize("actor", [actor for actor in ACTORS if actor != "operator"])
def test_it_is_not_there_for_others(actor: str, actors: Actors) -> None:
    client = actors.client(actor)
    for address in [
        "/admin/",
        "/admin/directory/person/",
        "/admin/directory/person/1/change/",
        "/admin/login/",
    ]:
        for method in METHODS:
            assert client.generic(method, address).status_code == 404, (method, address)


def test_operators_see_every_page_of_it(actors: Actors) -> None:
    client = actors.client("operator")
    for address in addresses():
        assert client.get(address, follow=True).status_code in (200, 403, 404), address
    for model in site._registry:
        listed = client.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/")
        assert listed.status_code == 200, model


def test_operators_use_their_second_factor_first(actors: Actors) -> None:
    client = sign_in(Client(), actors.operator)
    answer = client.get("/admin/directory/person/")
    assert answer.headers["Location"] == "/accounts/2fa/?next=%2Fadmin%2Fdirectory%2Fperson%2F"
