"""A new version of the questions keeps old answers readable and asks only what changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from directory.search import Query, QueryError
from jobs.readiness import assessments, drafting, instruments, versions
from jobs.readiness.differences import differences
from jobs.readiness.rules import Given
from jobs.readiness.shown import shown_checklist, shown_version
from tests.actors import make_person
from tests.jobs.readiness.making import EVIDENCE, make_version, make_workplace

pytestmark = pytest.mark.django_db

NEW = "test-2031-01-01"


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Today's questions, and a version in which A1 asks something else, A2 is gone and A5 is new."""
    today = instruments.current()
    source = Path(instruments.__file__).parent / "instruments" / f"{today.version}.json"
    data = json.loads(source.read_text(encoding="utf-8"))
    (tmp_path / "first.json").write_text(json.dumps(data), encoding="utf-8")

    def changed(item: dict[str, Any]) -> dict[str, Any]:
        return item | {"ja": "新しい文。", "en": "New words.", "easy_ruby": "あたらしい ぶん。"}

    items = [changed(item) if item["id"] == "A1" else item for item in data["items"] if item["id"] != "A2"]
    items.insert(3, changed(items[0]) | {"id": "A5", "core": True})
    data |= {"version": NEW, "published_on": "2031-01-01", "items": items}
    (tmp_path / "second.json").write_text(json.dumps(data), encoding="utf-8")
    before = today.version
    workplace = make_workplace()
    make_version(workplace, {item.id: {} for item in today.items}, instrument=before)
    monkeypatch.setattr(instruments, "_FOLDER", tmp_path)


def test_the_newest_is_current_and_old_answers_stay_readable(second: None) -> None:
    assert instruments.all_instruments()[0].version == NEW
    workplace = versions.public_versions().get().workplace
    shown = shown_checklist(workplace.pk, "ja")
    assert shown is not None
    assert shown.instrument != NEW
    gone = shown.item("A2")
    assert gone is not None
    assert gone.answer == "yes"


def test_only_what_changed_is_asked(second: None) -> None:
    version = versions.public_versions().get()
    assert [item.id for item in drafting.asked_anew(version)] == ["A1", "A5"]
    draft = drafting.begin(version.workplace, make_person("owner"))
    assert "A1-answer" not in draft.values
    assert "A2-answer" not in draft.values
    assert draft.values["A3-answer"] == "yes"
    assert assessments.missing_core(version.workplace) == ["A1", "A5"]


def test_differences_over_versions_of_the_questions_say_what_was_asked(second: None) -> None:
    old = versions.public_versions().get()
    kept = tuple(Given(item.id, "yes", evidence=EVIDENCE) for item in instruments.current().items)
    new = assessments.publish(old.workplace, assessments.Content(kept, roles=("staff",)), None)
    new = versions.versions_of(old.workplace_id).get(pk=new.pk)
    found = differences(shown_version(old, "ja"), shown_version(new, "ja"), "ja")
    assert [each.item for each in found] == ["A1", "A5", "A2"]
    assert found[0].before[0].text.startswith("介護や育児")
    assert found[0].label == "新しい文。"
    assert found[1].before == ()
    assert found[2].after == ()


def test_a_search_asks_for_the_items_of_today(second: None) -> None:
    assert Query.parse([("readiness", "A5")]).values_of("readiness") == ("A5",)
    with pytest.raises(QueryError):
        Query.parse([("readiness", "A2")])
