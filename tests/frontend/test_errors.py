"""Errors are calm, in the reader's language, and lead on."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.utils import translation

from frontend.public import errors
from frontend.public.templatetags import assets

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "このページは、見つかりませんでした"),
        ("/en", "This page was not found"),
        ("/easy", "この ページは、"),
    ],
)
def test_not_found(client: Client, prefix: str, words: str) -> None:
    response = client.get(f"{prefix}/nothing/here/")
    assert response.status_code == 404
    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1 is not None
    assert words in page.h1.get_text()
    assert page.select_one(f'form[action="{prefix}/search/"] input[name=near]') is not None
    assert page.select_one(f'.ways a[href="{prefix}/crisis/"]') is not None


@pytest.mark.parametrize(
    "view",
    [
        errors.server_error,
        errors.forbidden,
        errors.csrf_failure,
        errors.bad_request,
        errors.not_found,
        errors.gone,
    ],
)
@pytest.mark.parametrize("code", ["ja", "en", "ja-simple"])
def test_every_error_page_can_be_made(rf: RequestFactory, view: object, code: str) -> None:
    with translation.override(code):
        response = view(rf.get("/x/"))  # type: ignore[operator]
    assert response.status_code in (400, 403, 404, 410, 500)
    assert "<h1>" in response.content.decode()


def test_server_error_stands_on_nothing(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "missing.json")
    assets._addresses.cache_clear()
    response = errors.server_error(rf.get("/"))
    assets._addresses.cache_clear()
    assert response.status_code == 500
    assert "うまく動いていません" in response.content.decode()
    assert "/crisis/" in response.content.decode()


def test_unknown_host(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "elsewhere" not in response.content.decode()
