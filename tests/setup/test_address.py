"""`DATABASE_URL` is read and written without losing or showing anything."""

import pytest

from toolbox.address import Address
from toolbox.say import Stop


@pytest.mark.parametrize(
    "url",
    [
        "postgres://tonari_web:a-b_c@127.0.0.1:15432/tonari",
        "postgres://u%40x:p%2F%3A%40%23@db.example.jp:5432/name%20with%20space",
        "postgres://u:p@[::1]:5432/tonari",
        "postgres://u:p@db/tonari?sslmode=require&options=-c%20jit%3Doff",
        "postgres://u@%2Ftmp%2Ftonari/tonari",
        "postgres://u@%2Ftmp%2Ftonari:5433/tonari",
        "postgres:///tonari",
    ],
)
def test_reading_and_writing_gives_the_same(url: str) -> None:
    assert Address.parse(url).url == url


def test_parts_are_unescaped() -> None:
    address = Address.parse("postgresql://u%40x:p%2F%3A%40@%2FTmp%2Fa:5433/tonari")
    assert address == Address("u@x", "p/:@", "/Tmp/a", 5433, "tonari")


def test_another_login_keeps_the_rest() -> None:
    address = Address.parse("postgres://a:b@h:1/d?sslmode=require").with_login("web", "s/:")
    assert address.url == "postgres://web:s%2F%3A@h:1/d?sslmode=require"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://u:hidden@h/d", "must begin with postgres://"),
        ("tonari", "must begin with postgres://"),
        ("postgres://u:hidden@h:1/", "names no database"),
        ("postgres://u:hidden@h", "names no database"),
        ("postgres://u:hidden@h:port/d", "its port is not a number"),
    ],
)
def test_a_wrong_address_is_explained_without_its_password(url: str, words: str) -> None:
    with pytest.raises(Stop) as stop:
        Address.parse(url, "DATABASE_OWNER_URL")
    assert "DATABASE_OWNER_URL" in str(stop.value)
    assert words in str(stop.value)
    assert "hidden" not in str(stop.value)


def test_what_people_see_has_no_password() -> None:
    assert Address.parse("postgres://u:hidden@h:1/d").shown == "database d on h:1"
