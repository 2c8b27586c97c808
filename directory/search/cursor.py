"""Opaque keyset cursors, bound to the query they were made for.

A cursor says after (or before) which result the next page goes on. It is signed together with the query's
identity, so one that was cut, altered, or taken from another query is refused, never misread.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "directory.search.cursor"
_SIGNATURE_BYTES = 12


class BadCursor(ValueError):
    """Not a cursor of this query."""


@dataclass(frozen=True)
class Cursor:
    """A position in an order.

    key: the sort key there: a distance in metres, or a publication time in microseconds since 1970.
    id: the listing there; ties are ordered by it.
    backwards: the page lies before the position, not after it.
    span: how much of the key the page took (metres), a guess for how far the next one reaches.
    """

    key: float | int
    id: UUID
    backwards: bool = False
    span: float = 0.0

    def encode(self, identity: str) -> str:
        """The cursor as text for a query string, good for the query of that identity."""
        payload = json.dumps([self.key, self.id.hex, int(self.backwards), round(self.span, 1)]).encode()
        return base64.urlsafe_b64encode(_signature(payload, identity) + payload).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str, identity: str) -> "Cursor":
        """Read a cursor. Raises BadCursor when it is not one that `encode` gave for this identity."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadCursor from error
        signature, payload = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
        if not constant_time_compare(signature, _signature(payload, identity)):
            raise BadCursor
        if base64.urlsafe_b64encode(raw).decode().rstrip("=") != text:
            raise BadCursor  # the same bytes written another way
        key, listing, backwards, span = json.loads(payload)
        return cls(key, UUID(listing), bool(backwards), span)


def _signature(payload: bytes, identity: str) -> bytes:
    digest: Any = salted_hmac(_SALT, payload + b"\0" + identity.encode(), algorithm="sha256")
    return bytes(digest.digest()[:_SIGNATURE_BYTES])
