"""The language of a page is its prefix."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import get_script_prefix, reverse
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("prefix", "tag"), [("", "ja"), ("/en", "en"), ("/easy", "ja-simple")])
def test_html_lang(client: Client, prefix: str, tag: str) -> None:
    response = client.get(f"{prefix}/crisis/")
    assert response.status_code == 200
    assert response["Content-Language"] == tag
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == tag  # type: ignore[index]


@pytest.mark.parametrize("prefix", ["", "/en", "/easy"])
def test_links_stay_in_the_language(client: Client, prefix: str) -> None:
    page = BeautifulSoup(client.get(f"{prefix}/crisis/").content, "html.parser")
    own = [a["href"] for a in page.select("main a, .menu-pages a, .logo, .footer-links a:not([hreflang])")]
    assert own
    for href in own:
        if not href.startswith(("tel:", "https://")):
            assert href.startswith(f"{prefix}/"), href
            if not prefix:
                assert not href.startswith(("/en/", "/easy/")), href


def test_switch_keeps_page_and_query(client: Client) -> None:
    response = client.get("/en/search/", {"near": "abc xyz&<", "kind": "job"})
    page = BeautifulSoup(response.content, "html.parser")
    links = {a["hreflang"]: a["href"] for a in page.select(".menu-languages a")}
    assert links == {
        "ja": "/search/?near=abc+xyz%26%3C&kind=job",
        "ja-simple": "/easy/search/?near=abc+xyz%26%3C&kind=job",
    }
    alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    assert set(alternates) == {"ja", "en", "ja-simple"}
    assert alternates["en"] == "http://testserver/en/search/?near=abc+xyz%26%3C&kind=job"


@pytest.mark.parametrize(
    ("path", "to"), [("/en", "/en/"), ("/easy", "/easy/"), ("/en?kind=job", "/en/?kind=job")]
)
def test_prefix_without_slash(client: Client, path: str, to: str) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"] == to


def test_missing_slash_keeps_the_language(client: Client) -> None:
    assert client.get("/easy/crisis")["Location"] == "/easy/crisis/"


@pytest.mark.parametrize(
    "path", ["/en/api/v1/prefectures/", "/en/healthz", "/easy/static/x.css", "/en/tiles/x", "/en/en/"]
)
def test_only_pages_have_languages(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nothing_is_left_behind(client: Client) -> None:
    client.get("/en/crisis/")
    assert get_script_prefix() == "/"
    assert reverse("crisis") == "/crisis/"
    assert translation.get_language() == "ja"


@pytest.mark.parametrize("path", ["//example.org/", "/en//example.org/", "//example.org/en/"])
def test_no_address_leads_to_another_host(client: Client, path: str) -> None:
    response = client.get("/", {"utm_source": "x"}, PATH_INFO=path)
    assert response.status_code == 404
    page = BeautifulSoup(response.content, "html.parser")
    assert all(not a["href"].startswith("//") for a in page.select("a[href]"))


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/?utm_source=a&utm_medium=b", "/"),
        ("/en/search/?near=%E6%9D%BE%E6%B1%9F&fbclid=1", "/en/search/?near=%E6%9D%BE%E6%B1%9F"),
        ("/search/?near=35.4,133&gclid=1&openExternalBrowser=1", "/search/?near=35.4,133"),
        ("/crisis/?lang=easy", "/easy/crisis/"),
        ("/en/search/?lang=ja&kind=job", "/search/?kind=job"),
    ],
)
def test_what_no_page_reads_is_redirected_away(client: Client, path: str, to: str) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"] == to
