"""Every message is there in English and in plain Japanese, and says the same thing."""

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from tests.frontend.messages import CATALOGUES, STAFF, messages

Key = tuple[str | None, str]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!\|)\{(\w+)\}(?!\|)")
RUBY = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")
KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆]")
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
KANA = re.compile(r"[\u3041-\u309f\u30a0-\u30ff]+")

both = pytest.mark.parametrize("name", sorted(CATALOGUES))


@cache
def used() -> dict[Key, tuple[bool, tuple[str, ...]]]:
    """Each message, whether it is said of a number, and where it stands."""
    places: dict[Key, list[str]] = defaultdict(list)
    plural: dict[Key, bool] = defaultdict(bool)
    for message in messages():
        key = (message.context, message.text)
        places[key].append(message.where)
        plural[key] = plural[key] or message.plural
    return {key: (plural[key], tuple(where)) for key, where in places.items()}


def entries_of(path: Path) -> list[tuple[Key, Entry]]:
    with path.open("rb") as source:
        catalogue = read_po(source, abort_invalid=True)
    return [((entry.context, id_of(entry)), entry) for entry in catalogue if entry.id]


@cache
def entries(name: str) -> dict[Key, Entry]:
    return {key: entry for path in CATALOGUES[name] for key, entry in entries_of(path)}


@cache
def staff_only() -> set[Key]:
    """What only `/manage/` and `/moderation/` say: they are not in plain Japanese."""
    return {key for path in STAFF for key, _entry in entries_of(path)}


def id_of(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def forms(entry: Entry) -> list[str]:
    return [entry.string] if isinstance(entry.string, str) else list(entry.string)


def test_messages_are_found() -> None:
    assert len(used()) > 250
    assert ("one", "仕事") in used()
    assert (None, "さがす") in used()


@both
def test_none_is_missing(name: str) -> None:
    there = {key for key, entry in entries(name).items() if all(forms(entry)) and not entry.fuzzy}
    needless = staff_only() if name == "ja_Simple" else set()
    missing = {key: where for key, (_plural, where) in used().items() if key not in there | needless}
    assert missing == {}


@both
def test_none_is_told_twice(name: str) -> None:
    told = Counter(key for path in CATALOGUES[name] for key, _entry in entries_of(path))
    assert [key for key, times in told.items() if times > 1] == []


def test_what_readers_see_is_not_left_to_staff() -> None:
    """A message of a public page belongs in a public catalogue, where plain Japanese is required."""
    rooms = ("frontend/public/", "frontend/templates/pages/", "frontend/templates/parts/", "api/")
    wrong = {
        key: where
        for key, (_plural, where) in used().items()
        if key in staff_only() and any(place.startswith(rooms) for place in where)
    }
    assert wrong == {}


@both
def test_none_is_obsolete(name: str) -> None:
    assert set(entries(name)) - set(used()) == set()


@both
def test_numbers_have_plural_forms(name: str) -> None:
    wrong = [
        key
        for key, (plural, _where) in used().items()
        if key in entries(name) and plural != (not isinstance(entries(name)[key].id, str))
    ]
    assert wrong == []


@both
def test_placeholders_are_the_same(name: str) -> None:
    for key, entry in entries(name).items():
        wanted = set(PLACEHOLDER.findall(key[1]))
        *some, last = forms(entry)
        assert set(PLACEHOLDER.findall(last)) == wanted, key
        # "Yesterday" may do without its number.
        assert all(set(PLACEHOLDER.findall(form)) <= wanted for form in some), key


def test_english_is_english() -> None:
    kept = {"やさしい日本語"}
    wrong = [
        key
        for key, entry in entries("en").items()
        for form in forms(entry)
        if JAPANESE.search(form) and form not in kept
    ]
    assert wrong == []


def test_plain_japanese_has_a_reading_for_every_kanji() -> None:
    wrong = {
        key: form
        for key, entry in entries("ja_Simple").items()
        for form in forms(entry)
        if KANJI.search(RUBY.sub("", form))
        or any(not KANA.fullmatch(kana) for _kanji, kana in RUBY.findall(form))
    }
    assert wrong == {}


def test_plain_japanese_keeps_sentences_short() -> None:
    """One sentence, one idea (guideline of the Immigration Services Agency, 2020): at most 45 characters."""
    long = {
        sentence
        for entry in entries("ja_Simple").values()
        for form in forms(entry)
        for sentence in re.split(r"[。：]", RUBY.sub(r"\1", form))
        if len(sentence.replace(" ", "")) > 45 and JAPANESE.search(sentence)
    }
    assert long == set()


@pytest.mark.parametrize(
    "word", ["患者", "健常者", "克服", "今すぐ応募", "残りわずか", "認定", "patient", "sufferer", "hurry"]
)
def test_words_we_do_not_use(word: str) -> None:
    texts = [text for _context, text in used()]
    texts += [form for name in CATALOGUES for entry in entries(name).values() for form in forms(entry)]
    assert [text for text in texts if word in RUBY.sub(r"\1", text).lower()] == []
