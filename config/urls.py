"""Every address of the site. The machine's faces come first; pages take the rest."""

from django.urls import include, path

from config.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("api/v1/", include("api.rest.urls")),
    path("", include("frontend.public.urls")),
]
