"""The questions of the checklist: whole in every language, and readable by people who read kana."""

import re

import pytest

from directory.texts import RUBY, without_ruby
from directory.vocabulary import LANGS
from jobs.models import ANSWERS
from jobs.readiness.instruments import Instrument, all_instruments, current, instrument, item_codes

_KANJI = re.compile("[一-鿿々]")


@pytest.fixture(params=all_instruments(), ids=lambda each: each.version)
def each_version(request: pytest.FixtureRequest) -> Instrument:
    return request.param


def test_todays_version_has_28_items_in_7_domains_ten_of_them_core() -> None:
    now = current()
    assert [domain.id for domain in now.domains] == list("ABCDEFG")
    assert len(now.items) == len(now.by_id) == 28
    assert [item.id for item in now.core()] == ["A1", "A2", "A3", "B1", "B2", "C1", "C3", "E3", "G1", "G4"]
    assert instrument(now.version) is now
    assert item_codes() == [item.id for item in now.items]


def test_a_version_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        instrument("draft-1900-01-01")


def test_versions_come_newest_first() -> None:
    dates = [each.published_on for each in all_instruments()]
    assert dates == sorted(dates, reverse=True)


def test_answers_are_those_that_are_stored(each_version: Instrument) -> None:
    assert [(each.key, each.label("ja")) for each in each_version.answers] == ANSWERS


def test_every_item_is_written_in_every_language(each_version: Instrument) -> None:
    for item in each_version.items:
        assert item.domain in {domain.id for domain in each_version.domains}
        assert item.source
        for lang in LANGS:
            assert item.text(lang).strip()
            assert item.evidence(lang).strip()
    assert [item for domain in each_version.domains for item in each_version.of_domain(domain.id)] == list(
        each_version.items
    )


def test_plain_japanese_has_a_reading_over_every_kanji_and_short_sentences(each_version: Instrument) -> None:
    texts = [text for item in each_version.items for text in (item.text("easy"), item.evidence("easy"))]
    texts += [each.label("easy") for each in (*each_version.domains, *each_version.answers)]
    for text in texts:
        assert not _KANJI.search(RUBY.sub("", text)), text
        for sentence in re.split("[。）]", without_ruby(text)):
            assert len(sentence.replace(" ", "")) <= 45, sentence
