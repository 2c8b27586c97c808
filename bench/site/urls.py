"""The site's addresses, and the least that a Django view can be: behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def constant(request: HttpRequest) -> HttpResponse:
    """The same few bytes each time."""
    return HttpResponse(b'{"constant":true}', content_type="application/json")


urlpatterns = [path("bench/constant/", constant), path("", include("config.urls"))]
