"""The pages of a co-signature: nothing happens by opening them, nothing is kept but what was signed."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.test import Client

from jobs.models import Assessment, CoSignature
from jobs.readiness import cosigning
from tests.actors import Actors
from tests.jobs.readiness.checklists import YES, make_workplace, publish_version
from tests.jobs.readiness.test_cosigning import NICKNAME, everything_stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(actors: Actors) -> Assessment:
    return publish_version(make_workplace(actors.organization))


@pytest.fixture
def secret(version: Assessment, actors: Actors) -> str:
    return cosigning.make_link(version.workplace, by=actors.owner)


def given(version: Assessment, **changes: Any) -> dict[str, Any]:
    return {"version": str(version.pk), "nickname": NICKNAME, "items": ["A1"], "understood": "on", **changes}


def key_of(page: bytes) -> str:
    found = re.search(rb"/cosign/key/([\w-]+)/", page)
    assert found is not None
    return found[1].decode()


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_the_warning_comes_first_and_opening_writes_nothing(client: Client, secret: str, prefix: str) -> None:
    before = CoSignature.objects.values().get()
    for _time in range(2):
        response = client.get(f"{prefix}/cosign/{secret}/")
    client.head(f"{prefix}/cosign/{secret}/")
    page = BeautifulSoup(response.content, "html.parser")
    order = [
        tag.get("id") or tag.name for tag in page.select("main #first, main form, main input[name=nickname]")
    ]
    assert order == ["first", "form", "id_nickname"]
    assert not page.select("main input[type=checkbox][checked]")
    assert CoSignature.objects.values().get() == before
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert 'content="noindex"' in response.content.decode()
    assert client.cookies == {}


def test_signing_shows_the_key_once_and_taking_back_leaves_nothing(
    client: Client, secret: str, version: Assessment
) -> None:
    signed = client.post(f"/cosign/{secret}/", given(version))
    assert signed.status_code == 200
    key = key_of(signed.content)
    assert client.cookies == {}
    assert client.post(f"/cosign/{secret}/", given(version)).status_code == 404  # the form sent again

    assert NICKNAME in client.get(f"/en/cosign/key/{key}/").content.decode()
    assert cosigning.shown_on(version)
    assert client.post(f"/cosign/key/{key}/").status_code == 200
    assert everything_stored() == []
    assert not Session.objects.exists()
    for path in (f"/cosign/key/{key}/", f"/cosign/{secret}/"):
        assert NICKNAME not in client.get(path).content.decode()
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"understood": ""}, "understood"),
        ({"nickname": ""}, "nickname"),
        ({"nickname": "\u202e\u200b"}, "nickname"),
        ({"nickname": "字" * 100_000}, "nickname"),
        ({"items": []}, "items"),
        ({"items": ["Z9"]}, "items"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_typed_is_lost(
    client: Client, secret: str, version: Assessment, changes: dict[str, Any], field: str
) -> None:
    response = client.post(f"/cosign/{secret}/", given(version, **changes))
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 400
    assert page.select_one(f'#problems a[href^="#id_{field}"]')
    if field != "items":
        assert page.select('input[name="items"][value="A1"][checked]')
    if field != "nickname":
        assert page.select(f'input[name="nickname"][value="{NICKNAME}"]')
    assert cosigning.shown_on(version) == []


def test_a_nickname_is_text_and_nothing_else(client: Client, secret: str, version: Assessment) -> None:
    signed = client.post(f"/cosign/{secret}/", given(version, nickname="<script>x</script>"))
    assert "<script>x" not in signed.content.decode()
    assert "&lt;script&gt;x" in client.get(f"/cosign/key/{key_of(signed.content)}/").content.decode()


def test_answers_that_changed_meanwhile_are_shown_and_asked_anew(
    client: Client, secret: str, version: Assessment
) -> None:
    newer = publish_version(version.workplace, {"C2": YES})
    response = client.post(f"/cosign/{secret}/", given(version))
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 409
    assert [box["value"] for box in page.select('input[name="items"]')] == ["C2"]
    assert page.select(f'input[name="nickname"][value="{NICKNAME}"]')
    assert page.select(f'input[name="version"][value="{newer.pk}"]')
    assert cosigning.shown_on(newer) == []


@pytest.mark.parametrize("path", ["/cosign/{}x/", "/cosign/nothing/", "/cosign/key/{}/", "/cosign/%00/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_dead_links_are_calm(client: Client, secret: str, path: str, method: str) -> None:
    before = CoSignature.objects.values().get()
    response = getattr(client, method)(path.format(secret))
    assert response.status_code == 404
    assert "何も変わっていません" in response.content.decode()
    assert CoSignature.objects.values().get() == before


def test_forms_of_other_sites_are_refused(client: Client, secret: str, version: Assessment) -> None:
    response = client.post(f"/cosign/{secret}/", given(version), headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert cosigning.shown_on(version) == []
