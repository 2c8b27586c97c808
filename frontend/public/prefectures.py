"""All 47 prefectures."""

from django.http import HttpRequest, HttpResponse

from directory import kinds
from frontend.public.kind_words import KIND_WORDS
from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.tile_map import all_prefectures, regions


@page()
def prefectures(request: HttpRequest) -> HttpResponse:
    """The prefectures as a map of tiles and as a list by region."""
    return render(
        request,
        "pages/prefectures.html",
        {
            "regions": regions(all_prefectures(), of_request(request).lang),
            "kinds": [(kind.key, KIND_WORDS[kind.key]) for kind in kinds.all_kinds()],
        },
    )
