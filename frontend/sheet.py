"""The readiness checklist on paper: empty to write on, or with what a workplace has answered."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse

from directory.mail import absolute
from directory.vocabulary import Lang, label, terms
from frontend.pdf import pdf_of
from frontend.public.language import PageLanguage
from jobs.readiness.assessments import Content
from jobs.readiness.instruments import Instrument, Item, current, instrument
from jobs.readiness.rules import Given
from jobs.readiness.shown import ROLES


@dataclass(frozen=True)
class Box:
    """A box with its words, ticked or not."""

    words: str
    ticked: bool = False


@dataclass(frozen=True)
class SheetItem:
    """A statement, its four boxes, what to write about it, and what was written."""

    id: str
    core: bool
    text: str
    boxes: tuple[Box, ...]
    prompt: str
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetDomain:
    """A group of statements."""

    id: str
    name: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True)
class Sheet:
    """The whole sheet in one language. workplace, answered_on: "" where they are to be written by hand."""

    version: str
    domains: tuple[SheetDomain, ...]
    roles: tuple[Box, ...]
    peers: tuple[Box, ...]
    workplace: str = ""
    answered_on: str = ""
    aim: str = ""
    when: str = ""
    core_count: int = 0


def empty_sheet(lang: Lang) -> Sheet:
    """Today's questions, to print before anybody registers."""
    return _sheet(current(), lang)


def filled_sheet(content: Content, lang: Lang, *, workplace: str, answered_on: str = "") -> Sheet:
    """The questions with what a workplace has written, complete or not."""
    return _sheet(instrument(content.version), lang, content, workplace=workplace, answered_on=answered_on)


def _sheet(asked: Instrument, lang: Lang, content: Content | None = None, **head: str) -> Sheet:
    roles = content.roles if content else ()
    peers = content.peers_now if content else ""
    given = {each.item: each for each in content.answers} if content else {}
    domains = tuple(
        SheetDomain(
            domain.id,
            domain.label(lang),
            tuple(_item(asked, item, given.get(item.id), lang) for item in asked.of_domain(domain.id)),
        )
        for domain in asked.domains
    )
    return Sheet(
        asked.version,
        domains,
        roles=tuple(Box(str(words), key in roles) for key, words in ROLES.items()),
        peers=tuple(
            Box(label("peers_now", term.key, lang), term.key == peers) for term in terms("peers_now")
        ),
        aim=content.reflection_aim if content else "",
        when=content.reflection_when if content else "",
        core_count=len(asked.core()),
        **head,
    )


def _item(asked: Instrument, item: Item, given: Given | None, lang: Lang) -> SheetItem:
    written = (given.evidence, given.would_help, given.reason) if given else ()
    return SheetItem(
        item.id,
        item.core,
        item.text(lang),
        tuple(
            Box(each.label(lang), given is not None and each.key == given.answer) for each in asked.answers
        ),
        item.evidence(lang),
        tuple(text for text in written if text),
    )


def sheet_html(sheet: Sheet, language: PageLanguage) -> str:
    """A complete document for `pdf_of`."""
    context = {
        "sheet": sheet,
        "language": language,
        "lang": language.lang,
        "guide": absolute(reverse("employers")),
    }
    return render_to_string("paper/worksheet.html", context)


@lru_cache(maxsize=8)
def empty_pdf(language: PageLanguage, version: str) -> bytes:
    """The empty sheet as PDF, made once a process. version: of the questions. Raises NoPdf."""
    return pdf_of(sheet_html(empty_sheet(language.lang), language))
