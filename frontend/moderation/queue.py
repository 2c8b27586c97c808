"""What waits for a moderator, and what has been decided."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from directory import reports, reviews
from directory.models import Person
from frontend.moderation.lines import review_line
from frontend.public.language import of_request
from frontend.public.page import render
from frontend.signed_in import moderation_page, person_of

_MOST = 100


@moderation_page
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """New organisations, first listings and held ones, oldest first."""
    person, lang = person_of(request), of_request(request).lang
    lines = [review_line(each, person, lang) for each in reviews.queue(person)[:_MOST]]
    return render(
        request,
        "moderation/queue.html",
        sections(person, "queue") | {"lines": lines, "days": reviews.REVIEW_DAYS},
    )


@moderation_page
@require_safe
def decided(request: HttpRequest) -> HttpResponse:
    """The decisions of the person's prefectures, newest first."""
    person, lang = person_of(request), of_request(request).lang
    lines = [review_line(each, person, lang) for each in reviews.decided(person)[:_MOST]]
    return render(request, "moderation/decided.html", sections(person, "decided") | {"lines": lines})


def sections(person: Person, here: str) -> dict[str, object]:
    """What every page of moderation shows on top: how much waits where."""
    return {
        "here": here,
        "reviews_waiting": reviews.queue(person).count(),
        "reports_waiting": reports.waiting(person).count(),
    }
