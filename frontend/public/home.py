"""The first page: the question, the four kinds, the map of Japan."""

from django.http import HttpRequest, HttpResponse

from directory import kinds
from directory.models import Listing
from frontend.public.kind_words import KIND_WORDS
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.tile_map import all_prefectures, regions, sums


@page()
def home(request: HttpRequest) -> HttpResponse:
    """Asks where, and shows what there is."""
    shown = regions(all_prefectures(), of_request(request).lang)
    return render(
        request,
        "pages/home.html",
        {
            "kinds": [(kind.key, KIND_WORDS[kind.key]) for kind in kinds.all_kinds()],
            "regions": shown,
            "sums": sums(),
            "has_samples": Listing.objects.findable().filter(sample=True).exists(),
        },
    )
