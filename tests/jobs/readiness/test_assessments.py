"""Publishing a checklist: what it needs, what it keeps, and what follows."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.drafts import Conflict, fingerprint
from directory.models import Draft, Person, Workplace
from directory.texts import today
from jobs.models import Assessment
from jobs.readiness import assessments, drafting
from jobs.readiness.assessments import AlreadyPublished, Content, NotReady
from jobs.readiness.instruments import current
from jobs.readiness.rules import Given, problems_of
from tests.actors import make_person
from tests.jobs.readiness.making import EVIDENCE, make_version, make_workplace

pytestmark = pytest.mark.django_db

CORE = [item.id for item in current().core()]


def all_not_yet() -> Content:
    return Content(tuple(Given(item.id, "not_yet") for item in current().items), roles=("management",))


def content(*answers: Given, **fields: Any) -> Content:
    return Content(answers, **{"roles": ("staff",), **fields})


def problems(content: Content) -> list[tuple[str, str]]:
    return [(each.item, each.field) for each in assessments.problems_with(content)]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (Given("A1"), []),
        (Given("A1", "yes", evidence=EVIDENCE), []),
        (Given("A1", "in_progress", evidence="あ" * 20), []),
        (Given("A1", "yes", evidence="あ" * 19), ["evidence"]),
        (Given("A1", "yes", evidence="あ" * 10 + " \n　" * 20), ["evidence"]),
        (Given("A1", "in_progress"), ["evidence"]),
        (Given("A1", "not_yet"), []),
        (Given("A1", "not_yet", would_help="研修の紹介"), []),
        (Given("A1", "na"), ["reason"]),
        (Given("A1", "na", reason="1人の職場です。"), []),
        (Given("A1", evidence=EVIDENCE), ["answer"]),
        (Given("A1", "excellent"), ["answer"]),
        (Given("A1", "yes", evidence="あ" * 601), ["evidence"]),
        (Given("A1", "not_yet", would_help="あ" * 401), ["would_help"]),
    ],
)
def test_what_an_answer_needs(given: Given, wrong: list[str]) -> None:
    assert list(problems_of(given)) == wrong


def test_hidden_characters_do_not_lengthen_evidence() -> None:
    given = Given.typed("A1", answer="yes", evidence="短い" + "\u202e\u200f\x07" * 20)
    assert given.evidence == "短い"
    assert list(problems_of(given)) == ["evidence"]


def test_all_not_yet_can_be_published_and_answers_the_core() -> None:
    workplace = make_workplace()
    assert assessments.missing_core(workplace) == CORE
    version = assessments.publish(workplace, all_not_yet(), None)
    assert version.number == 1
    assert version.answers.count() == len(current().items)
    assert assessments.missing_core(workplace) == []


def test_nothing_answered_by_nobody_is_not_enough() -> None:
    assert problems(Content((), roles=())) == [("", "answers"), ("", "roles")]
    assert problems(content(Given("A1", "not_yet"), roles=("boss",))) == [("", "roles")]
    with pytest.raises(NotReady):
        assessments.publish(make_workplace(), Content((), roles=()), None)
    assert not Assessment.objects.exists()


def test_items_that_are_none_are_refused() -> None:
    assert problems(content(Given("Z9", "not_yet"))) == [("Z9", "answer")]


def test_a_lone_peer_worker_is_asked_first() -> None:
    asked = content(Given("A1", "not_yet"), peers_now="yes")
    assert problems(asked) == [("", "peers_agreed")]
    agreed = content(Given("A1", "not_yet"), peers_now="yes", peers_agreed=True)
    assert assessments.publish(make_workplace(), agreed, None).peers_agreed
    assert problems(content(Given("A1", "not_yet"), peers_now="two_plus")) == []
    assert problems(content(Given("A1", "not_yet"), peers_now="many")) == [("", "peers_now")]


def test_the_database_refuses_a_lone_peer_worker_who_was_not_asked() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version(make_workplace(), {}, peers_now="yes")


def test_what_was_written_for_another_answer_is_not_published() -> None:
    given = Given("A1", "not_yet", evidence=EVIDENCE, reason="理由", would_help="研修")
    version = assessments.publish(make_workplace(), content(given), None)
    answer = version.answers.get()
    assert (answer.evidence, answer.reason, answer.would_help) == ("", "", "研修")


def test_versions_stay_and_unchanged_answers_keep_their_day() -> None:
    workplace, before = make_workplace(), timezone.now() - timedelta(days=100)
    kept, changed = Given("A1", "yes", evidence=EVIDENCE), Given("A2", "not_yet")
    first = assessments.publish(workplace, content(kept, changed), None, now=before)
    second = assessments.publish(workplace, content(kept, Given("A2", "yes", evidence=EVIDENCE)), None)
    assert [each.number for each in workplace.assessments.all()] == [2, 1]
    days = dict(second.answers.values_list("item", "answered_on"))
    assert days == {"A1": timezone.localdate(before), "A2": today()}
    assert dict(first.answers.values_list("item", "answer")) == {"A1": "yes", "A2": "not_yet"}


def test_a_version_holds_for_a_year() -> None:
    moment = datetime(2028, 2, 29, 12, tzinfo=UTC)
    version = assessments.publish(make_workplace(), content(Given("A1", "not_yet")), None, now=moment)
    assert timezone.localtime(version.expires_at).isoformat() == "2029-02-28T21:00:00+09:00"


def test_expired_answers_are_asked_again_before_a_job() -> None:
    workplace = make_workplace()
    assessments.publish(workplace, all_not_yet(), None, now=timezone.now() - timedelta(days=366))
    assert assessments.missing_core(workplace) == CORE


def test_key_person_left_is_marked_on_the_newest_version_and_can_be_taken_back() -> None:
    workplace, by = make_workplace(), make_person("owner")
    assessments.mark_key_person(workplace, by)
    first = assessments.publish(workplace, all_not_yet(), by)
    newest = assessments.publish(workplace, all_not_yet(), by)
    assessments.mark_key_person(workplace, by)
    first.refresh_from_db()
    newest.refresh_from_db()
    assert (first.key_person_left_at, newest.key_person_left_at) == (None, today())
    assessments.mark_key_person(workplace, by, left=False)
    newest.refresh_from_db()
    assert newest.key_person_left_at is None


def begun(workplace: Workplace, by: Person, **values: Any) -> Draft:
    draft = drafting.begin(workplace, by)
    drafting.save(draft, values, {}, by=by)
    return draft


def test_a_draft_is_published_once() -> None:
    workplace, by = make_workplace(), make_person("owner")
    draft = begun(workplace, by, **{"A1-answer": "not_yet", "roles": ["staff", "peer"]})
    version = assessments.publish_draft(draft, by)
    assert (version.published_by, version.answered_by_roles) == (by, ["staff", "peer"])
    assert not Draft.objects.exists()
    with pytest.raises(AlreadyPublished):
        assessments.publish_draft(draft, by)
    assert workplace.assessments.count() == 1


def test_a_draft_that_is_not_ready_stays() -> None:
    by = make_person("owner")
    draft = begun(make_workplace(), by, **{"A1-answer": "yes", "A1-evidence": "短い"})
    with pytest.raises(NotReady) as refused:
        assessments.publish_draft(draft, by)
    assert [(each.item, each.field) for each in refused.value.problems] == [("A1", "evidence"), ("", "roles")]
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_new_draft_holds_the_answers_but_asks_again_who_answered() -> None:
    workplace, by = make_workplace(), make_person("owner")
    make_version(workplace, {"A1": {}}, peers_now="yes", peers_agreed=True)
    draft = drafting.begin(workplace, by)
    assert draft.values == {
        "A1-answer": "yes", "A1-evidence": EVIDENCE, "peers_now": "yes", "language": "ja"
    }  # fmt: skip
    assert drafting.begin(workplace, by).pk == draft.pk


def test_two_tabs_do_not_overwrite_each_other() -> None:
    by = make_person("owner")
    draft = drafting.begin(make_workplace(), by)
    first = drafting.save(draft, {"A1-answer": "yes"}, {}, by=by)
    second = drafting.save(draft, {"A1-answer": "not_yet", "A2-answer": "na"}, {}, by=by)
    assert (first.conflicts, second.conflicts) == ({}, {"A1-answer": Conflict("yes", "not_yet")})
    draft.refresh_from_db()
    assert draft.values == {"A1-answer": "yes", "A2-answer": "na"}
    # Told of it, the person says it again.
    opened = {"A1-answer": fingerprint("yes")}
    third = drafting.save(draft, {"A1-answer": "not_yet"}, opened, by=by)
    draft.refresh_from_db()
    assert (third.conflicts, draft.values["A1-answer"]) == ({}, "not_yet")


@pytest.mark.parametrize("value", [3, None, {"a": 1}, ["x", 7], "x" * 100])
def test_a_draft_may_hold_anything(value: Any) -> None:
    names = [drafting.field_name("A1", name) for name in drafting.ITEM_FIELDS]
    draft = Draft(values=dict.fromkeys([*names, *drafting.WHOLE_FIELDS], value))
    assert assessments.problems_with(assessments.content_of(draft))


def test_every_step_is_recorded_with_who_and_why() -> None:
    workplace, by = make_workplace(), make_person("owner")
    version = assessments.publish(workplace, all_not_yet(), by)
    event = version.events.get()  # type: ignore[attr-defined]
    assert (event.pgh_context.metadata["step"], event.pgh_context.metadata["person"]) == (
        "readiness published",
        by.pk,
    )


def test_no_content_can_make_a_version_that_breaks_a_rule() -> None:
    """Every answer with and without its texts: what is published has evidence or a reason where it must."""
    workplace = make_workplace()
    for answer, evidence, reason in itertools.product(
        ("yes", "in_progress", "not_yet", "na"), ("", EVIDENCE), ("", "1人だから")
    ):
        given = Given("A1", answer, evidence=evidence, reason=reason)
        ready = bool(evidence) if answer in ("yes", "in_progress") else bool(reason) or answer == "not_yet"
        if not ready:
            with pytest.raises(NotReady):
                assessments.publish(workplace, content(given), None)
        else:
            assessments.publish(workplace, content(given), None)
