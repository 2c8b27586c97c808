"""Publishing versions of a workplace's checklist, and what follows from them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.history import recorded
from directory.locks import hold_organization
from directory.models import Draft, Person, Workplace
from directory.texts import today
from directory.vocabulary import Lang, keys
from jobs.models import Answer, Assessment
from jobs.readiness import drafting, projection, versions
from jobs.readiness.instruments import current, instrument
from jobs.readiness.rules import LONGEST, TOO_LONG, Given, problems_of
from jobs.readiness.shown import ROLES

PURPOSE = drafting.PURPOSE


@dataclass(frozen=True)
class Problem:
    """Why something cannot be published yet. item: the item's id, "" when it is about the whole."""

    item: str
    field: str
    words: str


class NotReady(ValueError):
    """It cannot be published as it is; `problems` says what is missing and where."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{each.item}{each.field}" for each in problems))
        self.problems = problems


class AlreadyPublished(LookupError):
    """The draft is gone: somebody has published it a moment ago."""


@dataclass(frozen=True)
class Content:
    """All that a version says.

    roles: who answered. peers_now: key of the vocabulary, or "" when nothing is said; peers_agreed: the only
    peer worker there agreed that "yes" may be said.
    """

    answers: tuple[Given, ...]
    roles: tuple[str, ...]
    peers_now: str = ""
    peers_agreed: bool = False
    reflection_aim: str = ""
    reflection_when: str = ""
    reflection_public: bool = False
    language: Lang = "ja"
    version: str = field(default_factory=lambda: current().version)


def problems_with(content: Content) -> list[Problem]:
    """All that must be put right before this can be published, in the order of the questions.

    All "not yet" can be published. So can some answers without the others.
    """
    found = []
    asked = instrument(content.version).by_id
    answered = {each.item: each for each in content.answers if not each.is_empty}
    for code in (*asked, *(item for item in answered if item not in asked)):
        if code not in asked:
            found.append(Problem(code, "answer", _("この質問は、いまのチェックリストにはありません。")))
        elif code in answered:
            found += [Problem(code, name, words) for name, words in problems_of(answered[code]).items()]
    if not answered:
        found.append(Problem("", "answers", _("ひとつ以上の質問に答えてください。")))
    return found + problems_with_whole(content)


def problems_with_whole(content: Content) -> list[Problem]:
    """What is wrong with what is about the whole, beside the answers."""
    found = []
    if not content.roles or not set(content.roles) <= set(ROLES):
        found.append(Problem("", "roles", _("だれが答えたかを、ひとつ以上えらんでください。")))
    if content.peers_now and content.peers_now not in keys("peers_now"):
        found.append(Problem("", "peers_now", _("この中からえらんでください。")))
    if content.peers_now == "yes" and not content.peers_agreed:
        words = _("1人だけのときは、その人に「載せてもいいですか」と聞いてからにしてください。")
        found.append(Problem("", "peers_agreed", words))
    return found + [
        Problem("", name, TOO_LONG % {"most": LONGEST[name]})
        for name in ("reflection_aim", "reflection_when")
        if len(getattr(content, name)) > LONGEST[name]
    ]


def draw_up(
    workplace: Workplace, content: Content, *, now: datetime | None = None
) -> tuple[Assessment, list[Answer]]:
    """The next version with its answers, not written down: for a preview, and for publishing."""
    moment = now or timezone.now()
    before = versions.newest(workplace.pk)
    version = Assessment(
        workplace=workplace,
        number=before.number + 1 if before else 1,
        instrument=content.version,
        language=content.language,
        answered_by_roles=[role for role in ROLES if role in content.roles],
        answered_on=timezone.localdate(moment),
        peers_now=content.peers_now,
        peers_agreed=content.peers_agreed and content.peers_now == "yes",
        reflection_aim=content.reflection_aim,
        reflection_when=content.reflection_when,
        reflection_public=content.reflection_public,
        published_at=moment,
        expires_at=a_year_after(moment),
        sample=workplace.organization.sample,
    )
    since = _unchanged_since(before, content)
    answers = [
        Answer(
            assessment=version,
            item=given.item,
            answer=given.answer,
            evidence=given.evidence,
            evidence_en=given.evidence_en,
            evidence_easy=given.evidence_easy,
            would_help=given.would_help,
            reason=given.reason,
            answered_on=since.get(given.item, version.answered_on),
        )
        for given in (each.kept() for each in content.answers if not each.is_empty)
    ]
    return version, answers


def _unchanged_since(before: Assessment | None, content: Content) -> dict[str, date]:
    """Items that are answered as they were to the same question, with the day of that answer."""
    if before is None:
        return {}
    now, then = instrument(content.version).by_id, instrument(before.instrument).by_id
    given = {each.item: each.kept() for each in content.answers}
    return {
        answer.item: answer.answered_on
        for answer in before.answers.all()
        if answer.item in now
        and now[answer.item].asks_the_same(then[answer.item])
        and given.get(answer.item) == drafting.given_of(answer)
    }


def publish(
    workplace: Workplace,
    content: Content,
    by: Person | None,
    *,
    now: datetime | None = None,
) -> Assessment:
    """Publish the next version of a workplace's checklist; its jobs are found by it at once.

    Versions that are published are never changed. Raises NotReady.
    """
    if problems := problems_with(content):
        raise NotReady(problems)
    with recorded("readiness published", by=by):
        hold_organization(workplace.organization_id)
        # One after the other, so that each version has a number of its own.
        Workplace.objects.select_for_update().get(pk=workplace.pk)
        version, answers = draw_up(workplace, content, now=now)
        version.published_by = by
        version.save()
        Answer.objects.bulk_create(answers)
        projection.project_workplace(workplace.pk)
    return version


def publish_draft(draft: Draft, by: Person) -> Assessment:
    """Publish what a draft says, and end it. Raises NotReady; AlreadyPublished for the second of two."""
    with transaction.atomic():
        hold_organization(draft.organization_id)
        held = Draft.objects.select_for_update().filter(pk=draft.pk, purpose=PURPOSE).first()
        if held is None or held.workplace is None:
            raise AlreadyPublished
        version = publish(held.workplace, content_of(held), by)
        held.delete()
    return version


def content_of(draft: Draft) -> Content:
    """What a draft says, ready to be checked."""
    values = drafting.Values(draft.values)
    return Content(
        answers=tuple(values.given(item.id) for item in current().items),
        roles=tuple(role for role in ROLES if role in values.several("roles")),
        peers_now=values.line("peers_now"),
        peers_agreed=values.ticked("peers_agreed"),
        reflection_aim=values.text("reflection_aim"),
        reflection_when=values.text("reflection_when"),
        reflection_public=values.ticked("reflection_public"),
        language=values.language(),
    )


def missing_core(workplace: Workplace) -> list[str]:
    """The ids of core items to answer before a job of this workplace can be published.

    All of them when no version is published or the newest has expired; those whose question has changed since
    it was answered are asked again.
    """
    newest = versions.newest(workplace.pk)
    core = current().core()
    if newest is None or versions.has_expired(newest):
        return [item.id for item in core]
    then = instrument(newest.instrument).by_id
    answered = {answer.item for answer in newest.answers.all()}
    return [item.id for item in core if item.id not in answered or not item.asks_the_same(then[item.id])]


def mark_key_person(workplace: Workplace, by: Person, *, left: bool = True) -> None:
    """Say that somebody on whom the newest version rests has left (or take that back).

    The page then says so and asks to look again. Nothing happens when there is no version.
    """
    with recorded("key person left" if left else "key person left taken back", by=by):
        newest = workplace.assessments.select_for_update().order_by("-number").first()
        if newest is not None:
            newest.key_person_left_at = today() if left else None
            newest.save(update_fields=["key_person_left_at"])


def a_year_after(moment: datetime) -> datetime:
    """The same day a year later, at the same time in Asia/Tokyo; 28 February after a 29th."""
    local = timezone.localtime(moment)
    try:
        return local.replace(year=local.year + 1)
    except ValueError:
        return (local - timedelta(days=1)).replace(year=local.year + 1)
