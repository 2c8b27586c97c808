"""The groups that a workplace is in touch with: looking for them, asking them, seeing what they said."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory import access, group_links
from directory.models import Listing, Organization, Workplace
from directory.search import Audience, Query, QueryError, search
from directory.texts import tidy
from directory.vocabulary import Lang
from frontend.forms import Form
from frontend.public.cards import Card, cards_of
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.signed_in import organization_page, person_of

_KIND = "group"
_SHOWN = 12
_LONGEST_ID = 19  # digits of a bigint
_REFUSED: dict[type[group_links.CannotAsk], Promise] = {
    group_links.NoAddress: _("この集まりには、ここからメールを送れません。直接、話してみてください。"),
    group_links.TooMany: _("今日は、もうたくさんたずねました。明日、続けてください。"),
}


class WordsForm(Form):
    """What a group may be called."""

    q = forms.CharField(label=_("集まりの名前や、ことば"), max_length=100, required=False)

    def clean_q(self) -> str:
        return tidy(self.cleaned_data["q"])


@organization_page
def groups(request: HttpRequest, organization: Organization, workplace_id: UUID) -> HttpResponse:
    """Those that were asked, and others near the workplace; with words, those that the words find there.

    POST: `ask` a group, or `end` what one agreed to.
    """
    workplace = get_object_or_404(
        Workplace.objects.select_related("place", "organization"), pk=workplace_id, organization=organization
    )
    if request.method == "POST":
        return _changed(request, workplace)
    form = WordsForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    asked = group_links.asked_by(workplace)
    known = {each.group.pk for each in asked}
    found = [] if form.errors else _near(workplace, words, of_request(request).lang)
    context = {
        "organization": organization,
        "workplace": workplace,
        "form": form,
        "asked": asked,
        "found": [card for card in found if UUID(card.id) not in known],
    }
    return render(request, "manage/organizations/groups.html", context, status=400 if form.errors else 200)


def _changed(request: HttpRequest, workplace: Workplace) -> HttpResponse:
    person = person_of(request)
    link_id = request.POST.get("end", "")
    if link_id.isdecimal() and len(link_id) <= _LONGEST_ID:
        group_links.end(workplace, int(link_id), by=person)
        messages.success(request, _("ページから消しました。"))
    else:
        try:
            group_links.ask(workplace, _group(request.POST.get("ask", "")), by=person)
        except group_links.CannotAsk as refused:
            messages.error(request, str(_REFUSED[type(refused)]))
        else:
            messages.success(request, _("たずねるメールを送りました。返事があるまで、どこにも出ません。"))
    return HttpResponseRedirect(request.path)


def _group(group_id: str) -> Listing:
    """The group of that id. Raises NotYours for what is none."""
    try:
        return Listing.objects.get(pk=UUID(group_id), kind=_KIND)
    except (ValueError, Listing.DoesNotExist):
        raise access.NotYours("group") from None


def _near(workplace: Workplace, words: str, lang: Lang) -> list[Card]:
    """Groups around the workplace, the nearest first; where there are none, the nearest of all."""
    point = workplace.place.point
    pairs = [("kind", _KIND), ("near", f"{point.y:.5f},{point.x:.5f}"), ("limit", str(_SHOWN))]
    try:
        page = search(Query.parse([*pairs, ("q", words)] if words else pairs), Audience.SITE)
    except QueryError:
        return []  # words that nothing can be found by
    return cards_of(page.results or page.nearest.get(_KIND, []), lang)
