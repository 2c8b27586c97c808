"""Links that only their receiver knows. We keep hashes, so that a copy of the database opens nothing."""

import hashlib
import secrets
from typing import NamedTuple


class Token(NamedTuple):
    """text: for the link, shown once. hash: for the database (64 hexadecimal digits)."""

    text: str
    hash: str


def new_token() -> Token:
    """A token of 256 bits that nobody can guess, safe in an address."""
    text = secrets.token_urlsafe(32)
    return Token(text, hash_of(text))


def hash_of(text: str) -> str:
    """SHA-256 of a token: enough for random ones, which no list of guesses holds."""
    return hashlib.sha256(text.encode()).hexdigest()
