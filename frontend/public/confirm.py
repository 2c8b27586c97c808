"""The page behind a reminder: one button says that it is still like this. Opening it changes nothing."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from directory import confirming
from directory.confirming import Link
from directory.models import Listing
from directory.search import Audience, listing_by_id
from directory.texts import day, last_day
from directory.vocabulary import Lang
from frontend.public.cards import card_of
from frontend.public.language import of_request
from frontend.public.mailed import mailed_page, unknown_link
from frontend.public.page import page

_EDITORS = {"job": "manage-job"}
_STEPS = {"confirm": confirming.confirm, "close": confirming.close}


@page(form=True)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A listing as it stands, and whether it is still like this; no sign-in.

    A button pressed too late or twice shows how things are by now. 404 for a link that opens nothing.
    """
    opened = confirming.read(token)
    if opened is None:
        return unknown_link(request)
    if request.method == "POST" and (step := _STEPS.get(request.POST.get("step", ""))):
        with suppress(confirming.CannotConfirm):  # the page says how things are
            step(opened)
        return HttpResponseRedirect(request.get_full_path())
    return _page(request, opened, of_request(request).lang)


def _page(request: HttpRequest, opened: Link, lang: Lang) -> HttpResponse:
    listing = opened.listing
    result = listing_by_id(listing.pk, Audience.SITE)
    context = {
        "state": confirming.state_of(opened),
        "card": card_of(result, lang) if result else None,
        "title": listing.title,
        "editor": _editor(listing),
        "until": day(last_day(listing.expires_at), lang) if listing.expires_at else "",
    }
    return mailed_page(request, "pages/confirm.html", context)


def _editor(listing: Listing) -> str:
    """Where the listing is changed, after signing in; kinds that nobody edits here yet lead to what waits."""
    name = _EDITORS.get(listing.kind)
    return reverse(name, args=[listing.organization_id, listing.pk]) if name else reverse("manage")
