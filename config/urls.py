"""Every address of the site. The machine's faces come first; pages take the rest."""

from django.urls import include, path, re_path

from api.rest.unknown import UnknownAddress
from config.health import healthz, readyz
from frontend.operators import rows  # noqa: F401  # what stands in it
from frontend.operators.site import site as operators

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("api/v1/", include("api.rest.urls")),
    re_path(r"^api(?:/|$)", UnknownAddress.as_view()),
    path("tiles/", include("api.tiles.urls")),
    path("admin/", operators.urls),
    path("dev/", include("frontend.dev.urls")),
    path("", include("api.feeds.urls")),
    path("accounts/", include("frontend.accounts.urls")),
    path("manage/", include("frontend.manage.urls")),
    path("moderation/", include("frontend.moderation.urls")),
    path("", include("frontend.public.urls")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
handler429 = "config.errors.too_many"  # django-allauth asks for it
