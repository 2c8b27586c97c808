"""Passwords are hashed cheaply here, and nobody has tried anything yet."""

from typing import Any

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _cheap_and_fresh(db: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
