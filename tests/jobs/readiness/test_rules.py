"""Advice on names: it may be wrong, so it never refuses; but it should not cry wolf."""

import pytest

from jobs.readiness.rules import Given, may_name_somebody


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("田中さんが復職して働いています", True),
        ("相談は佐藤先生にできます", True),
        ("Ask Mr Sato or Dr. Mori", True),
        ("利用者さんの会が毎月あります", False),
        ("皆さんで話し合いました", False),
        ("ピアスタッフさんと職員さんで決めました", False),
        ("毎月の会議で話し合っています", False),
    ],
)
def test_names(text: str, names: bool) -> None:
    assert may_name_somebody(Given("A1", "yes", evidence=text)) is names
