"""Every key of the vocabulary has its three labels, and plain Japanese can be read."""

import json
import re
from itertools import chain

import pytest
from django.apps import apps

from directory import vocabulary

ALL = [(enum, term) for enum in vocabulary.enum_names() for term in vocabulary.terms(enum)]
KANJI = re.compile(r"[一-鿿々〆]")
RUBY = re.compile(r"\{[^|{}]+\|[ぁ-んァ-ヶー]+\}")


def test_there_are_37_enumerations() -> None:
    assert len(vocabulary.enum_names()) == 37


@pytest.mark.parametrize(("enum", "term"), ALL, ids=[f"{enum}.{term.key}" for enum, term in ALL])
def test_a_key_has_three_labels(enum: str, term: vocabulary.Term) -> None:
    assert re.fullmatch(r"[a-z0-9_]+", term.key)
    for lang in vocabulary.LANGS:
        assert vocabulary.label(enum, term.key, lang).strip()
    assert not KANJI.search(term.en)
    assert not KANJI.search(RUBY.sub("", term.easy)), "kanji without its reading"


def test_no_key_stands_twice_in_the_file() -> None:
    """Read from the file: once it is loaded, the last of two has replaced the first."""

    def each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _value in pairs]
        assert len(names) == len(set(names)), names
        return dict(pairs)

    enums = json.loads(vocabulary._FILE.read_text(encoding="utf-8"), object_pairs_hook=each_once)
    for name, enum in enums.items():
        keys = [value["key"] for value in enum["values"]]
        assert len(keys) == len(set(keys)) > 0, name


def test_every_choice_in_the_tables_is_of_the_vocabulary() -> None:
    """A column named after an enumeration offers exactly its keys."""
    fields = chain.from_iterable(
        model._meta.get_fields()
        for model in apps.get_models()
        if model._meta.app_label in ("directory", "jobs")
    )
    checked = [
        field for field in fields if field.name in vocabulary.enum_names() and getattr(field, "choices", None)
    ]
    assert len(checked) >= 10
    for field in checked:
        assert [key for key, _label in field.choices] == vocabulary.keys(field.name)  # type: ignore[union-attr]


def test_unknown_names_are_errors() -> None:
    with pytest.raises(KeyError):
        vocabulary.label("pay_unit", "gold", "ja")
    with pytest.raises(KeyError):
        vocabulary.terms("colours")
