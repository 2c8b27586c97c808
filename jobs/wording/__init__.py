"""Words of adverts: some stop a publication, since a law forbids them; others get advice, which never blocks.

The list is data (`rules.json`), shown to everybody at `/employers/words/` with the examples that are also its
tests. A rule speaks of a sentence when one of its `find` patterns is in it and none of its `unless`.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from directory.vocabulary import Lang

_FILE = Path(__file__).parent / "rules.json"
_SENTENCE = re.compile(r"[。！？!?\n]+|\.\s")
Level = Literal["stop", "advise"]


@dataclass(frozen=True)
class Rule:
    """One rule. title, why, better, law: in three languages; `law` is empty for advice."""

    key: str
    level: Level
    find: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    title: Mapping[Lang, str]
    why: Mapping[Lang, str]
    better: Mapping[Lang, str]
    law: Mapping[Lang, str]
    fail: tuple[str, ...]
    passes: tuple[str, ...]

    def found_in(self, sentence: str) -> str:
        """The words of a sentence that the rule speaks of; "" when it has nothing to say."""
        plain = unicodedata.normalize("NFKC", sentence)
        if any(pattern.search(plain) for pattern in self.unless):
            return ""
        match = next((found for pattern in self.find if (found := pattern.search(plain))), None)
        return match[0] if match else ""


@dataclass(frozen=True)
class Finding:
    """A rule speaks of a field. words: the words it is about, as they stand there (NFKC)."""

    rule: Rule
    field: str
    words: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, those that stop first."""
    return tuple(_rule(row) for row in json.loads(_FILE.read_text(encoding="utf-8")))


def check(field: str, text: str) -> Iterator[Finding]:
    """What the rules have to say about a text, each at most once."""
    sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
    for rule in rules():
        words = next((found for sentence in sentences if (found := rule.found_in(sentence))), "")
        if words:
            yield Finding(rule, field, words)


def _rule(row: dict[str, Any]) -> Rule:
    def compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)

    return Rule(
        key=row["key"],
        level=row["level"],
        find=compiled(row["find"]),
        unless=compiled(row["unless"]),
        title=row["title"],
        why=row["why"],
        better=row["better"],
        law=row.get("law", {}),
        fail=tuple(row["fail"]),
        passes=tuple(row["pass"]),
    )
