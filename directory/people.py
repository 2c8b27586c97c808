"""People who sign in: what is kept about one, and how an account ends."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from directory import membership
from directory.history import recorded
from directory.models import Invitation, Person


def with_address(email: str, *, verified: bool = False, **fields: Any) -> Person:
    """The person with this address, made if there is none. `verified`: it is known to be theirs."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email.lower(), **fields)
    EmailAddress.objects.get_or_create(
        user=person, email=person.email, defaults={"primary": True, "verified": verified}
    )
    return person


def delete_account(person: Person) -> None:
    """End an account: the person, their memberships and factors; sessions end by that.

    What they did for an organisation stays the organisation's, without them. Raises `membership.LastOwner`.
    """
    with recorded("delete_account", by=person):
        membership.leave_all(person)
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
                "id": str(each.organization_id),
                "name": each.organization.name,
                "role": each.role,
                "since": each.created_at.isoformat(),
            }
            for each in person.memberships.select_related("organization").order_by("pk")
        ],
        "looks_after_prefectures": sorted(person.moderates.values_list("prefecture_id", flat=True)),
        "invitations_sent": [
            {"email": invitation.email, "created_at": invitation.created_at.isoformat()}
            for invitation in Invitation.objects.filter(invited_by=person).order_by("created_at")
        ],
    }
