"""How to get in touch with a listing, and where what is said about it comes from."""

from dataclasses import dataclass
from typing import Any

from directory.models import Listing, Organization
from directory.texts import day, owner_text
from directory.vocabulary import Lang, label
from frontend.public import wording
from frontend.public.cards import Line


@dataclass(frozen=True)
class Contact:
    """The ways to a listing's owner. Those of a sample reach nobody.

    methods: in the owner's order of preference. tel: the phone number as a `tel:` link has it.
    """

    methods: tuple[str, ...]
    phone: str
    tel: str
    email: str
    url: str
    note: Line | None

    @property
    def any(self) -> bool:
        """Whether there is any way at all."""
        return bool(self.methods or self.phone or self.email or self.url or self.note)


def contact_of(subject: Listing, lang: Lang) -> Contact:
    """How to get in touch with who listed something."""
    note, own = owner_text(subject, "contact_note", lang)
    return Contact(
        methods=tuple(label("contact_method", key, lang) for key in subject.contact_methods),
        phone=subject.contact_phone,
        tel="".join(c for c in subject.contact_phone if c.isdigit() or c == "+"),
        email=subject.contact_email,
        url=subject.contact_url,
        note=Line("", note, wording.language_of(note, lang, own)) if note else None,
    )


def source_lines(subject: Listing | Organization, lang: Lang) -> dict[str, Any]:
    """Where the information comes from, and when it was read."""
    return {
        "provenance": label("verification", subject.provenance, lang),
        "url": subject.source_url,
        "checked_on": day(subject.source_checked_on, lang) if subject.source_checked_on else "",
    }
