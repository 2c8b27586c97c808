"""All 47 prefectures."""

from django.http import HttpRequest, HttpResponse

from frontend.public.language import of_request
from frontend.public.page import page, render
from frontend.public.tile_map import all_prefectures, regions, sums


@page()
def prefectures(request: HttpRequest) -> HttpResponse:
    """The prefectures as a map of tiles and as tables by region."""
    shown = regions(all_prefectures(), of_request(request).lang)
    return render(request, "pages/prefectures.html", {"regions": shown, "sums": sums()})
