"""Asking a colleague to act for an organisation with us: a link for one address, once, for 14 days."""

from datetime import timedelta
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.utils import timezone

from directory import access, mail
from directory.history import recorded
from directory.models import Invitation, Membership, Organization, Person
from directory.tokens import hash_of, new_token
from directory.vocabulary import Lang

LASTS = timedelta(days=14)
# So that nobody uses our mails to bother strangers.
MOST_A_DAY = 20


class InvitationState(StrEnum):
    """open: may be accepted. The others say why it may not be."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class AlreadyColleague(ValueError):
    """The address is that of somebody who acts for the organisation already."""


class TooManyInvitations(ValueError):
    """More than 20 invitations by one person in 24 hours."""


class NotOpen(ValueError):
    """The invitation was used, withdrawn, has run out, or is none."""


class OtherAddress(ValueError):
    """The person who wants to accept has not shown that the invited address is theirs."""


def invite(
    organization: Organization,
    email: str,
    role: str,
    *,
    lang: Lang,
    by: Person,
) -> Invitation:
    """Send somebody a link; for owners. An invitation of the same address that is still open ends by it.

    lang: of the mail, unless we know from the receiver themselves which they read. Whether the address has an
    account changes nothing that the inviter can see. Raises AlreadyColleague, TooManyInvitations.
    """
    token = new_token()
    now = timezone.now()
    with recorded("invite", by):
        # One at a time, so that two sent at once count each other.
        Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
        access.require_owner(by, organization)
        if organization.members.filter(email__iexact=email).exists():
            raise AlreadyColleague(email)
        if (
            Invitation.objects.filter(invited_by=by, created_at__gt=now - timedelta(days=1)).count()
            >= MOST_A_DAY
        ):
            raise TooManyInvitations(email)
        _unanswered(organization).filter(email__iexact=email).update(withdrawn_at=now)
        invitation = Invitation.objects.create(
            organization=organization,
            email=email,
            role=Membership.Role(role),
            language=lang,
            token_hash=token.hash,
            invited_by=by,
            expires_at=now + LASTS,
        )
        reads = _language_of(email, lang)
        mail.send(
            "invitation",
            email,
            lang=reads,
            context={
                "organization": organization.name,
                "link": mail.address("invitation", token.text, lang=reads),
                "days": LASTS.days,
            },
        )
    return invitation


def withdraw(invitation: Invitation, *, by: Person) -> None:
    """The link opens nothing any more; for owners. One that was accepted stays as it is."""
    with recorded("withdraw invitation", by):
        access.require_owner(by, invitation.organization)
        _unanswered(invitation.organization).filter(pk=invitation.pk).update(withdrawn_at=timezone.now())


def by_token(token: str) -> Invitation | None:
    """The invitation of a link, in whatever state; None when the link was altered."""
    return Invitation.objects.select_related("organization").filter(token_hash=hash_of(token)).first()


def state_of(invitation: Invitation) -> InvitationState:
    """Whether an invitation may be accepted now, and why not."""
    if invitation.accepted_at is not None:
        return InvitationState.ACCEPTED
    if invitation.withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.EXPIRED if invitation.expires_at <= timezone.now() else InvitationState.OPEN


def accept(invitation: Invitation, *, by: Person) -> Organization:
    """`by` acts for the organisation from now on. Raises NotOpen, OtherAddress."""
    with recorded("accept invitation", by):
        locked = Invitation.objects.select_for_update().select_related(None).get(pk=invitation.pk)
        if state_of(locked) != InvitationState.OPEN:
            raise NotOpen(state_of(locked))
        if not is_for(locked, by):
            raise OtherAddress("another address")
        locked.accepted_at = timezone.now()
        locked.save(update_fields=["accepted_at"])
        Membership.objects.get_or_create(
            organization_id=locked.organization_id, person=by, defaults={"role": locked.role}
        )
    return invitation.organization


def is_for(invitation: Invitation, person: Person) -> bool:
    """Whether a person has shown that the invited address is theirs."""
    return EmailAddress.objects.filter(user=person, email__iexact=invitation.email, verified=True).exists()


def unanswered(organization: Organization) -> list[Invitation]:
    """Invitations without an answer, newest first; also those that have run out."""
    return list(_unanswered(organization))


def _unanswered(organization: Organization) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        organization=organization, accepted_at__isnull=True, withdrawn_at__isnull=True
    )


def _language_of(email: str, otherwise: Lang) -> Lang:
    known = Person.objects.filter(email__iexact=email).values_list("language", flat=True).first()
    return mail.lang_of(known) if known else otherwise
