"""A checklist as faces show it: what is written, in the reader's language, and nothing that counts."""

import dataclasses
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.translation import override

from directory.texts import today
from jobs.models import CoSignature
from jobs.readiness import versions
from jobs.readiness.differences import differences
from jobs.readiness.instruments import current
from jobs.readiness.shown import ShownChecklist, Words, shown_checklist, shown_version, state_words
from tests.jobs.readiness.making import EVIDENCE, make_version, make_workplace

pytestmark = pytest.mark.django_db

NOT_YET = {"answer": "not_yet", "evidence": "", "would_help": "先輩の職場の話が聞けると助かります。"}
NA = {"answer": "na", "evidence": "", "reason": "職員は1人で、異動がありません。"}


def shown(workplace: Any, lang: Any = "ja") -> ShownChecklist:
    found = shown_checklist(workplace.pk, lang)
    assert found is not None
    return found


def test_a_workplace_without_a_version_has_none() -> None:
    assert shown_checklist(make_workplace().pk, "ja") is None
    assert shown_checklist(uuid4(), "ja") is None


def test_every_item_stands_there_answered_or_not() -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {}, "A2": NOT_YET, "G1": NA}, answered_by_roles=["peer", "management"])
    found = shown(workplace)
    assert [item.id for item in found.items] == [item.id for item in current().items]
    assert found.answered_by == ("管理職", "ピアサポーター")
    assert found.disclaimer == "これは掲載事業者が自分で書いた内容です。運営は内容を保証していません。"
    yes, not_yet, na, never = (found.item(code) for code in ("A1", "A2", "G1", "A3"))
    assert yes is not None
    assert (yes.answer_label, yes.says, yes.answered_on) == ("できている", (Words(EVIDENCE, "ja"),), today())
    assert not_yet is not None
    assert (not_yet.answer_label, not_yet.says) == ("まだ", (Words(NOT_YET["would_help"], "ja"),))
    assert na is not None
    assert (na.answer_label, na.says) == ("当てはまらない", (Words(NA["reason"], "ja"),))
    assert never is not None
    assert (never.answer, never.answer_label, never.says) == ("", "まだ書かれていません", ())


def test_evidence_comes_in_the_readers_language_where_it_is_written() -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {"evidence_en": "We agreed on it in a meeting."}, "A2": {}})
    with override("en"):
        found = shown(workplace, "en")
    first, second = found.item("A1"), found.item("A2")
    assert first is not None
    assert second is not None
    assert first.evidence == Words("We agreed on it in a meeting.", "en")
    assert second.evidence == Words(EVIDENCE, "ja")
    assert first.answer_label == "Yes"


def test_a_signature_shows_a_nickname_and_an_open_invitation_nothing() -> None:
    workplace = make_workplace()
    version = make_version(workplace, {"A1": {}, "A2": {}})
    until = timezone.now() + timedelta(days=1)
    common = {"workplace": workplace, "assessment": version, "expires_at": until}
    CoSignature.objects.create(
        token_hash="a", nickname="そら", items=["A1"], signed_at=timezone.now(), **common
    )
    CoSignature.objects.create(token_hash="b", **common)
    assert [item.signed_by for item in shown(workplace).items][:2] == [("そら",), ()]


def test_the_reflection_is_shown_only_if_chosen() -> None:
    workplace = make_workplace()
    texts = {"reflection_aim": "急がずにいられる職場。", "reflection_when": "毎月の会議で。"}
    make_version(workplace, {"A1": {}}, **texts)
    assert shown(workplace).reflection_aim is None
    make_version(workplace, {"A1": {}}, **texts, reflection_public=True)
    assert shown(workplace).reflection_aim == Words("急がずにいられる職場。", "ja")
    assert shown(workplace).reflection_when == Words("毎月の会議で。", "ja")


@pytest.mark.parametrize(
    ("days", "left", "expired", "due", "said"),
    [(200, False, False, False, ""), (10, False, False, True, ""), (-1, False, True, True, "1年"),
     (200, True, False, True, "中心")],
)  # fmt: skip
def test_age_is_said_plainly(days: int, left: bool, expired: bool, due: bool, said: str) -> None:
    workplace = make_workplace()
    make_version(
        workplace,
        {"A1": {}},
        expires_at=timezone.now() + timedelta(days=days),
        key_person_left_at=today() if left else None,
    )
    found = shown(workplace)
    assert (found.expired, found.due) == (expired, due)
    assert state_words(found).startswith(said) if said else state_words(found) == ""


def test_peers_now_is_said_in_words_or_as_not_written() -> None:
    workplace = make_workplace()
    make_version(workplace, {"A1": {}}, peers_now="yes", peers_agreed=True)
    assert shown(workplace).peers_now_label == "いる"
    make_version(workplace, {"A1": {}})
    assert shown(workplace).peers_now_label == "まだ書かれていません"


def test_nothing_that_is_shown_is_a_number_but_the_versions_own() -> None:
    numbers = [
        field.name for field in dataclasses.fields(ShownChecklist) if field.type in ("int", int, "float")
    ]
    assert numbers == ["number"]


def test_differences_say_only_what_changed() -> None:
    workplace = make_workplace()
    old = make_version(workplace, {"A1": {}, "A2": NOT_YET, "A3": {}})
    new = make_version(workplace, {"A1": {}, "A2": {}, "A3": {}, "B1": NOT_YET}, answered_by_roles=["peer"])
    found = differences(shown_version(old, "ja"), shown_version(new, "ja"), "ja")
    assert [each.item for each in found] == ["", "A2", "B1"]
    assert (found[0].before, found[0].after) == ((Words("職員", "ja"),), (Words("ピアサポーター", "ja"),))
    assert found[1].before == (Words("まだ", "ja"), Words(NOT_YET["would_help"], "ja"))
    assert found[1].after == (Words("できている", "ja"), Words(EVIDENCE, "ja"))
    assert found[2].before == (Words("まだ書かれていません", "ja"),)
    assert differences(shown_version(new, "ja"), shown_version(new, "ja"), "ja") == []


def test_a_version_is_public_when_somebody_looked_at_its_organisation() -> None:
    checked, unknown, gone = make_workplace(), make_workplace(), make_workplace()
    unknown.organization.verified_at = None
    unknown.organization.save()
    gone.archived_at = timezone.now()
    gone.save()
    public = make_version(checked, {"A1": {}})
    make_version(unknown, {"A1": {}})
    make_version(gone, {"A1": {}})
    assert list(versions.public_versions()) == [public]
