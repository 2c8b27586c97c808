"""Templates find built files by the names of their sources; the map's words are those its script asks for."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, Template

from frontend.public.map_words import map_messages
from frontend.public.templatetags import assets

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "manifest.json"
    monkeypatch.setattr(assets, "MANIFEST", path)
    assets._addresses.cache_clear()
    yield path
    assets._addresses.cache_clear()


def test_a_template_gets_the_hashed_name(manifest: Path) -> None:
    manifest.write_text(json.dumps({"frontend/styles/site.css": {"file": "assets/site.0123456789ab.css"}}))
    html = Template('{% load assets %}<link href="{% asset "site.css" %}">').render(Context())
    assert html == '<link href="/static/assets/site.0123456789ab.css">'


def test_an_unbuilt_front_end_says_what_to_run(manifest: Path) -> None:
    with pytest.raises(assets.AssetMissing, match="npm run build"):
        assets.asset("site.css")


def test_a_file_that_the_build_does_not_make_is_named(manifest: Path) -> None:
    manifest.write_text("{}")
    with pytest.raises(assets.AssetMissing, match=r"'sight\.css'"):
        assets.asset("sight.css")


def test_the_map_has_every_word_it_asks_for() -> None:
    source = (ROOT / "frontend/ts/map/data.ts").read_text(encoding="utf-8")
    union = re.search(r"export type MessageKey =(.*?);", source, re.DOTALL)
    assert union
    assert set(re.findall(r'"(\w+)"', union.group(1))) == set(map_messages())
