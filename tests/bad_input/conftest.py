"""Bad input is sent faster than people send it."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_rate(settings: Any) -> None:
    settings.RATE_ANON = 0
