"""`{% asset "site.css" %}`: the address of a built script, style or map file.

The build (`npm run build`) gives every file a name with a hash of its contents, so browsers may keep it for
ever; the manifest it writes says which name a source has today.
"""

import json
from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

register = template.Library()

DIST = Path(settings.BASE_DIR) / "frontend" / "dist"
MANIFEST = DIST / ".vite" / "manifest.json"
# Where the sources of built files stand; a template names the file only.
_ROOMS = ("frontend/ts", "frontend/styles", "frontend/geo")


class AssetMissing(ImproperlyConfigured):
    """The front end is not built, or a template asks for a file that the build does not make."""


@lru_cache(maxsize=2)
def _addresses(manifest: Path, _changed_ns: int) -> dict[str, str]:
    """Source path -> path below `STATIC_URL`. Read again only when told that the manifest changed."""
    entries: dict[str, dict[str, str]] = json.loads(manifest.read_text(encoding="utf-8"))
    return {source: entry["file"] for source, entry in entries.items()}


@register.simple_tag
def asset(name: str) -> str:
    """The URL of a built file by the name of its source, such as `site.css`, `search.ts`, `prefectures.json`.

    Raises AssetMissing when the front end is not built or has no such file.
    """
    try:
        # In development a new build shows at once; a server keeps the names of the files it found at its
        # start.
        addresses = _addresses(MANIFEST, MANIFEST.stat().st_mtime_ns if settings.DEBUG else 0)
    except FileNotFoundError:
        raise AssetMissing("The front end is not built yet: run `npm ci` and `npm run build`.") from None
    for room in _ROOMS:
        if path := addresses.get(f"{room}/{name}"):
            return static(path)
    raise AssetMissing(
        f"The build makes no {name!r}: is it in {', '.join(_ROOMS)}, and did `npm run build` run since?"
    )
