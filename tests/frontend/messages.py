"""Finds every message of the project: in templates and in Python."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_file

ROOT = Path(__file__).resolve().parents[2]
# frontend/translations/README.md: what is public is in plain Japanese too, what staff reads is not.
_TRANSLATIONS = ROOT / "frontend/translations"
CATALOGUES = {
    "en": sorted(_TRANSLATIONS.glob("*/*/en/LC_MESSAGES/django.po")),
    "ja_Simple": sorted(_TRANSLATIONS.glob("*/*/ja_Simple/LC_MESSAGES/django.po")),
}
STAFF = sorted(_TRANSLATIONS.glob("staff/*/en/LC_MESSAGES/django.po"))
_ROOMS = ("api", "config", "directory", "frontend", "jobs")
_PYTHON = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_TAG = re.compile(r'\{%-?\s*t(?:_plain|_text)?\s+"((?:[^"\\]|\\.)*)"([^%]*)')


@dataclass(frozen=True)
class Message:
    """A message and where it stands.

    plural: it is said of a number, so languages may need two forms. context: tells it from others of the
    same text.
    """

    text: str
    plural: bool
    where: str
    context: str | None = None


def messages() -> Iterator[Message]:
    """Every message of templates and Python files."""
    for room in _ROOMS:
        for ending in ("*.html", "*.txt"):  # pages, mails
            for path in sorted((ROOT / room).rglob(ending)):
                yield from _of_template(path)
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _of_python(path)


def _of_template(path: Path) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    for match in _TAG.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        plural = bool(re.search(r"\bcount=", match[2]))
        yield Message(match[1], plural, f"{path.relative_to(ROOT)}:{line}")


def _of_python(path: Path) -> Iterator[Message]:
    for line, message, _comments, context in extract_from_file("python", path, keywords=_PYTHON):
        plural = isinstance(message, tuple)
        text = message[0] if isinstance(message, tuple) else message
        if text:
            yield Message(text, plural, f"{path.relative_to(ROOT)}:{line}", context)
