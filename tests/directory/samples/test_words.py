"""What samples say: visibly fictional, in three languages, reaching nobody, and never unkind."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models

from directory.samples.parts import Sample, Text
from directory.vocabulary import enum_names, keys

_KANJI = re.compile(r"[\u3400-\u9fff々〆ヶ]")
_RUBY = re.compile(r"\{[^|{}]+\|[^|{}]+\}")
# docs of the words we avoid: people are no patients, nothing presses, nobody is graded
_NEVER = re.compile(
    "患者|健常者|克服|立ち直|してあげ|当事者代表|今すぐ|いますぐ|残りわずか|残り[0-9０-９]|人が見ています|"
    r"合格|認定|優良|お早めに|急いで|締切間近|lorem|patient\b|suffer|hurry up|apply now|only \d+ left",
    re.IGNORECASE,
)

pytestmark = pytest.mark.django_db  # `samples` are made from the gazetteer

_ENUM_OF = {
    "themes": "theme",
    "contact_methods": "contact_method",
    "provenance": "verification",
    "kind": "listing_kind",
    "status": "listing_status",
    "visibility": "place_visibility",
    "scope": "consent_scope",
}


def _rows(sample: Sample) -> Iterator[models.Model]:
    yield sample.listing
    yield sample.listing.organization
    yield sample.detail
    yield from sample.places
    yield from sample.consents
    if sample.workplace:
        yield sample.workplace


def _texts(samples: list[Sample]) -> Iterator[tuple[str, str]]:
    for sample in samples:
        for row in _rows(sample):
            for field in row._meta.concrete_fields:
                value = getattr(row, field.attname)
                if isinstance(field, models.CharField | models.TextField) and value:
                    yield field.name, value


def test_every_listing_and_organisation_is_marked(samples: list[Sample]) -> None:
    for sample in samples:
        for row in (sample.listing, sample.listing.organization):
            assert row.sample is True
            assert row.provenance == "sample"
        assert sample.listing.organization.name.startswith("見本・")
        assert sample.listing.title.startswith("Sample: " if sample.listing.language == "en" else "見本・")
        assert sample.listing.title_easy.startswith("{見本|みほん}・")


def test_contacts_reach_nobody(samples: list[Sample]) -> None:
    for sample in samples:
        listing = sample.listing
        assert listing.contact_phone in ("", "00-0000-0000")
        assert re.fullmatch(r"|[a-z0-9-]+@example\.jp", listing.contact_email)
        assert re.fullmatch(r"|https://example\.org/[a-z0-9/-]+", listing.contact_url)
        assert re.fullmatch(r"https://example\.org/[a-z0-9/-]+", listing.organization.website)
        for method, value in (("phone", listing.contact_phone), ("email", listing.contact_email)):
            assert bool(value) == (method in listing.contact_methods)
        if listing.status != "withdrawn":
            assert listing.contact_methods


def test_nothing_else_looks_like_a_phone_number_or_an_address(samples: list[Sample]) -> None:
    for name, value in _texts(samples):
        if name not in ("contact_phone", "contact_email", "contact_url", "website"):
            assert not re.search(r"\d{2,4}-\d{2,4}-\d{4}|@|https?:", value), (name, value)
        if name == "address":
            assert "見本町" in value
            assert "架空" in value


def test_no_word_we_avoid(samples: list[Sample]) -> None:
    for name, value in _texts(samples):
        found = _NEVER.search(value)
        assert not found, (name, value, found)


def test_plain_japanese_has_a_reading_over_every_kanji(samples: list[Sample]) -> None:
    checked = 0
    for name, value in _texts(samples):
        if name.endswith("_easy"):
            checked += 1
            rest = _RUBY.sub("", value)
            assert not _KANJI.search(rest), (name, value)
            assert "{" not in rest, (name, value)
            assert "|" not in rest, (name, value)
    assert checked > 2000


def test_titles_and_summaries_come_in_three_languages(samples: list[Sample]) -> None:
    for sample in samples:
        listing = sample.listing
        if listing.status == "withdrawn":
            assert listing.summary == ""
            continue
        assert listing.title
        assert listing.summary
        assert listing.title_easy
        assert listing.summary_easy
        if listing.language == "ja":
            assert _KANJI.search(listing.summary) or re.search("[ぁ-ん]", listing.summary)
            assert listing.title_en.startswith("Sample: ")
            assert listing.summary_en.isascii()


def test_texts_fit_their_columns(samples: list[Sample]) -> None:
    for sample in samples:
        for row in _rows(sample):
            for field in row._meta.concrete_fields:
                if isinstance(field, models.CharField) and field.max_length:
                    assert len(getattr(row, field.attname) or "") <= field.max_length, (field, row.pk)


def test_texts_vary(samples: list[Sample]) -> None:
    titles = Counter(sample.listing.title for sample in samples if sample.listing.kind != "job")
    assert titles.most_common(1)[0][1] == 1  # no two groups, courses or consultation points of one name
    summaries = Counter(sample.listing.summary for sample in samples)
    assert len(summaries) > len(samples) * 0.75


def test_only_keys_of_the_vocabulary(samples: list[Sample]) -> None:
    for sample in samples:
        for row in _rows(sample):
            for field in row._meta.concrete_fields:
                enum = _ENUM_OF.get(field.name, field.name)
                if enum not in enum_names():
                    continue
                value = getattr(row, field.attname)
                given = value if isinstance(field, ArrayField) else [value] if value else []
                assert set(given) <= set(keys(enum)), (field.name, value)
                assert len(given) == len(set(given)), (field.name, value)


@pytest.mark.parametrize(
    ("easy", "kana"),
    [("{見本|みほん}・そらいろボタンの {会|かい}", "みほん・そらいろぼたんのかい"), ("サロン", "さろん")],
)
def test_readings_come_from_the_plain_japanese(easy: str, kana: str) -> None:
    assert Text("", "", easy).kana() == kana
