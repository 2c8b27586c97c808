"""People who sign in: what is kept about one, and how an account ends."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from directory.history import recorded
from directory.models import Invitation, Membership, Organization, Person


class LastOwner(Exception):
    """The person is the only owner of these organisations: somebody else has to own them first."""

    def __init__(self, organizations: list[Organization]) -> None:
        super().__init__(", ".join(str(organization.pk) for organization in organizations))
        self.organizations = organizations


def with_address(email: str, *, verified: bool = False, **fields: Any) -> Person:
    """The person with this address, made if there is none. `verified`: it is known to be theirs."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email.lower(), **fields)
    EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"primary": True, "verified": verified}
    )
    return person


def owned_alone(person: Person) -> list[Organization]:
    """The organisations that would have no owner without this person."""
    others = Membership.objects.filter(role=Membership.Role.OWNER).exclude(person=person)
    return list(
        Organization.objects.filter(memberships__person=person, memberships__role=Membership.Role.OWNER)
        .exclude(pk__in=others.values("organization_id"))
        .order_by("name_kana", "pk")
    )


def delete_account(person: Person) -> None:
    """End an account: the person, their memberships and factors; sessions end by that.

    What they did for an organisation stays the organisation's, without them. Raises LastOwner.
    """
    with recorded("delete_account", by=person):
        # Locked, so that no other owner leaves at the same moment.
        list(Membership.objects.select_for_update().filter(organization__memberships__person=person))
        if alone := owned_alone(person):
            raise LastOwner(alone)
        person.delete()


def export_of(person: Person) -> dict[str, Any]:
    """Everything that is kept about a person, as JSON. Secrets of their second factors stay here."""
    return {
        "account": {
            "email": person.email,
            "nickname": person.nickname,
            "language": person.language,
            "has_password": person.has_usable_password(),
            "created_at": person.created_at.isoformat(),
            "last_sign_in_at": person.last_login.isoformat() if person.last_login else None,
        },
        "addresses": list(
            EmailAddress.objects.filter(user=person).order_by("pk").values("email", "verified", "primary")
        ),
        "second_factors": [
            {
                "type": factor.type,
                "name": factor.data.get("name"),
                "created_at": factor.created_at.isoformat(),
                "last_used_at": factor.last_used_at.isoformat() if factor.last_used_at else None,
            }
            for factor in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "organizations": [
            {
                "id": str(membership.organization_id),
                "name": membership.organization.name,
                "role": membership.role,
                "since": membership.created_at.isoformat(),
            }
            for membership in person.memberships.select_related("organization").order_by("pk")
        ],
        "looks_after_prefectures": sorted(person.moderates.values_list("prefecture_id", flat=True)),
        "invitations_sent": [
            {"email": invitation.email, "created_at": invitation.created_at.isoformat()}
            for invitation in Invitation.objects.filter(invited_by=person).order_by("created_at")
        ],
    }
