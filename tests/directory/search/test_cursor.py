"""A cursor is good for its own query only, whole and unaltered."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.search.cursor import BadCursor, Cursor

cursors = st.builds(
    Cursor,
    key=st.floats(0, 2e7) | st.integers(0, 2**53),
    id=st.uuids(),
    backwards=st.booleans(),
    span=st.floats(0, 1e6).map(lambda span: round(span, 1)),
)


@given(cursors, st.text())
def test_round_trip(cursor: Cursor, identity: str) -> None:
    assert Cursor.decode(cursor.encode(identity), identity) == cursor


@given(cursors, st.text(), st.text())
def test_another_query_refuses_it(cursor: Cursor, identity: str, other: str) -> None:
    if identity != other:
        with pytest.raises(BadCursor):
            Cursor.decode(cursor.encode(identity), other)


@given(cursors, st.data())
def test_an_altered_or_cut_one_is_refused(cursor: Cursor, data: st.DataObject) -> None:
    text = cursor.encode("q")
    at = data.draw(st.integers(0, len(text) - 1))
    altered = text[:at] + data.draw(st.characters().filter(lambda c: c != text[at])) + text[at + 1 :]
    for wrong in (altered, text[:at], text + "A"):
        with pytest.raises(BadCursor):
            Cursor.decode(wrong, "q")


@given(st.text())
def test_any_text_is_refused_not_misread(text: str) -> None:
    with pytest.raises(BadCursor):
        Cursor.decode(text, "q")


def test_a_cursor_is_short_and_fits_an_address() -> None:
    text = Cursor(12345.678901234567, UUID(int=1), span=99.9).encode("q")
    assert len(text) < 120
    assert text.replace("-", "").replace("_", "").isalnum()
