"""Municipality codes and their check digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.gazetteer import bundle
from directory.gazetteer.codes import (
    check_digit,
    is_valid_six,
    normalize_municipality_code,
    prefecture_of,
    with_check_digit,
)

five = st.from_regex(r"[0-9]{5}", fullmatch=True).filter(str.isascii)


@pytest.mark.parametrize(
    ("code", "six"),
    [("01100", "011002"), ("13104", "131041"), ("32201", "322016"), ("47382", "473821"), ("04213", "042137")],
)
def test_known_codes(code: str, six: str) -> None:
    assert with_check_digit(code) == six


def test_published_codes_of_prefectures_and_designated_cities() -> None:
    for row in bundle.rows("prefectures.csv"):
        assert with_check_digit(row["code"] + "000") == row["local_gov_code"]
    for row in bundle.rows("designated_cities.csv"):
        assert with_check_digit(row["jis_code"]) == row["local_gov_code"]


@given(five)
def test_a_right_code_is_recognised_and_every_other_last_digit_is_not(code: str) -> None:
    right = with_check_digit(code)
    assert normalize_municipality_code(right) == normalize_municipality_code(code) == code
    for digit in set("0123456789") - {check_digit(code)}:
        assert not is_valid_six(code + digit)
        with pytest.raises(ValueError, match="check digit"):
            normalize_municipality_code(code + digit)


@given(five, st.integers(0, 4), st.integers(1, 9))
def test_a_changed_digit_changes_the_weighted_sum(code: str, position: int, step: int) -> None:
    """Modulo 11 notices every single wrong digit, save where 10 and 0 share the check digit 0 or 1."""
    changed = code[:position] + str((int(code[position]) + step) % 10) + code[position + 1 :]
    if check_digit(code) not in "01" and check_digit(changed) not in "01":
        assert check_digit(code) != check_digit(changed)


@given(
    st.text(max_size=8).filter(lambda text: not (text.isascii() and text.isdigit() and len(text) in (5, 6)))
)
def test_anything_else_is_refused(text: str) -> None:
    assert not is_valid_six(text)
    with pytest.raises(ValueError, match="not a municipality code"):
        normalize_municipality_code(text)
    with pytest.raises(ValueError, match="five digits"):
        check_digit(text)


def test_full_width_digits_are_no_code() -> None:
    with pytest.raises(ValueError, match="not a municipality code"):
        normalize_municipality_code("３２２０１")


def test_prefecture_of_a_code() -> None:
    assert prefecture_of("32201") == prefecture_of("322016") == "32"
