"""The readiness checklist on paper: empty to write on, or with what a workplace has answered."""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse

from directory.mail import absolute
from directory.vocabulary import Lang, label, terms
from frontend.pdf import pdf_of
from frontend.public.language import PageLanguage
from jobs.readiness.instruments import Instrument, current
from jobs.readiness.shown import ROLES, ShownChecklist


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
    item_count: int = 0


def empty_sheet(lang: Lang) -> Sheet:
    """Today's questions, to print before anybody registers."""
    return _sheet(current(), lang)


def filled_sheet(
    shown: ShownChecklist,
    asked: Instrument,
    lang: Lang,
    *,
    workplace: str,
    answered_on: str,
    aim: str,
    when: str,
) -> Sheet:
    """The questions with a version's answers: a draft, or one that was published."""
    return _sheet(asked, lang, shown, workplace=workplace, answered_on=answered_on, aim=aim, when=when)


def _sheet(asked: Instrument, lang: Lang, shown: ShownChecklist | None = None, **written: str) -> Sheet:
    roles = shown.roles if shown else ()
    peers = shown.peers_now if shown else ""
    domains = tuple(
        SheetDomain(
            domain.id,
            domain.label(lang),
            tuple(_item(asked, each.id, lang, shown) for each in asked.of_domain(domain.id)),
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
        core_count=len(asked.core()),
        item_count=len(asked.items),
        **written,
    )


def _item(asked: Instrument, code: str, lang: Lang, shown: ShownChecklist | None) -> SheetItem:
    item = asked.by_id[code]
    given = shown.item(code) if shown else None
    return SheetItem(
        code,
        item.core,
        item.text(lang),
        tuple(
            Box(answer.label(lang), given is not None and answer.key == given.answer)
            for answer in asked.answers
        ),
        item.evidence(lang),
        tuple(words.text for words in given.says) if given else (),
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
