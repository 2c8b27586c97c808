"""Forms in the making. Nothing that somebody typed is lost, and nothing is overwritten silently.

A draft keeps texts exactly as they were typed, right or wrong. Two people, or two tabs, may write in one:
each form says what its fields held when it was opened (`fingerprint`). So a field that somebody else changed
meanwhile is told apart from one that only looks different, and both texts are shown.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from directory import access
from directory.models import Draft, Listing, Organization, Person, Workplace

Typed = str | list[str]


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else changed meanwhile. theirs: what the draft keeps. mine: what was sent now."""

    theirs: Typed
    mine: Typed


def start(
    organization: Organization,
    purpose: str,
    *,
    by: Person,
    workplace: Workplace | None = None,
    listing: Listing | None = None,
    values: Mapping[str, Typed] | None = None,
) -> Draft:
    """A new draft; for a listing that exists, the one that is begun already, or one with these values.

    A draft and its listing share one id, also before there is a listing.
    """
    made = {
        "organization": organization,
        "workplace": workplace,
        "values": dict(values or {}),
        "updated_by": by,
    }
    if listing is None:
        return Draft.objects.create(purpose=purpose, **made)
    draft, _new = Draft.objects.get_or_create(
        purpose=purpose, listing=listing, defaults={"id": listing.pk, **made}
    )
    return draft


def draft_of(organization: Organization, purpose: str, draft_id: UUID | str) -> Draft:
    """A draft of an organisation whose member asks. Raises NotYours."""
    found = Draft.objects.filter(organization=organization, purpose=purpose, pk=draft_id).first()
    if found is None:
        raise access.NotYours("draft")
    return found


def fingerprint(typed: Typed | None) -> str:
    """What a field held, in a few characters that can travel with a form. Nothing and "" are the same."""
    text = "\x1f".join(sorted(typed)) if isinstance(typed, list) else unix(typed or "")
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]


def unix(text: str) -> str:
    """Line breaks as we keep them: browsers send others than they were given."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def save(
    draft: Draft, typed: Mapping[str, Typed], opened: Mapping[str, str], *, by: Person
) -> dict[str, Conflict]:
    """Keep what was typed; returns the fields that somebody else changed meanwhile, which stay as they are.

    opened: fingerprints of the fields as the form was opened; a field that is not in it was empty. `draft` is
    brought up to date. Raises NotYours when the draft is gone.
    """
    conflicts: dict[str, Conflict] = {}
    with transaction.atomic():
        locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
        if locked is None:
            raise access.NotYours("draft")
        changed: dict[str, Any] = {}
        for name, sent in typed.items():
            mine, kept = _kept(sent), locked.values.get(name)
            before = opened.get(name, fingerprint(None))
            if fingerprint(mine) in (before, fingerprint(kept)):
                continue  # not touched here, or the same text
            if fingerprint(kept) != before:
                conflicts[name] = Conflict(kept or "", mine)
            else:
                changed[name] = mine
        if changed:
            locked.version += 1
            locked.values |= changed
            locked.stamps |= dict.fromkeys(changed, locked.version)
            locked.updated_by = by
            locked.save()
    draft.refresh_from_db()
    return conflicts


def shared_draft(share_key: str) -> Draft | None:
    """The draft behind a link that was handed on."""
    if "\x00" in share_key:  # PostgreSQL knows no such text
        return None
    return (
        Draft.objects.select_related("organization", "workplace__place").filter(share_key=share_key).first()
    )


def discard(draft: Draft) -> None:
    """Throw a draft away. What it would have changed stays as it is."""
    draft.delete()


def _kept(sent: Typed) -> Typed:
    """As it was typed. NUL, which nobody types and PostgreSQL does not keep, is left out."""
    if isinstance(sent, list):
        return [_kept(each) for each in sent]  # type: ignore[misc]
    return unix(sent).replace("\x00", "").encode("utf-8", "replace").decode()
