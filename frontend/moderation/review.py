"""One review: all that a moderator needs, and the decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from directory import reviews
from directory.models import HAS_PAGE, Listing, Organization, Person, Review
from directory.search.results import load
from directory.texts import day
from directory.vocabulary import Lang, label
from frontend.moderation.advice import advice_on
from frontend.moderation.decision import ReviewForm
from frontend.moderation.lines import review_line
from frontend.moderation.queue import sections
from frontend.public.cards import card_of
from frontend.public.language import of_request
from frontend.public.listing_pages import page_of
from frontend.public.page import render
from frontend.public.place_names import municipality_name
from frontend.signed_in import moderation_page, person_of

_REFUSED: dict[type[reviews.NotDecided], Promise] = {
    reviews.AlreadyDecided: _("ほかの担当の人が、先に決めていました。"),
    reviews.OwnReview: _("自分がかかわるものは、決められません。ほかの担当の人が見ます。"),
    reviews.NoLongerWaiting: _("載せた人が、とりもどしました。いまは待っていません。"),
    reviews.OrganizationFirst: _("先に、団体を確かめてください。"),
    reviews.ChangedMeanwhile: _(
        "読んでいるあいだに、載せた人が書き直しました。いまの内容を見てから、決めてください。"
    ),
}
_DONE = _("決めました。載せた人に、メールで伝えました。")


@moderation_page
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """What is looked at, why, and what was decided before; below it the form for the decision."""
    person = person_of(request)
    found = reviews.review_of(person, review_id)
    if request.method != "POST":
        return _page(request, person, found, ReviewForm(found))
    form = ReviewForm(found, request.POST)
    if not form.is_valid():
        return _page(request, person, found, form, status=400)
    try:
        _decide(found, person, form.cleaned_data)
    except reviews.NotDecided as refused:
        found.refresh_from_db()
        form.add_error(None, str(_REFUSED[type(refused)]))
        return _page(request, person, found, form, status=409)
    messages.success(request, _DONE)
    return HttpResponseRedirect(reverse("moderation"))


@moderation_page
@require_safe
def preview(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """The listing's page as everybody would see it."""
    listing = reviews.review_of(person_of(request), review_id).listing
    if listing is None:
        raise Http404
    template, context = page_of(_result(listing), of_request(request).lang, "")
    return render(request, template, context | {"preview": True})


def _decide(found: Review, person: Person, sent: dict[str, str]) -> None:
    decision, words = sent["decision"], sent["words"]
    if decision == "approve":
        reviews.approve(found, by=person, words=words, read=sent["read"])
    elif decision == "return":
        reviews.return_to_owner(found, by=person, words=words)
    else:
        reviews.decline(found, by=person, reason=words)


def _page(
    request: HttpRequest, person: Person, found: Review, form: ReviewForm, status: int = 200
) -> HttpResponse:
    lang = of_request(request).lang
    listing = found.listing
    context = {
        "line": review_line(found, person, lang),
        "open": found.state == Review.State.OPEN,
        "form": form,
        "stamp": reviews.stamp_of(found),
        "card": card_of(_result(listing), lang) if listing else None,
        "public": listing is not None and listing.status in HAS_PAGE,
        "advice": advice_on(listing, lang) if listing else [],
        "about": _organization(found.organization, lang),
        "before": [review_line(each, person, lang) for each in _before(found)],
    }
    return render(request, "moderation/review.html", sections(person, "queue") | context, status=status)


def _result(listing: Listing) -> Any:
    """The listing as a search would hand it over, whatever its state."""
    return load([(listing.pk, None)])[0]


def _organization(organization: Organization, lang: Lang) -> dict[str, Any]:
    return {
        "name": organization.name,
        "org_type": label("org_type", organization.org_type, lang),
        "where": municipality_name(organization.municipality, lang, with_prefecture=True),
        "website": organization.website,
        "description": organization.description,
        "since": day(organization.created_at.date(), lang),
        "verified": organization.verified_at is not None,
        "members": organization.memberships.count(),
        "listed": organization.listings.filter(published_at__isnull=False).count(),
    }


def _before(found: Review) -> list[Review]:
    """Earlier decisions about the same organisation and its listings."""
    earlier = found.organization.reviews.exclude(pk=found.pk).exclude(state=Review.State.OPEN)
    return list(earlier.select_related("organization", "listing", "decided_by").order_by("-decided_at")[:20])
