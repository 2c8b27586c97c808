"""“Report a problem”: on every listing, without an account, and nothing about the reader is kept."""

from typing import cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from directory import kinds, reports
from directory.models import Listing, Report
from directory.rates import Rate
from directory.texts import owner_text, tidy
from frontend.forms import Form
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.wording import language_of

# From one address in an hour: enough for a room full of people behind one.
RATE = Rate(settings.RATE_REPORTS, 60 * 60)
LONGEST = 1000  # characters


ABOUT: dict[str, Promise] = {
    Report.About.CLOSED: _("もう終わっている"),
    Report.About.WRONG: _("書いてあることが、本当とちがう"),
    Report.About.CONTACT: _("連絡がつかない"),
    Report.About.HARMFUL: _("人を傷つけるもの、あぶないもの"),
    Report.About.OTHER: _("ほかのこと"),
}


class ReportForm(Form):
    """What is wrong, and in the reader's own words what they know."""

    about = forms.ChoiceField(
        label=_("何のことですか"),
        choices=list(ABOUT.items()),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("くわしく教えてください"),
        help_text=_("あなたの名前や連絡先は、書かないでください。返事はできません。"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_words(self) -> str:
        return tidy(self.cleaned_data["words"], lines=True)


@page(form=True)
def report(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """The form, and what was sent with it. 404 for what has no page; 429 with the words still in the form."""
    listing = _listing(listing_id)
    if request.method != "POST":
        return _page(request, listing, ReportForm())
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, listing, form, status=400)
    if not RATE.allows(_address(request)):
        form.add_error(None, _("短い間に、たくさん届きました。1時間ほどたってから、もう一度送ってください。"))
        return _page(request, listing, form, status=429)
    reports.file(listing, about=Report.About(form.cleaned_data["about"]), words=form.cleaned_data["words"])
    return HttpResponseRedirect(reverse("report-sent", args=[listing.pk]))


@page()
def sent(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """What happens with it now."""
    return render(request, "pages/report_sent.html", _about(request, _listing(listing_id)))


def _address(request: HttpRequest) -> str:
    """Where a request comes from, past the proxies that the settings name."""
    return BaseThrottle().get_ident(cast(Request, request)) or ""


def _listing(listing_id: UUID) -> Listing:
    listing = reports.reportable(listing_id)
    if listing is None:
        raise Http404
    return listing


def _page(request: HttpRequest, listing: Listing, form: ReportForm, status: int = 200) -> HttpResponse:
    return render(request, "pages/report.html", _about(request, listing) | {"form": form}, status=status)


def _about(request: HttpRequest, listing: Listing) -> dict[str, object]:
    lang = of_request(request).lang
    title, title_in = owner_text(listing, "title", lang)
    return {
        "title": title,
        "title_lang": language_of(title, lang, title_in),
        "url": reverse("listing", args=[kinds.get(listing.kind).path, listing.pk]),
    }
