"""What changed between two versions of a checklist, in words: only what changed, before and after."""

from dataclasses import dataclass

from django.utils.translation import gettext

from directory.vocabulary import Lang
from jobs.readiness.shown import ShownChecklist, ShownItem, Words


@dataclass(frozen=True)
class Difference:
    """One thing that changed.

    item: the item's id, "" for what is about the whole. label: what it is about (the item as the newer
    version asks it). before, after: what was and is written, a line each; empty where nothing was or is.
    """

    item: str
    label: str
    before: tuple[Words, ...]
    after: tuple[Words, ...]


def differences(old: ShownChecklist, new: ShownChecklist, lang: Lang) -> list[Difference]:
    """What a reader sees differently, both versions shown in `lang`: first the whole, then the items in the
    order of the newer questions, then those that are asked no more."""
    found = [
        Difference("", name, _lines(before, lang), _lines(after, lang))
        for name, before, after in (
            (gettext("答えた人"), old.answered_by_line, new.answered_by_line),
            (gettext("いま働いているピアサポーター"), old.peers_now_label, new.peers_now_label),
        )
        if before != after
    ]
    for now in new.items:
        was = old.item(now.id)
        if was is None or _said(was) != _said(now):
            found.append(_of_item(was, now, lang))
    gone = [was for was in old.items if new.item(was.id) is None]
    return found + [Difference(was.id, was.text, _written(was, lang), ()) for was in gone]


def _of_item(was: ShownItem | None, now: ShownItem, lang: Lang) -> Difference:
    if was is None:
        return Difference(now.id, now.text, (), _written(now, lang))
    before = _written(was, lang)
    if was.text != now.text:
        before = (Words(was.text, lang), *before)
    return Difference(now.id, now.text, before, _written(now, lang))


def _said(item: ShownItem) -> tuple[object, ...]:
    return item.text, item.answer, item.says


def _written(item: ShownItem, lang: Lang) -> tuple[Words, ...]:
    return Words(item.answer_label, lang), *item.says


def _lines(text: str, lang: Lang) -> tuple[Words, ...]:
    return (Words(text, lang),) if text else ()
