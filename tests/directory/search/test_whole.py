"""The whole result of a query, batch by batch."""

from collections.abc import Iterator
from threading import current_thread

import pytest
from django.utils.translation import override

from directory.search import Audience, Query, search, whole
from tests.factories import make_listing


@pytest.mark.django_db
@pytest.mark.parametrize("pairs", [[], [("near", "35.468,133.048")], [("sort", "deadline")]])
def test_batches_hold_what_pages_hold(monkeypatch: pytest.MonkeyPatch, pairs: list[tuple[str, str]]) -> None:
    for number in range(7):
        make_listing(points=[(35.47 + number / 1000, 133.05)])
    monkeypatch.setattr(whole, "BATCH", 3)
    query = Query.parse(pairs)
    batches = list(whole.whole_result(query, Audience.SITE))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    assert [each for batch in batches for each in batch] == search(query, Audience.SITE).results


@pytest.mark.django_db
def test_what_matched_is_told_in_the_language_of_who_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        make_listing(title="ひなたの会", title_en="Sunny circle")
    monkeypatch.setattr(whole, "BATCH", 1)
    with override("en"):
        found = whole.whole_result(Query.parse([("q", "ひなた")]), Audience.SITE)
    assert [match.text for batch in found for each in batch for match in each.matched] == ["Sunny circle"] * 2


class TestOneAhead:
    def test_the_same_items_made_in_another_thread(self) -> None:
        def made() -> Iterator[str]:
            for _ in range(3):
                yield current_thread().name

        names = list(whole.one_ahead(made()))
        assert len(names) == 3
        assert current_thread().name not in names

    def test_never_more_than_one(self) -> None:
        made: list[int] = []

        def items() -> Iterator[int]:
            for number in range(10):
                made.append(number)
                yield number

        ahead = whole.one_ahead(items())
        assert next(ahead) == 0
        ahead.close()  # type: ignore[attr-defined]
        assert made in ([0], [0, 1])

    def test_what_goes_wrong_is_told(self) -> None:
        def items() -> Iterator[int]:
            yield 1
            raise OSError("away")

        ahead = whole.one_ahead(items())
        assert next(ahead) == 1
        with pytest.raises(OSError, match="away"):
            next(ahead)

    def test_nothing(self) -> None:
        assert list(whole.one_ahead(iter([]))) == []
