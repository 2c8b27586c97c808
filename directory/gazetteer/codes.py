"""Codes of Japanese local governments: JIS X 0401 (prefectures) and JIS X 0402 (municipalities).

A municipality has five digits (two for the prefecture, three within it). The code published by the Ministry
of Internal Affairs and Communications (全国地方公共団体コード) adds a sixth, the check digit (検査数字).
Source of the rule: 総務省「全国地方公共団体コード」, 「検査数字を算出する算式」.
"""

import re

_FIVE = re.compile(r"[0-9]{5}", re.ASCII)
_SIX = re.compile(r"[0-9]{6}", re.ASCII)
_WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(code: str) -> str:
    """The sixth digit of a five-digit code: `check_digit("32201") == "8"`.

    The five digits are weighted 6, 5, 4, 3, 2 and added. A sum of 11 or more is replaced by its remainder
    modulo 11; the check digit is the last digit of 11 minus that number.

    Raises ValueError when `code` is not five ASCII digits.
    """
    if not _FIVE.fullmatch(code):
        raise ValueError(f"a municipality code has five digits, not {code!r}")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=True))
    return str((11 - total % 11) % 10)


def with_check_digit(code: str) -> str:
    """Five digits -> six digits. Raises ValueError like `check_digit`."""
    return code + check_digit(code)


def is_valid_six(code: str) -> bool:
    """True when `code` is six ASCII digits whose last one is right for the first five."""
    return bool(_SIX.fullmatch(code)) and check_digit(code[:5]) == code[5]


def normalize_municipality_code(code: str) -> str:
    """Five digits from five digits, or from six whose check digit is right.

    Raises ValueError with a sentence fit for an error message otherwise.
    """
    if _FIVE.fullmatch(code):
        return code
    if _SIX.fullmatch(code):
        if not is_valid_six(code):
            raise ValueError(f"{code!r} has a wrong check digit: expected {with_check_digit(code[:5])!r}")
        return code[:5]
    raise ValueError(f"{code!r} is not a municipality code (five digits, or six with the check digit)")


def prefecture_of(code: str) -> str:
    """The two-digit prefecture code (JIS X 0401) of a five- or six-digit municipality code."""
    return normalize_municipality_code(code)[:2]
