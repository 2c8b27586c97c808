"""How much a first visit transfers, without the map."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from bench.client import Client
from bench.context import Bench
from bench.method import Spread
from bench.outcome import Outcome, Row, Table, number
from bench.world import TOKYO, arguments, using

_ABOUT = """\
Pages in three languages, with 1,000,000 listings, each as a first visit: the HTML and all that it names
(style sheets, scripts, fonts and pictures to be loaded at once), as compressed as the server sends it. The
map comes later, when it is looked at. HTML counts before compression, the stricter reading of its budget."""
_COMPRESSED = {"Accept-Encoding": "gzip, br"}
_NOW = ("stylesheet", "modulepreload", "preload", "icon", "manifest")


def measure(bench: Bench) -> Outcome:
    client = bench.client(bench.large)
    with using(bench.databases[bench.large]):
        known = arguments(8)[0]
    near = f"near={TOKYO[0]},{TOKYO[1]}"
    paths = (
        "/", f"/search/?{near}", f"/search/?{near}&limit=100",
        "/prefectures/", f"/prefectures/{known['code']}/",
        f"/prefectures/{known['code']}/{known['municipality_code']}/",
        f"/{known['kind_path']}/{known['listing_id']}/", f"/organizations/{known['organization_id']}/",
        "/crisis/", "/about/",
    )  # fmt: skip
    lines = [["page", "HTML kB", "HTML transferred kB", "all transferred kB"]]
    sizes: dict[str, tuple[int, int, int]] = {}
    for path in (f"{prefix}{path}" for path in paths for prefix in ("", "/en", "/easy")):
        sizes[path] = _sizes(client, path)
        lines.append([f"`{path}`", *(number(size / 1000) for size in sizes[path])])
    # 100 results are asked for, never given by themselves.
    usual = [size for path, size in sizes.items() if "limit=" not in path]
    largest, packed, heaviest = (Spread.of([max(each) / 1000]) for each in zip(*usual, strict=True))
    return Outcome(
        _ABOUT,
        [
            Row("first view of the heaviest page", "–", heaviest, at_most=100, unit="kB transferred"),
            Row("largest HTML", "–", largest, at_most=40, unit="kB"),
            Row("largest HTML as it is sent", "–", packed, unit="kB transferred"),
        ],
        [Table("Each page", lines)],
        raw={"HTML, HTML as sent, and all as sent, bytes": sizes},
    )


def _sizes(client: Client, path: str) -> tuple[int, int, int]:
    """Bytes of the HTML, of the HTML as it is sent, and of all that a first visit transfers."""
    html = client.get(path).body
    page = BeautifulSoup(html, "html.parser")
    found = [tag.get("src") for tag in page.find_all(["script", "img"])]
    found += [link.get("href") for link in page.find_all("link") if set(link.get("rel") or ()) & set(_NOW)]
    named = {
        url
        for url in found
        if isinstance(url, str) and not urlsplit(url).netloc and not url.startswith("data:")
    }
    sent = len(client.get(path, _COMPRESSED).body)
    return len(html), sent, sent + sum(len(client.get(url, _COMPRESSED).body) for url in named)
