"""Forms are taken from our own pages, and from what is no browser."""

import pytest
from django.test import RequestFactory

from config.origin import from_here


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://testserver"}, True),
        ({"Origin": "http://testserver:8000"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "http://testserver@evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "http://["}, False),
    ],
)
def test_where_a_form_may_come_from(sent: dict[str, str], taken: bool) -> None:
    assert from_here(RequestFactory().post("/", headers=sent)) is taken
