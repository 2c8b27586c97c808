"""Every public address of the site, from its URL configuration, with examples to ask for.

A new address is found and measured by itself, if its parts have names that `world.arguments` knows. One that
is found and cannot be asked for is named in the report, not left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from bench.world import Arguments
from directory import kinds

# Not for readers: what watches the server, what belongs to the bench, what only people who have signed in may
# open, and what only those may who were sent a link.
_PRIVATE = (
    "healthz", "readyz", "bench/", "dev/",
    "accounts/", "admin/", "manage/", "moderation/",
    "confirm/", "cosign/", "drafts/", "group-links/", "invitations/",
)  # fmt: skip
# What an address does not answer without, by the end of its route.
_NEEDS = {"geocode/": "?q={town}", "suggest/": "?q={start}"}
_TOWNS = ("松江市", "くりはら", "Kurihara", "690-0887", "横浜", "札幌市中央区", "函館", "なは")
_STARTS = ("ま", "まつ", "まつえ", "matsu", "690", "東京", "札幌市", "ぴあ")


@dataclass(frozen=True)
class Address:
    """A pattern of the URL configuration. route: as it is written there, without the regular expressions."""

    route: str
    name: str
    parts: tuple[str, ...]

    def examples(self, known: list[Arguments]) -> list[str]:
        """Paths of this address; empty when nothing is known that fits."""
        # A collection of one kind holds only its own.
        of_kind = [kind.path for kind in kinds.all_kinds() if f"{kind.path}/" in self.route]
        fitting = [each for each in known if not of_kind or each["kind_path"] in of_kind]
        found = [path for number, each in enumerate(fitting) if (path := self._path(each, number))]
        return found if self.parts else found * -(-len(known) // max(1, len(found)))

    def _path(self, known: Arguments, number: int) -> str:
        # `code` is a municipality's or a prefecture's: whichever the address takes.
        for code in (known["code"], known["municipality_code"]):
            try:
                path = reverse(self.name, kwargs={part: {**known, "code": code}[part] for part in self.parts})
            except (NoReverseMatch, KeyError):
                continue
            return path + self._question(number)
        return ""

    def _question(self, number: int) -> str:
        for end, question in _NEEDS.items():
            if self.route.endswith(end):
                return question.format(
                    town=_TOWNS[number % len(_TOWNS)], start=_STARTS[number % len(_STARTS)]
                )
        return ""


def public_addresses() -> list[Address]:
    """All of them that have a name, in the order of their routes."""
    found = {address.route: address for address in _walk(get_resolver(), "", "")}
    return [found[route] for route in sorted(found) if not route.startswith(_PRIVATE)]


def _walk(resolver: URLResolver, route: str, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, here, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            parts = tuple(entry.pattern.regex.groupindex)
            yield Address(_readable(here), f"{namespace}{entry.name}", parts)


def _readable(route: str) -> str:
    """`^prefectures/(?P<code>[0-9]{2})/$` -> `prefectures/<code>/`."""
    route = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", route).replace("^", "").replace("$", "")
    return re.sub(r"<\w+:(\w+)>", r"<\1>", route).replace("\\", "")
