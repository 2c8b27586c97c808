"""Every page in every language: answers, reads well, asks nobody else for anything."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.test import Client

from directory.models import Listing
from frontend.public.context import QUICK_EXIT

pytestmark = pytest.mark.django_db

PREFIXES = ["", "/en", "/easy"]
FIXED = ["/", "/search/", "/prefectures/", "/crisis/", "/credits/", "/about/", "/privacy/", "/nothing/here/"]
PLACES = [
    "/prefectures/01/",
    "/prefectures/04/",
    "/prefectures/13/",
    "/prefectures/47/",
    "/prefectures/04/04100/",
    "/prefectures/04/04205/",
    "/prefectures/13/13104/",
]
SEARCHES = [
    "/search/?near=690-0887&radius_km=50",
    "/search/?near=%E6%B0%97%E4%BB%99%E6%B2%BC%E5%B8%82",
    "/search/?near=24.06%2C123.77&radius_km=1",
    "/search/?near=%E5%BA%9C%E4%B8%AD%E5%B8%82&kind=job",
    "/search/?online=only",
    "/search/?prefecture=04&kind=job&outside_centres=true&employment=any",
    "/search/?municipality=04205&kind=job,training",
    "/search/?near=xyzzy&radius_km=-1&bogus=1",
]
KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff々〆]")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# Void elements of HTML: they have no end tag.
VOID = {"meta", "link", "input", "br", "path", "circle", "rect", "use", "img", "hr", "wbr"}


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("prefix", PREFIXES)
def test_all_pages(client: Client, prefix: str) -> None:
    listings = [
        Listing.objects.findable().filter(kind=kind).order_by("id")[:3]
        for kind in ("job", "group", "training", "consultation")
    ]
    found = [listing for kind in listings for listing in kind]
    paths = {"job": "jobs", "group": "groups", "training": "training", "consultation": "consultations"}
    addresses = [*FIXED, *PLACES, *SEARCHES]
    addresses += [f"/{paths[listing.kind]}/{listing.pk}/" for listing in found]
    addresses += [f"/organizations/{listing.organization_id}/" for listing in found[:4]]
    for address in addresses:
        response = client.get(f"{prefix}{address}")
        expected = 404 if "nothing" in address else 400 if "bogus" in address else 200
        assert response.status_code == expected, address
        check(client, response.content.decode(), response.headers, prefix, address)


def check(client: Client, html: str, headers: object, prefix: str, address: str) -> None:
    where = f"{prefix}{address}"
    page = BeautifulSoup(html, "html.parser")
    assert not client.cookies, where
    csp = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))  # type: ignore[index]
    assert csp["default-src"] == "'none'"
    assert csp["script-src"] == csp["style-src"] == "'self'"
    assert headers["Referrer-Policy"] == "same-origin"  # type: ignore[index]
    Balanced(where).feed(html)
    no_inline_code(page, where)
    no_third_party(page, where)
    unique_ids_and_references(page, where)
    headings(page, where)
    names(page, where)
    untranslated(page, prefix, where)


class Balanced(HTMLParser):
    """Start and end tags that fit together."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where, self.open = where, []  # type: ignore[var-annotated]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        doubled = [name for name, times in Counter(name for name, _value in attrs).items() if times > 1]
        assert not doubled, (self.where, tag, doubled)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID, (self.where, tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, (self.where, tag)
        assert self.open.pop() == tag, (self.where, tag, self.getpos())


def no_inline_code(page: BeautifulSoup, where: str) -> None:
    """Nothing that the content security policy would refuse."""
    assert not page.select("[style], style"), where
    for script in page.select("script"):
        # Blocks of data are no code: the policy lets them be.
        assert script.get("src") or script.get("type") in ("application/json", "application/ld+json"), where
    assert not [tag for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")], where


def no_third_party(page: BeautifulSoup, where: str) -> None:
    """Nothing is loaded from elsewhere; links that lead elsewhere do not say where from."""
    for tag in page.select("[src], link[href], [srcset], form[action]"):
        address = urlsplit(tag.get("src") or tag.get("href") or tag.get("action") or "")
        assert address.netloc in ("", "testserver"), (where, str(tag)[:200])
        assert address.scheme in ("", "http", "data"), (where, str(tag)[:200])
    assert not page.select("[srcset], iframe, object, embed, img, base, meta[http-equiv]"), where
    for link in page.select('a[href^="http"]'):
        assert "noreferrer" in link.get("rel", []), (where, link["href"])
    exit_link = page.select_one(".masthead a[data-exit]")
    assert exit_link is not None
    assert exit_link["href"] == QUICK_EXIT


def unique_ids_and_references(page: BeautifulSoup, where: str) -> None:
    ids = Counter(tag["id"] for tag in page.select("[id]"))
    assert not [name for name, times in ids.items() if times > 1], where
    for tag in page.select("[aria-labelledby], [aria-describedby], label[for]"):
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for target in str(tag.get(name, "")).split():
                assert target in ids, (where, name, target)
    for use in page.select("use"):
        assert use["href"][1:] in ids, (where, use["href"])
    for link in page.select('a[href^="#"]'):
        assert link["href"][1:] in ids, (where, link["href"])


def headings(page: BeautifulSoup, where: str) -> None:
    levels = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1, where
    assert levels[0] == 1, (where, levels)
    assert all(after <= before + 1 for before, after in pairwise(levels)), (
        where,
        levels,
    )
    assert len(page.select("main")) == 1
    assert page.title is not None
    assert page.title.get_text(strip=True)


def names(page: BeautifulSoup, where: str) -> None:
    """Every link, button and field has a name; every list holds items only."""
    for tag in page.select("a[href], button, summary"):
        assert tag.get_text(strip=True), (where, str(tag)[:200])
    labelled = {label["for"] for label in page.select("label[for]") if label.get_text(strip=True)}
    for field in page.select("input:not([type=hidden]), select, textarea"):
        assert field["id"] in labelled, (where, str(field)[:200])
    for container in page.select("ul, ol"):
        assert {child.name for child in container.find_all(True, recursive=False)} <= {"li"}, where
    for element in page.select("dl"):
        assert {child.name for child in element.find_all(True, recursive=False)} <= {"div"}, where


def untranslated(page: BeautifulSoup, prefix: str, where: str) -> None:
    """English pages hold Japanese, and plain pages kanji without reading, only where the language says so."""
    if not prefix:
        return
    script = JAPANESE if prefix == "/en" else KANJI
    for text in page.find_all(string=script):
        assert may_be_japanese(text, prefix), (where, str(text)[:100])
    for tag in page.select("[aria-label], [placeholder], option"):
        shown = tag.get("aria-label") or tag.get("placeholder") or ""
        if prefix == "/en":
            assert not JAPANESE.search(shown), (where, shown)


def may_be_japanese(text: NavigableString, prefix: str) -> bool:
    parents = [parent for parent in text.parents if isinstance(parent, Tag)]
    marked = any(
        str(parent.get("lang", "")) in ("ja", "ja-simple") for parent in parents if parent.name != "html"
    )
    # Titles, options and JSON cannot hold ruby; the JSON of the map carries its own.
    plain_only = any(parent.name in ("title", "option", "script") for parent in parents)
    ruby = any(parent.name == "ruby" for parent in parents)
    if prefix == "/en":
        return marked or (plain_only and text.find_parent("script") is not None)
    return marked or plain_only or ruby


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/en/search/", "/easy/crisis/", "/prefectures/04/"])
def test_other_methods(path: str, method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(path)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert "<h1>" in response.content.decode()
    assert not client.cookies


@pytest.mark.parametrize("path", ["/", "/search/?near=690-0887", "/crisis/", "/prefectures/04/"])
def test_head_and_options(client: Client, path: str) -> None:
    head = client.head(path)
    assert head.status_code == 200
    assert head.content == b""
    options = client.options(path)
    assert options.status_code == 204
    assert options["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/", "/crisis/", "/prefectures/", "/prefectures/04/", "/about/"])
def test_unknown_parameters_are_named(client: Client, path: str) -> None:
    response = client.get(path, {"colour": "blue"})
    assert response.status_code == 400
    assert "colour" in response.content.decode()


@pytest.mark.parametrize("code", ["00", "48", "99", "4", "JP-04", "０４", "abc", "04%00"])
def test_prefectures_that_are_none(client: Client, code: str) -> None:
    assert client.get(f"/prefectures/{code}/").status_code == 404


@pytest.mark.parametrize("code", ["00000", "32201", "041009", "abc", "%00", "x" * 500])
def test_municipalities_that_are_none_there(client: Client, code: str) -> None:
    assert client.get(f"/prefectures/04/{code}/").status_code == 404


def test_former_municipality_leads_to_todays(client: Client) -> None:
    """篠山市 became 丹波篠山市 (28221 then and now); 登米町 became 登米市."""
    from directory.models import Municipality

    former = (
        Municipality.objects.exclude(valid_to=None)
        .exclude(code="")
        .exclude(code__in=Municipality.objects.current().values("code"))
        .filter(successors__valid_to=None)
        .order_by("key")
        .first()
    )
    if former is None:
        pytest.fail("The gazetteer holds no former municipality with a code of its own.")
    response = client.get(f"/prefectures/{former.prefecture_id}/{former.code}/")
    successors = list(former.successors.filter(valid_to=None))
    assert response.status_code == (301 if len(successors) == 1 else 404)


@pytest.mark.usefixtures("seeded")
def test_first_page_carries_little(client: Client) -> None:
    """Budget: 40 kB of HTML for a first view (docs: performance)."""
    for path in ("/", "/search/?near=690-0887&radius_km=50", "/prefectures/01/", "/crisis/"):
        assert len(client.get(path).content) <= 40_000, path


@pytest.mark.usefixtures("seeded")
def test_map_data(client: Client) -> None:
    page = BeautifulSoup(client.get("/search/?near=690-0887&radius_km=50").content, "html.parser")
    frame = page.select_one("[data-map]")
    assert frame is not None
    source = page.find(id=frame["data-results"])
    assert source is not None
    data = json.loads(source.get_text())
    assert set(data) == {
        "centre", "radius_km", "bbox", "results", "tiles", "area_url", "kinds", "messages",
    }  # fmt: skip
    assert data["radius_km"] == 50
    assert data["tiles"] is None  # the page has all there is
    cards = [card["data-listing"] for card in page.select("[data-listing]")]
    assert {result["id"] for result in data["results"]} <= set(cards)
    assert data["results"]
    for result in data["results"]:
        assert set(result) == {"id", "kind", "title", "points"}
        assert result["kind"] in data["kinds"]
        for point in result["points"]:
            assert set(point) == {"lat", "lng", "precision"}
    assert frame["data-geometry"].startswith("/static/")
