"""The published list of words: its examples are its tests."""

import re

import pytest

from directory.vocabulary import LANGS
from jobs.wording import check, rules

FAIL = [(rule.key, text) for rule in rules() for text in rule.fail]
PASS = [(rule.key, text) for rule in rules() for text in rule.passes]
KANJI = re.compile(r"[一-鿿々]")


@pytest.mark.parametrize(("key", "text"), FAIL)
def test_examples_to_change_are_found(key: str, text: str) -> None:
    assert key in {finding.rule.key for finding in check("duties", text)}


@pytest.mark.parametrize(("key", "text"), PASS)
def test_examples_that_are_fine_raise_no_alarm_at_all(key: str, text: str) -> None:
    assert [finding.rule.key for finding in check("duties", text)] == []


def test_only_what_a_law_forbids_stops() -> None:
    assert {rule.key for rule in rules() if rule.level == "stop"} == {"age", "gender", "diagnosis"}
    for rule in rules():
        assert bool(rule.law) == (rule.level == "stop")
        for texts in (rule.title, rule.why, rule.better, *([rule.law] if rule.law else [])):
            assert set(texts) == set(LANGS)
            without = re.sub(r"\{[^|{}]+\|[^|{}]+\}", "", texts["easy"])
            assert not KANJI.search(without), without


def test_one_sentence_does_not_excuse_another() -> None:
    text = "年齢不問です。\n35歳以下の方に限ります。"
    assert [finding.words for finding in check("duties", text)] == ["35歳以下"]


def test_a_long_text_is_checked_at_once() -> None:
    assert list(check("duties", "あ" * 100_000)) == []
