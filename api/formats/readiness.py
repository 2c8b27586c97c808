"""The readiness checklist as dictionaries (docs/api.md). Words and dates, and no count of answers."""

from typing import Any

from api.formats.links import Links
from api.formats.listings import organization, workplace
from api.formats.values import moment, plain
from jobs.models import Assessment
from jobs.readiness.instruments import Instrument
from jobs.readiness.shown import ShownChecklist, ShownItem, Words, shown_version


def instrument(item: Instrument, links: Links) -> dict[str, Any]:
    """A version of the questions, its items flat in the order of their domains."""
    lang = links.lang
    return {
        "version": item.version,
        "published_on": item.published_on.isoformat(),
        "url": links.page(f"/readiness/versions/{item.version}/"),
        "domains": [
            {"id": each.id, "key": each.key, "label": plain(each.label(lang))} for each in item.domains
        ],
        "answers": [{"key": each.key, "label": plain(each.label(lang))} for each in item.answers],
        "items": [
            {
                "id": each.id,
                "domain": each.domain,
                "core": each.core,
                "text": plain(each.text(lang)),
                "evidence": plain(each.evidence(lang)),
                "source": each.source,
            }
            for each in item.items
        ],
    }


def assessment(version: Assessment, links: Links) -> dict[str, Any]:
    """A version of a workplace's answers, its items flat; those never answered have `answer` null."""
    shown = shown_version(version, links.lang)
    return {
        "id": str(version.pk),
        "url": links.page(f"/workplaces/{version.workplace_id}/readiness/#version-{version.number}"),
        "workplace": workplace(version.workplace, links),
        "organization": organization(version.workplace.organization, links),
        "instrument": version.instrument,
        "number": version.number,
        "language": shown.language,
        "answered_on": shown.answered_on.isoformat(),
        "answered_by": list(shown.roles),
        "peers_now": shown.peers_now or None,
        "published_at": moment(shown.published_at),
        "expires_at": moment(shown.expires_at),
        "expired": shown.expired,
        "key_person_left_on": shown.key_person_left_on.isoformat() if shown.key_person_left_on else None,
        "reflection": _reflection(shown),
        "items": [_item(each) for each in shown.items],
        "disclaimer": plain(shown.disclaimer),
        "sample": shown.sample,
    }


def _reflection(shown: ShownChecklist) -> dict[str, Any] | None:
    if shown.reflection_aim is None and shown.reflection_when is None:
        return None
    return {"aim": _text(shown.reflection_aim), "when": _text(shown.reflection_when)}


def _item(item: ShownItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "domain": item.domain,
        "core": item.core,
        "text": plain(item.text),
        "answer": item.answer or None,
        "answer_label": plain(item.answer_label),
        "evidence": _text(item.evidence),
        "evidence_lang": item.evidence.lang if item.evidence else None,
        "would_help": _text(item.would_help),
        "reason": _text(item.reason),
        "answered_on": item.answered_on.isoformat() if item.answered_on else None,
        "signed_by": list(item.signed_by),
    }


def _text(words: Words | None) -> str | None:
    return plain(words.text) if words else None
