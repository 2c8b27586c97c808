"""A workplace's checklist on pages: the same words and the same weight for every answer."""

from dataclasses import dataclass

from directory.texts import day
from directory.vocabulary import Lang
from frontend.public import wording
from jobs.readiness.shown import ShownChecklist, ShownItem, Words, state_words


@dataclass(frozen=True)
class Text:
    """An owner's text, and its HTML `lang` where that is not the page's."""

    text: str
    lang: str


@dataclass(frozen=True)
class ItemLines:
    """One item: what was asked, the answer, what the workplace wrote to it, since when, who signed it."""

    code: str
    text: str
    answer: str
    says: tuple[Text, ...]
    since: str
    signed_by: tuple[Text, ...]


@dataclass(frozen=True)
class DomainLines:
    """Items of one domain."""

    label: str
    items: tuple[ItemLines, ...]


@dataclass(frozen=True)
class Checklist:
    """A checklist as a page shows it.

    core: the ten items that every workplace with a job has answered. rest: the others, by domain; whole: all
    of them. state: what to know of its age, if anything.
    """

    core: tuple[ItemLines, ...]
    rest: tuple[DomainLines, ...]
    whole: tuple[DomainLines, ...]
    answered: str
    answered_by: str
    state: str
    peers_now: str
    aim: Text | None
    when: Text | None
    disclaimer: str


def checklist_lines(shown: ShownChecklist, lang: Lang) -> Checklist:
    """A checklist in the reader's language, which is the active one."""

    def domains(*, core: bool) -> tuple[DomainLines, ...]:
        found = (
            DomainLines(
                domain.label,
                tuple(_item(item, lang) for item in domain.items if core or not item.core),
            )
            for domain in shown.domains
        )
        return tuple(domain for domain in found if domain.items)

    return Checklist(
        core=tuple(_item(item, lang) for item in shown.items if item.core),
        rest=domains(core=False),
        whole=domains(core=True),
        answered=day(shown.answered_on, lang),
        answered_by=shown.answered_by_line,
        state=state_words(shown),
        peers_now=shown.peers_now_label,
        aim=_text(shown.reflection_aim, lang),
        when=_text(shown.reflection_when, lang),
        disclaimer=shown.disclaimer,
    )


def _item(item: ShownItem, lang: Lang) -> ItemLines:
    return ItemLines(
        code=item.id,
        text=item.text,
        answer=item.answer_label,
        says=tuple(Text(each.text, wording.language_of(each.text, lang, each.lang)) for each in item.says),
        since=day(item.answered_on, lang) if item.answered_on else "",
        signed_by=tuple(Text(name, wording.language_of(name, lang)) for name in item.signed_by),
    )


def _text(words: Words | None, lang: Lang) -> Text | None:
    return Text(words.text, wording.language_of(words.text, lang, words.lang)) if words else None
