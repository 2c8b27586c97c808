"""The page of one listing, whatever its kind."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from directory.models import Status
from directory.search import Audience, listing_by_id
from frontend.public.cards import listing_url
from frontend.public.errors import gone
from frontend.public.language import of_request
from frontend.public.listing_pages import page_of
from frontend.public.page import page, render


def uuid_or_404(text: str) -> UUID:
    """An id out of an address; 404 when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@page()
def listing(request: HttpRequest, kind_path: str, listing_id: str) -> HttpResponse:
    """A listing by its id. Withdrawn: 410. Closed: says so. Under another kind's address: a redirect."""
    result = listing_by_id(uuid_or_404(listing_id), Audience.SITE)
    if result is None:
        raise Http404
    if result.listing.status == Status.WITHDRAWN:
        return gone(request)
    if listing_url(result) != reverse("listing", args=[kind_path, listing_id]):
        return HttpResponsePermanentRedirect(listing_url(result))
    template, context = page_of(result, of_request(request).lang, request.build_absolute_uri("/")[:-1])
    return render(request, template, context)
