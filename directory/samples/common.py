"""What samples of every kind share: state and dates, contact, consents, weighted choice."""

import random
from datetime import timedelta
from typing import Any, TypeVar

from directory.models import Consent, Listing, Status
from directory.samples.parts import columns, content
from directory.samples.world import World

T = TypeVar("T")
# Reaches nobody: no numbering plan assigns it, and the domains are reserved for examples.
PHONE = "00-0000-0000"
MAIL_DOMAIN = "example.jp"
SITE = "https://example.org/sample"
CONSENT_WORDING = "sample-1"


def weighted(chance: random.Random, weights: dict[T, float]) -> T:
    """One of the keys, by weight."""
    return chance.choices(list(weights), list(weights.values()))[0]


def some(chance: random.Random, shares: dict[T, float]) -> list[T]:
    """Each key with its own probability, in the order given."""
    return [key for key, share in shares.items() if chance.random() < share]


def life(world: World, chance: random.Random, status: Status, freshness: timedelta) -> dict[str, Any]:
    """State and dates of a listing: published some time ago, confirmed within the freshness period.

    One that needs a check was confirmed longer ago than that; a closed or withdrawn one too.
    """
    days = freshness.days
    confirmed = chance.uniform(0.5, days * 0.9)
    if status == Status.NEEDS_CHECK or status in (Status.CLOSED, Status.WITHDRAWN):
        confirmed = chance.uniform(days + 3, days * 1.4)
    published = confirmed + chance.choice([0, 0, chance.uniform(1, days), chance.uniform(days, days * 3)])
    confirmed_at = world.days_ago(confirmed)
    return {
        "status": status,
        "published_at": world.days_ago(published),
        "created_at": world.days_ago(published + 1),
        "confirmed_at": confirmed_at,
        "expires_at": confirmed_at + freshness,
    }


def provenance(world: World) -> dict[str, Any]:
    """The mark of a sample. For one, `source_checked_on` is the day its dates are counted from."""
    return {"provenance": "sample", "sample": True, "source_checked_on": world.today}


def contact(chance: random.Random, slug: str, methods: dict[str, float]) -> dict[str, Any]:
    """How to get in touch: like that of a real listing, and reaching nobody."""
    chosen = some(chance, methods) or [max(methods, key=lambda key: methods[key])]
    note = (
        columns("contact_note", chance.choice(content("contact")["notes"])) if chance.random() < 0.6 else {}
    )
    return {
        "contact_methods": chosen,
        "contact_phone": PHONE if "phone" in chosen else "",
        "contact_email": f"{slug}@{MAIL_DOMAIN}" if "email" in chosen else "",
        "contact_url": f"{SITE}/{slug}/" if "web_form" in chosen or "line" in chosen else "",
        **note,
    }


# What publishing means for kinds that need no separate consents.
SHOWN_EVERYWHERE = {"consent_site": True, "consent_open_data": True, "consent_print": True}


def consents(world: World, listing: Listing, scopes: list[str], withdrawn: list[str]) -> tuple[Consent, ...]:
    """What the organiser agreed to, scope by scope, on the day before publication; some taken back since."""
    given = (listing.published_at or world.days_ago(30)) - timedelta(days=1)
    return tuple(
        Consent(
            listing=listing,
            scope=scope,
            given_by_role="organiser",
            wording_version=CONSENT_WORDING,
            given_at=given,
            withdrawn_at=world.days_ago(0.4) if scope in withdrawn else None,
        )
        for scope in [*scopes, *withdrawn]
    )
