"""A workplace's checklist as every face shows it: page, sheet, API. The same words, the same weight.

There is no count here and nothing to make one of. Words come from the catalogues of the active language;
texts of owners and of the questions in `lang`.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from directory.vocabulary import Lang, label
from jobs.models import Answer, Assessment
from jobs.readiness import cosigning, versions
from jobs.readiness.instruments import Instrument, Item, instrument

DISCLAIMER: Promise = _("これは掲載事業者が自分で書いた内容です。運営は内容を保証していません。")
NOT_WRITTEN: Promise = _("まだ書かれていません")

# Who answered, as roles and never as names.
ROLES: dict[str, Promise] = {
    "management": _("管理職"),
    "staff": _("職員"),
    "peer": _("ピアサポーター"),
}


@dataclass(frozen=True)
class Words:
    """A text and the language it is in."""

    text: str
    lang: Lang


@dataclass(frozen=True)
class ShownItem:
    """One item with what the workplace answered.

    answer: `yes`, `in_progress`, `not_yet`, `na`, or "" when it was never answered; answer_label: in words.
    evidence: of the first two; would_help: of "not yet"; reason: of "not applicable"; None where there is
    none. answered_on: since when the answer has been this one. signed_by: nicknames of peer workers employed
    there who signed it.
    """

    id: str
    domain: str
    core: bool
    text: str
    answer: str
    answer_label: str
    evidence: Words | None = None
    would_help: Words | None = None
    reason: Words | None = None
    answered_on: datetime.date | None = None
    signed_by: tuple[str, ...] = ()

    @property
    def says(self) -> tuple[Words, ...]:
        """What the owner wrote to the answer."""
        return tuple(each for each in (self.evidence, self.would_help, self.reason) if each)


@dataclass(frozen=True)
class ShownDomain:
    """A domain of the instrument with its items."""

    id: str
    label: str
    items: tuple[ShownItem, ...]


@dataclass(frozen=True)
class ShownChecklist:
    """A version of a workplace's checklist.

    instrument: the version of the questions. number: of this version, from 1. answered_by: roles in words,
    roles: their keys. expired: its twelve months are over. due: it should be looked at again, because it ends
    soon or has ended, or because somebody on whom it rested has left (key_person_left_on).
    peers_now: key of the vocabulary, "" when nothing is said; peers_now_label: in words. reflection_aim,
    reflection_when: only where the workplace chose to publish them.
    """

    id: UUID
    workplace_id: UUID
    instrument: str
    number: int
    language: Lang
    answered_on: datetime.date
    published_at: datetime.datetime
    expires_at: datetime.datetime
    expired: bool
    due: bool
    key_person_left_on: datetime.date | None
    roles: tuple[str, ...]
    answered_by: tuple[str, ...]
    peers_now: str
    peers_now_label: str
    domains: tuple[ShownDomain, ...]
    reflection_aim: Words | None
    reflection_when: Words | None
    disclaimer: str
    sample: bool

    @property
    def items(self) -> tuple[ShownItem, ...]:
        """All items, in the order of their domains."""
        return tuple(item for domain in self.domains for item in domain.items)

    def item(self, code: str) -> ShownItem | None:
        """An item by its id; None when this version's questions have none."""
        return next((item for item in self.items if item.id == code), None)

    @property
    def answered_by_line(self) -> str:
        """Who answered, in a line."""
        return pgettext("sentence", "、").join(self.answered_by)


def shown_checklist(workplace_id: UUID, lang: Lang) -> ShownChecklist | None:
    """The newest version of a workplace's checklist; None when it has published none.

    Whoever shows it beside something that is public may do so: whether it is public by itself, see
    `versions.public_versions`.
    """
    version = versions.newest(workplace_id)
    return None if version is None else shown_version(version, lang)


def shown_version(version: Assessment, lang: Lang) -> ShownChecklist:
    """One version. Raises KeyError when the project does not have its questions any more."""
    signatures: dict[str, list[str]] = defaultdict(list)
    for each in cosigning.shown_on(version):
        for code in each.items:
            signatures[code].append(each.nickname)
    return show(version, version.answers.all(), lang, signatures)


def show(
    version: Assessment, answers: Iterable[Answer], lang: Lang, signatures: dict[str, list[str]] | None = None
) -> ShownChecklist:
    """A version and its answers, written down already or not (a preview)."""
    asked = instrument(version.instrument)
    own: Lang = version.language  # type: ignore[assignment]  # one of Lang, by its choices
    given = {each.item: each for each in answers}
    signed = signatures or {}

    def item(each: Item) -> ShownItem:
        return _item(asked, each, given.get(each.id), lang, own, tuple(signed.get(each.id, ())))

    return ShownChecklist(
        id=version.pk,
        workplace_id=version.workplace_id,
        instrument=version.instrument,
        number=version.number,
        language=own,
        answered_on=version.answered_on,
        published_at=version.published_at,
        expires_at=version.expires_at,
        expired=versions.has_expired(version),
        due=versions.is_due(version),
        key_person_left_on=version.key_person_left_at,
        roles=tuple(key for key in ROLES if key in version.answered_by_roles),
        answered_by=tuple(str(words) for key, words in ROLES.items() if key in version.answered_by_roles),
        peers_now=version.peers_now,
        peers_now_label=label("peers_now", version.peers_now, lang)
        if version.peers_now
        else str(NOT_WRITTEN),
        domains=tuple(
            ShownDomain(domain.id, domain.label(lang), tuple(map(item, asked.of_domain(domain.id))))
            for domain in asked.domains
        ),
        reflection_aim=_words(version.reflection_aim if version.reflection_public else "", own),
        reflection_when=_words(version.reflection_when if version.reflection_public else "", own),
        disclaimer=str(DISCLAIMER),
        sample=version.sample,
    )


def _item(
    asked: Instrument, item: Item, answer: Answer | None, lang: Lang, own: Lang, signed_by: tuple[str, ...]
) -> ShownItem:
    shown = ShownItem(item.id, item.domain, item.core, item.text(lang), "", str(NOT_WRITTEN))
    if answer is None:
        return shown
    proven = answer.answer in ("yes", "in_progress")
    return ShownItem(
        id=item.id,
        domain=item.domain,
        core=item.core,
        text=item.text(lang),
        answer=answer.answer,
        answer_label=asked.answer_label(answer.answer, lang),
        evidence=_evidence(answer, lang, own) if proven else None,
        would_help=_words(answer.would_help, own),
        reason=_words(answer.reason, own),
        answered_on=answer.answered_on,
        signed_by=signed_by,
    )


def _evidence(answer: Answer, lang: Lang, own: Lang) -> Words | None:
    """In the reader's language where the owner wrote it in it too."""
    translated = {"en": answer.evidence_en, "easy": answer.evidence_easy}.get(lang, "")
    if lang != own and translated:
        return Words(translated, lang)
    return _words(answer.evidence, own)


def _words(text: str, lang: Lang) -> Words | None:
    return Words(text, lang) if text else None


def state_words(shown: ShownChecklist) -> str:
    """What a reader should know of a version's age; "" when it holds and nothing happened."""
    if shown.expired:
        return gettext("1年をすぎています。いまとちがうところがあるかもしれません。")
    if shown.key_person_left_on is not None:
        return gettext("中心になっていた人がかわりました。職場でもう一度見直すところです。")
    return ""
