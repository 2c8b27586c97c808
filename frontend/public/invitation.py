"""The page that an invitation's link opens. Opening it changes nothing; its one button accepts."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from directory import invitations
from directory.invitations import InvitationState
from directory.models import Invitation, Membership, Person
from directory.texts import day
from frontend.public.cards import organization_name
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.templatetags.words import ruby

# An altered link is none; one that was used or has run out was there.
_STATUS = {InvitationState.ACCEPTED: 410, InvitationState.WITHDRAWN: 410, InvitationState.EXPIRED: 410}


@page(form=True)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, to what, and what to do next. POST: accept, as the person who has signed in."""
    found = invitations.by_token(token)
    state = invitations.state_of(found) if found else None
    if found is None or state != InvitationState.OPEN:
        return _answer(request, {"state": state}, _STATUS.get(state, 404) if state else 404)
    person = request.user if isinstance(request.user, Person) else None
    if request.method == "POST":
        if person is None:
            return redirect_to_login(request.path)
        try:
            organization = invitations.accept(found, by=person)
        except invitations.NotOpen:
            return redirect(request.path)  # somebody was faster: the page says so
        except invitations.OtherAddress:
            return _open(request, found, person, status=403)
        messages.success(request, _("団体の仲間になりました。"))
        return redirect("manage-organization", organization.pk)
    return _open(request, found, person)


def _open(request: HttpRequest, found: Invitation, person: Person | None, status: int = 200) -> HttpResponse:
    lang = of_request(request).lang
    name, name_lang = organization_name(found.organization, lang)
    # The voice of a screen reader changes for a name in another language, in the middle of a sentence.
    said = format_html('<span lang="{}">{}</span>', name_lang, ruby(name)) if name_lang else name
    context = {
        "state": InvitationState.OPEN,
        "name": said,
        "owner": found.role == Membership.Role.OWNER,
        "address": masked(found.email),
        "until": day(timezone.localdate(found.expires_at), lang),
        "person": person,
        "same": person is not None and person.email.lower() == found.email.lower(),
        "acceptable": person is not None and invitations.is_for(found, person),
    }
    return _answer(request, context, status)


def _answer(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, "pages/invitation.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def masked(email: str) -> str:
    """h…@example.com: enough to know which of one's own addresses is meant, for nobody else of use."""
    name, _at, host = email.rpartition("@")
    return f"{name[:1]}…@{host}"
