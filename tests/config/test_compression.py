"""What is sent is small: pages and answers travel compressed, and a conditional request still gets its
304.
"""

import gzip

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/prefectures/", "/easy/prefectures/", "/api/v1/prefectures/"])
def test_large_answers_are_compressed_for_who_can_read_them(path: str) -> None:
    plain = Client().get(path)
    packed = Client().get(path, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 3
    assert len(gzip.decompress(packed.content)) == len(plain.content)
    assert "Accept-Encoding" in packed["Vary"]


def test_a_compressed_answer_is_not_sent_twice() -> None:
    first = Client().get("/api/v1/prefectures/", headers={"accept-encoding": "gzip"})
    again = Client().get(
        "/api/v1/prefectures/", headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]}
    )
    assert again.status_code == 304
