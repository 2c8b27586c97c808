"""A peer worker employed there signs a checklist together with the employer, and takes it back at any time.

Why it is as it is: docs/decisions/0016-co-signature.md. In short:

- The employer hands over a link. Nothing tells who opened it or left it alone; nobody is reminded.
- What is signed is each answer *as it is worded*. Once an answer changes, the signature is no longer on it.
- Taking it back deletes the row. It has no table of changes, so nothing remains, in old versions neither.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone

from directory import access
from directory.models import Person, Workplace
from directory.tokens import hash_of, new_token
from jobs.models import Answer, Assessment, CoSignature
from jobs.readiness.instruments import instrument

VALID_FOR = timedelta(days=30)
# A workplace may have several peer workers. Beyond these, the oldest link stops working when one is made.
OPEN_LINKS = 5


class NoChecklist(ValueError):
    """The workplace has no published checklist that is still valid, so there is nothing to sign."""


class LinkIsDead(LookupError):
    """The link is unknown, used, or too old, or there is nothing to sign now. Pages say the same for all."""


class Changed(ValueError):
    """The employer has published other answers since the page was opened: they must be read first."""


class NothingSigned(ValueError):
    """No item of the version was chosen, or one that it does not have."""


# For versions that are shown: what was signed at their workplace, with the answers it was signed on.
SIGNED = Prefetch(
    "workplace__co_signatures",
    CoSignature.objects.filter(signed_at__isnull=False)
    .select_related("assessment")
    .prefetch_related("assessment__answers"),
)


@dataclass(frozen=True)
class Shown:
    """A co-signature as everybody sees it on a version: with the items whose answer is as it was signed."""

    nickname: str
    items: tuple[str, ...]
    signed_on: date  # Asia/Tokyo


def current_version(workplace: Workplace) -> Assessment | None:
    """The version that can be signed today: the newest, unless it has expired."""
    newest = workplace.assessments.order_by("-number").first()
    return newest if newest and newest.expires_at > timezone.now() else None


def make_link(workplace: Workplace, *, by: Person) -> str:
    """A new link's secret, to be shown once. Raises OwnersOnly, NotYours, NoChecklist."""
    access.require_owner(by, workplace.organization)
    if current_version(workplace) is None:
        raise NoChecklist
    token = new_token()
    now = timezone.now()
    with transaction.atomic():
        Workplace.objects.select_for_update().get(pk=workplace.pk)
        unsigned = workplace.co_signatures.filter(signed_at=None)
        unsigned.filter(expires_at__lte=now).delete()
        kept = unsigned.order_by("-created_at").values_list("pk", flat=True)[: OPEN_LINKS - 1]
        unsigned.exclude(pk__in=list(kept)).delete()
        CoSignature.objects.create(workplace=workplace, token_hash=token.hash, expires_at=now + VALID_FOR)
    return token.text


def last_link_made(workplace: Workplace) -> datetime | None:
    """When the newest link was made: all that owners are told of links."""
    return workplace.co_signatures.order_by("-created_at").values_list("created_at", flat=True).first()


def invitation(secret: str) -> tuple[CoSignature, Assessment]:
    """What a link leads to: itself, and the version to sign. Changes nothing. Raises LinkIsDead."""
    found = (
        CoSignature.objects.filter(token_hash=hash_of(secret), signed_at=None, expires_at__gt=timezone.now())
        .select_related("workplace__organization")
        .first()
    )
    if found is None:
        raise LinkIsDead
    version = current_version(found.workplace)
    if version is None:
        raise LinkIsDead
    return found, version


def sign(secret: str, *, version: str, nickname: str, items: Iterable[str]) -> str:
    """Sign items of a version under a nickname; returns the key that takes it back, to be shown once.

    version: the id of the version that was read. Raises LinkIsDead, Changed, NothingSigned.
    """
    with transaction.atomic():
        # The row first: of two who use one link at the same time, the second finds it used.
        CoSignature.objects.select_for_update().filter(token_hash=hash_of(secret)).first()
        signature, newest = invitation(secret)
        if str(newest.pk) != version:
            raise Changed
        answered = newest.answers.values_list("item", flat=True)
        chosen = [item for item in answered if item in set(items)]
        if not chosen or set(items) - set(answered):
            raise NothingSigned
        key = new_token()
        signature.assessment = newest
        signature.nickname = nickname
        signature.items = chosen
        signature.key_hash = key.hash
        signature.signed_at = timezone.now()
        signature.sample = newest.sample
        signature.save()
    return key.text


def signed_with(key: str) -> CoSignature:
    """The signature that a key takes back. Raises LinkIsDead."""
    found = (
        CoSignature.objects.filter(key_hash=hash_of(key), signed_at__isnull=False)
        .select_related("workplace__organization", "assessment")
        .first()
    )
    if found is None:
        raise LinkIsDead
    return found


def take_back(key: str) -> None:
    """Delete a signature and all that is known of it. Raises LinkIsDead."""
    deleted, _tables = CoSignature.objects.filter(key_hash=hash_of(key), signed_at__isnull=False).delete()
    if not deleted:
        raise LinkIsDead


def forget_old_links(now: datetime | None = None) -> int:
    """Delete links that were not used in time; returns how many."""
    deleted, _tables = CoSignature.objects.filter(
        signed_at=None, expires_at__lte=now or timezone.now()
    ).delete()
    return deleted


def shown_on(version: Assessment) -> list[Shown]:
    """The co-signatures of a version, oldest first: those made on it, and those made on an earlier one as far
    as its answers are still worded as they were signed. Versions read with SIGNED need no further statement.
    """
    signatures = [
        each
        for each in version.workplace.co_signatures.all()
        if each.assessment is not None and each.assessment.number <= version.number
    ]
    if not signatures:
        return []
    answers = list(version.answers.all())
    shown = (_shown(each, version, answers) for each in sorted(signatures, key=_when))
    return [each for each in shown if each.items]


def _when(signature: CoSignature) -> tuple[datetime, UUID]:
    assert signature.signed_at is not None
    return signature.signed_at, signature.pk


def _shown(signature: CoSignature, version: Assessment, answers: Sequence[Answer]) -> Shown:
    signed = signature.assessment
    assert signed is not None
    assert signature.signed_at is not None
    then = {answer.item: answer for answer in signed.answers.all()}
    items = tuple(
        answer.item
        for answer in answers
        if answer.item in signature.items
        and _says_the_same(answer, then[answer.item])
        and _asks_the_same(answer.item, version, signed)
    )
    return Shown(signature.nickname, items, timezone.localdate(signature.signed_at))


_WORDS = ("answer", "evidence", "evidence_en", "evidence_easy", "would_help", "reason")


def _says_the_same(answer: Answer, signed: Answer) -> bool:
    return all(getattr(answer, field) == getattr(signed, field) for field in _WORDS)


def _asks_the_same(item: str, version: Assessment, signed: Assessment) -> bool:
    """Whether the statement answered is the same, where the versions answer different instruments."""
    if version.instrument == signed.instrument:
        return True
    return instrument(version.instrument).by_id[item].asks_the_same(instrument(signed.instrument).by_id[item])
