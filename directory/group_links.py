"""A workplace says that it is in touch with a self-help group. It is shown once the group agrees.

The group is asked once, by one mail, and never reminded. Its link keeps working: what it agreed to it can
take back. The workplace sees "agreed" or "asked", and a group that declined looks like one that has not
answered. The link is shown with the workplace alone, so that no page of a group says where its members work.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from directory import access, mail
from directory.history import recorded
from directory.models import FINDABLE, GroupLink, Listing, Person, Workplace
from directory.owners import owners_of
from directory.texts import owner_text, without_ruby
from directory.tokens import hash_of, new_token

# An organisation asks so many groups a day: they get mails that they did not order.
MOST_A_DAY = 10
_KIND = "group"


class CannotAsk(ValueError):
    """This group cannot be asked."""


class NoAddress(CannotAsk):
    """The group has no e-mail address with us: it is to be spoken with some other way."""


class TooMany(CannotAsk):
    """The organisation has asked many groups today."""


@dataclass(frozen=True)
class Asked:
    """What a workplace sees of a link. agreed: False while the group has not answered, and if it declined."""

    group: Listing
    agreed: bool
    link_id: int


def ask(workplace: Workplace, group: Listing, *, by: Person) -> None:
    """Ask a group whether the workplace may say that they are in touch. Asked again, nothing more is sent.

    Raises NotYours, or CannotAsk.
    """
    with recorded("ask group", by):
        access.require_member(by, workplace.organization)
        if not _groups().filter(pk=group.pk).exists():
            raise access.NotYours("group")
        token = new_token()
        if not (addresses := _addresses(group)):
            raise NoAddress("group")
        since = timezone.now() - timedelta(days=1)
        today = GroupLink.objects.filter(
            workplace__organization=workplace.organization_id, asked_at__gt=since
        )
        if today.count() >= MOST_A_DAY:
            raise TooMany("today")
        _link, created = GroupLink.objects.get_or_create(
            workplace=workplace, group=group, defaults={"asked_by": by, "token_hash": token.hash}
        )
        if created:
            for address, lang in addresses:
                _send(workplace, group, address, lang, token.text)


def asked_by(workplace: Workplace) -> list[Asked]:
    """The groups that a workplace has asked, in the order in which it did."""
    links = workplace.group_links.select_related("group").order_by("asked_at", "pk")
    return [Asked(link.group, link.state == GroupLink.State.AGREED, link.pk) for link in links]


def end(workplace: Workplace, link_id: int, *, by: Person) -> None:
    """The workplace is no longer in touch. Only what was agreed can end: an open question stays one."""
    with recorded("end group link", by):
        access.require_member(by, workplace.organization)
        workplace.group_links.filter(pk=link_id, state=GroupLink.State.AGREED).delete()


def by_token(text: str) -> GroupLink | None:
    """What a group's link opens. None: it was altered, or the workplace ended it."""
    return (
        GroupLink.objects.select_related("workplace__organization", "group")
        .filter(token_hash=hash_of(text))
        .first()
    )


def answer(link: GroupLink, *, agreed: bool) -> None:
    """What the group says, now or later. The last answer holds."""
    state = GroupLink.State.AGREED if agreed else GroupLink.State.DECLINED
    with recorded("group agrees" if agreed else "group declines"):
        locked = GroupLink.objects.select_for_update().get(pk=link.pk)
        if locked.state != state:
            locked.state, locked.answered_at = state, timezone.now()
            locked.save()
    link.refresh_from_db()


def _groups() -> QuerySet[Listing]:
    return Listing.objects.filter(kind=_KIND, status__in=FINDABLE, consent_site=True)


def _addresses(group: Listing) -> list[tuple[str, str]]:
    """Where a group is written to, and in which language: its own contact, else who looks after it here."""
    if group.contact_email:
        return [(group.contact_email, group.language)]
    return [(person.email, mail.lang_of(person.language)) for person in owners_of(group.organization)]


def _send(workplace: Workplace, group: Listing, to: str, lang: str, token: str) -> None:
    name, _own = owner_text(workplace, "name", mail.lang_of(lang))
    mail.send(
        "group_link",
        to,
        lang=lang,
        context={
            "workplace": without_ruby(name),
            "organization": without_ruby(workplace.organization.name),
            "group": without_ruby(group.title),
            "link": mail.address("group-link", token, lang=lang),
        },
    )
